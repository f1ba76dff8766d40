"""What a stranger's transaction must look like before any of it is believed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import Any, Final

from collective_desk.domain.clock import LATEST
from collective_desk.domain.errors import DeskError

from .journal import Entry, digests, transaction_id
from .records import MODES, Packed, is_private
from .strict import strict

OPS_LIMIT: Final = 10_000
LINKS_LIMIT: Final = 1_000
LONGEST_TEXT: Final = 4 * 1024 * 1024
LONGEST_VALUE: Final = 1024 * 1024
LONGEST_NAME: Final = 399
ID: Final = re.compile(r"[0-9a-zA-Z_:.-]{1,80}")
LINK: Final = re.compile(r"[0-9a-f]{64}")
FIELD: Final = re.compile(r"[a-z_][a-z0-9_]{0,63}")
DIGEST: Final = re.compile(r"[0-9a-zA-Z_-]{22}")
SALT: Final = re.compile(r"[0-9a-zA-Z_-]{16,64}")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A transaction that holds together; whether its links are here is another question."""

    id: str
    entry: Entry
    packed: Packed

    @property
    def links(self) -> tuple[str, ...]:
        """What must be here before it."""
        prev = (self.entry.prev,) if self.entry.prev else ()
        return prev + self.entry.merges


def checked(packed: Packed, values: dict[str | None, Any]) -> Incoming:
    """Check one transaction of a stranger: its shape, and every value against its digest.

    What its values say is added to `values`, by their JSON, so that each is read once. Keys that
    this program does not know are a newer one's: the text is kept as it came. Raises DeskError
    "parcel.transaction", or "parcel.newer" where the format itself is another.
    """
    try:
        _require(_is_text(packed.text, LONGEST_TEXT))
        said = strict(packed.text)
        _require(isinstance(said, dict) and is_whole(said["v"], 1))
        if said["v"] > 1:
            raise DeskError("parcel.newer")
        entry = _entry(said)
        _check_cells(entry, packed, values)
        return Incoming(transaction_id(packed.text), entry, packed)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DeskError("parcel.transaction") from error


def is_whole(value: object, least: int, below: int = 2**53) -> bool:
    """Say whether something is a whole number within bounds; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < below


def _entry(said: dict[str, Any]) -> Entry:
    _require(said["scope"] == "team" and said["mode"] in MODES)
    _require(is_whole(said["n"], 1) and is_whole(said["hlc"], 0, LATEST))
    for name in ("person", "action", "sitting"):
        _require(_is_text(said[name], LONGEST_NAME))
    merges, about, ops = (_listed(said, name) for name in ("merges", "about", "ops"))
    _require(len(merges) <= LINKS_LIMIT and len(about) <= OPS_LIMIT and len(ops) <= OPS_LIMIT)
    links = [link for link in (said["prev"], said["of"], *merges) if link is not None]
    _require(all(LINK.fullmatch(link) for link in links))
    _require(len({*merges, said["prev"]}) == len(merges) + 1)
    _require(all(ID.fullmatch(id) and not is_private(id) for id in about))
    kinds, ids, names, _ = zip(*ops, strict=True) if ops else ((), (), (), ())
    _require(_all_match(ID, {*kinds, *ids}) and _all_match(FIELD, {*names}))
    _require(not any(map(is_private, {*ids})))
    _require(len({*zip(kinds, ids, names, strict=True)}) == len(ops))
    return Entry.read(said)


def _listed(said: dict[str, Any], name: str) -> list[Any]:
    _require(isinstance(said[name], list))
    return list(said[name])


def _check_cells(entry: Entry, packed: Packed, values: dict[str | None, Any]) -> None:
    """A value that was forgotten on purpose is None; all others must be what was hashed."""
    _require(len(entry.ops) == len(packed.cells))
    _require(_all_match(SALT, {salt for _, salt in packed.cells if salt is not None}))
    hashed = [op[3] for op in entry.ops]
    texts = [value for value, _ in packed.cells if value is not None]
    salts = [salt for value, salt in packed.cells if value is not None and salt is not None]
    if len(texts) < len(hashed):
        told = [value is not None for value, _ in packed.cells]
        _require(_all_match(DIGEST, compress(hashed, map(not_, told))))
        hashed = [*compress(hashed, told)]
    _require(len(salts) == len(texts) and digests(texts, salts) == hashed)
    for text in texts:
        if text not in values:
            _require(_is_text(text, LONGEST_VALUE))
            values[text] = strict(text)


def _all_match(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    return all(map(pattern.fullmatch, texts))


def _is_text(value: object, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError
