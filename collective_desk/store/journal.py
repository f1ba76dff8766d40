"""The journal: transactions whose id is the hash of their text, linked like commits in git."""

from __future__ import annotations

import hashlib
import json
import os
from binascii import b2a_base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from json.encoder import encode_basestring as q
from operator import itemgetter
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import Connection

from collective_desk.domain.clock import moment
from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError

from .codec import canonical
from .connect import raw, scalar
from .records import Deed, Mode, Packed, Scope

SALTS_AT_ONCE: Final = 256
"""Salts drawn from the system in one call, which costs an edit more than hashing does."""
Cell = tuple[str, str, str]
"""Kind, id and field: the address of one value."""


@dataclass(slots=True)
class Tips:
    """Where one scope of this file stands: its own last transaction, the open ends, the clock."""

    own: str | None = None
    ends: list[str] = field(default_factory=list)
    hlc: int = 0
    sitting: str | None = None
    number: int = 0
    spot: tuple[int, int] | None = None
    """Line and position of the own transaction, once known."""

    def copy(self) -> Tips:
        """Give a second record, to be moved while a commit may still fail."""
        return Tips(
            self.own, list(self.ends), self.hlc, self.sitting, self.number, self.spot)


def digest(value: str, salt: str) -> str:
    """Give the salted digest of a value, so that it can be forgotten and the hash still verifies.

    128 bits of SHA-256, as 22 letters: nobody finds another value for a given digest.
    """
    return _letters(hashlib.sha256(f"{salt}|{value}".encode()).digest()[:16])


def digests(values: Iterable[str], salts: Iterable[str]) -> list[str]:
    """Give the salted digests of many values."""
    # Two bytes more make whole letters of each: those of all are written at once.
    drawn = [hashlib.sha256(f"{salt}|{value}".encode()).digest()[:16]
             for value, salt in zip(values, salts, strict=True)]
    letters = _letters(b"\0\0".join([*drawn, b""]))
    return [letters[at : at + 22] for at in range(0, 24 * len(drawn), 24)]


def transaction_id(text: str) -> str:
    """Give the identity of a transaction: the hash of its stored text."""
    return hashlib.sha256(text.encode()).hexdigest()


def fresh_salts() -> Iterator[str]:
    """Draw random salts without end, 96 bits each, so that an erased 1 to 5 cannot be guessed."""
    while True:
        letters = _letters(os.urandom(12 * SALTS_AT_ONCE))
        for at in range(0, len(letters), 16):
            yield letters[at : at + 16]


def _letters(drawn: bytes) -> str:
    return b2a_base64(drawn, newline=False).translate(_URL_SAFE, b"=").decode()


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def _or_null(said: str | None) -> str:
    return "null" if said is None else q(said)


def _list(said: Iterable[str]) -> str:
    return f"[{','.join(map(q, said))}]"


class Entry(NamedTuple):
    """What a transaction's text says."""

    scope: Scope
    sitting: str
    number: int
    prev: str | None
    merges: tuple[str, ...]
    hlc: int
    person: str
    action: str
    mode: Mode
    of: str | None
    about: tuple[str, ...]
    ops: tuple[tuple[str, str, str, str], ...]
    """Kind, id, field and digest of the value."""
    within: tuple[EntityId, int] | None = None
    """Session and step (from 0) in which it was written; said only where there was one."""

    def text(self) -> str:
        """Write the canonical text, which is hashed and stored as it is."""
        # By hand, a third of what the general encoder costs; a test holds them to be the same.
        ops = ",".join([f"[{q(kind)},{q(id)},{q(name)},{q(said)}]"
                        for kind, id, name, said in self.ops])
        within = "" if self.within is None else f',"within":{canonical(self.within)}'
        return (
            f'{{"about":{_list(self.about)},"action":{q(self.action)},"hlc":{self.hlc},'
            f'"merges":{_list(self.merges)},"mode":{q(self.mode)},"n":{self.number},'
            f'"of":{_or_null(self.of)},"ops":[{ops}],"person":{q(self.person)},'
            f'"prev":{_or_null(self.prev)},"scope":{q(self.scope)},'
            f'"sitting":{q(self.sitting)},"v":1{within}}}')

    @classmethod
    def parse(cls, text: str) -> Entry:
        """Read a text that this program wrote or that was checked before.

        Raises DeskError "desk.damaged" where the disk has changed it since.
        """
        try:
            return cls.read(json.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise DeskError("desk.damaged") from error

    @classmethod
    def read(cls, said: dict[str, Any]) -> Entry:
        """Make an entry of what was read; keys of a newer program stay in the text alone."""
        return cls(
            scope=said["scope"], sitting=said["sitting"], number=said["n"], prev=said["prev"],
            merges=tuple(said["merges"]), hlc=said["hlc"], person=said["person"],
            action=said["action"], mode=said["mode"], of=said["of"],
            about=tuple(said["about"]), ops=tuple(tuple(item) for item in said["ops"]),
            within=_within(said.get("within")),
        )


def _within(said: object) -> tuple[EntityId, int] | None:
    """Read session and step; what a newer program means by it is none of ours."""
    match said:
        case [str() as session, int() as step]:
            return session, step
    return None


class Journal:
    """Reading and appending transactions of one desk file."""

    def __init__(self, connection: Connection) -> None:
        self._run = raw(connection).execute
        self._last: int | None = None

    def tips(self, scope: Scope) -> Tips:
        """Read where a scope stands; the sitting is minted anew at each opening."""
        stored = scalar(self._run("SELECT value FROM state WHERE key=?", (f"tips.{scope}",)))
        if stored is None:
            return Tips()
        said = json.loads(stored)
        return Tips(own=said["own"], ends=said["ends"], hlc=said["hlc"])

    def keep_tips(self, scope: Scope, tips: Tips) -> None:
        """Write where a scope stands."""
        said = f'{{"ends":{_list(tips.ends)},"hlc":{tips.hlc},"own":{_or_null(tips.own)}}}'
        self._run(
            "INSERT INTO state(key, value) VALUES (?,?) "
            "ON CONFLICT(key) DO UPDATE SET value=excluded.value",
            (f"tips.{scope}", said),
        )

    def next_seq(self) -> int:
        """Give the number under which this file will keep its next transaction."""
        if self._last is None:
            self._last = int(scalar(self._run("SELECT coalesce(max(seq), 0) FROM tx")))
        return self._last + 1

    def look_again(self) -> None:
        """Ask the file for its last number: something was not saved."""
        self._last = None

    def spot(self, id: str | None) -> tuple[int, int] | None:
        """Find the line and position of a transaction; None where it is not here."""
        if id is None:
            return None
        return cast("tuple[int, int] | None",
                    self._run("SELECT line, pos FROM tx WHERE id=?", (id,)).fetchone())

    def has(self, id: str) -> bool:
        """Say whether a transaction is here and linked."""
        return self.scope(id) is not None

    def scope(self, id: str) -> Scope | None:
        """Give the scope of a transaction; None where it is not here."""
        return cast("Scope | None", scalar(self._run("SELECT scope FROM tx WHERE id=?", (id,))))

    def twins(self, first: int) -> int:
        """Count transactions, from this one on, whose number was given before: of copied files."""
        return int(scalar(self._run(
            "SELECT count(*) FROM tx n WHERE seq>=? AND seq>(SELECT min(seq) FROM tx o"
            " WHERE o.sitting=n.sitting AND o.number=n.number)", (first,))))

    def insert(
        self, seq: int, id: str, entry: Entry, text: str, spot: tuple[int, int],
        *, local: bool, deed: int,
    ) -> None:
        """Append a transaction under its number."""
        self._last = seq
        self._run(
            "INSERT INTO tx(seq, id, scope, sitting, number, hlc, person, action, mode, local,"
            " deed, line, pos, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (seq, id, entry.scope, entry.sitting, entry.number, entry.hlc, entry.person,
             entry.action, entry.mode, int(local), deed, spot[0], spot[1], text),
        )

    def pack(self, scope: Scope = "team", after: int = 0) -> list[Packed]:
        """Give the transactions of a scope as they travel, each after those it links to."""
        rows = self._run(
            "SELECT seq, text FROM tx WHERE scope=? AND seq>? ORDER BY seq", (scope, after)
        ).fetchall()
        return [Packed(text, self.cells(seq, Entry.parse(text))) for seq, text in rows]

    def cells(self, seq: int, entry: Entry) -> tuple[tuple[str | None, str | None], ...]:
        """Read value and salt of each cell of a transaction, in the order of its text."""
        found = (
            self._run("SELECT value, salt FROM op WHERE kind=? AND id=? AND field=? AND seq=?",
                      (*op[:3], seq)).fetchone()
            for op in entry.ops
        )
        return tuple(found)

    def history(self, limit: int, before: int | None = None) -> list[Deed]:
        """Give the latest deeds, newest first; `before` is the number of a deed."""
        rows = self._run(
            "SELECT deed, id, text FROM tx WHERE action<>'join' AND deed IN (SELECT DISTINCT deed"
            " FROM tx WHERE deed < ? ORDER BY deed DESC LIMIT ?) ORDER BY deed DESC, seq",
            (before if before is not None else 2**62, limit),
        )
        return [
            deed_of(number, [(id, text) for _, id, text in parts])
            for number, parts in groupby(rows, key=itemgetter(0))
        ]


def deed_of(number: int, parts: list[tuple[str, str]]) -> Deed:
    """Say what a deed did, from the ids and texts of its transactions."""
    entries = [Entry.parse(text) for _, text in parts]
    first = entries[0]
    about = tuple(dict.fromkeys(id for entry in entries for id in entry.about))
    touched = tuple(dict.fromkeys(op[:2] for entry in entries for op in entry.ops))
    return Deed(
        tx=parts[0][0], time=time_of(first.hlc), person=first.person, action=first.action,
        mode=first.mode, about=about, scope=first.scope, of=first.of, touched=touched,
        number=number, within=first.within,
    )


def time_of(hlc: int) -> datetime:
    """Give the time of a stamp."""
    return moment(hlc)
