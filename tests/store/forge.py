"""Transactions as a stranger might write them: whole in their hashes, and otherwise as told."""

from __future__ import annotations

import json

from collective_desk.store.journal import digest, transaction_id
from collective_desk.store.records import Packed

SALT = "s" * 16
AT = 1_790_000_000_000_000


def forge(cells: list[tuple[str, str, str, str]], **said: object) -> Packed:
    """Make a transaction of cells (kind, id, field, JSON), with other things said as named."""
    text = {
        "v": 1, "scope": "team", "sitting": "forged", "n": 1, "prev": None, "merges": [],
        "hlc": AT, "person": "Mallory", "action": "forge", "mode": "do", "of": None, "about": [],
        "ops": [[kind, id, field, digest(value, SALT)] for kind, id, field, value in cells],
    } | said
    return Packed(json.dumps(text), tuple((value, SALT) for *_, value in cells))


def id_of(packed: Packed) -> str:
    return transaction_id(packed.text)


def chain(*parts: list[tuple[str, str, str, str]], **said: object) -> list[Packed]:
    """Make transactions that follow each other."""
    made: list[Packed] = []
    for number, cells in enumerate(parts, start=1):
        prev = id_of(made[-1]) if made else None
        made.append(forge(cells, **{"prev": prev, "n": number, "hlc": AT + number, **said}))
    return made
