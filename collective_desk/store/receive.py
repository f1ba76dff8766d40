"""Taking in transactions of other desks: checked, linked, parked where a link is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from collective_desk.domain.clock import LATEST
from collective_desk.domain.errors import DeskError

from .connect import raw, scalar
from .journal import Entry, Tips, digest, transaction_id
from .kernel import Kernel
from .lines import Spot
from .records import Packed, Receipt
from .standing import Standing, StandingHeads

PARKED_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of transactions that may wait for an earlier parcel."""
OPS_LIMIT: Final = 10_000
ID: Final = re.compile(r"[0-9a-zA-Z_:.-]{1,80}")
LINK: Final = re.compile(r"[0-9a-f]{64}")
FIELD: Final = re.compile(r"[a-z_][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class _Incoming:
    id: str
    entry: Entry
    packed: Packed

    @property
    def links(self) -> tuple[str, ...]:
        prev = (self.entry.prev,) if self.entry.prev else ()
        return prev + self.entry.merges


@dataclass(slots=True)
class Receive:
    """One receive into a desk file, inside a transaction of the caller."""

    kernel: Kernel
    tips: Tips
    people: set[str] = field(default_factory=set)
    copies: int = 0

    def take(self, transactions: Iterable[Packed]) -> Receipt:
        """Take in what is new; what links to something not here yet waits."""
        journal = self.kernel.journal
        incoming: dict[str, _Incoming] = {}
        known = 0
        for packed in transactions:
            arrived = checked(packed)
            if arrived.id in incoming or journal.has(arrived.id):
                known += 1
            else:
                incoming[arrived.id] = arrived
        for arrived in self._parked():
            incoming.setdefault(arrived.id, arrived)
        heads = StandingHeads(self.kernel.connection, self.kernel.lines)
        linked = self._link(incoming, heads)
        heads.keep(self.kernel.projection)
        self._park([arrived for arrived in incoming.values() if arrived.id not in linked], linked)
        if linked:
            journal.keep_tips("team", self.tips)
        return Receipt(
            new=len(linked), known=known, waiting=len(incoming) - len(linked), copies=self.copies,
            people=frozenset(self.people),
            touched=heads.touched,
        )

    def _link(self, incoming: dict[str, _Incoming], heads: StandingHeads) -> set[str]:
        """Append what is complete, each after what it links to; say which."""
        journal = self.kernel.journal
        waits: dict[str, int] = {}
        followers: dict[str, list[str]] = {}
        ready = []
        for arrived in incoming.values():
            missing = {link for link in arrived.links if not journal.has(link)}
            waits[arrived.id] = len(missing)
            for link in missing:
                followers.setdefault(link, []).append(arrived.id)
            if not missing:
                ready.append(arrived.id)
        linked: set[str] = set()
        seq = journal.next_seq()
        while ready:
            id = ready.pop()
            spot = self._append(incoming[id], seq)
            self._stand(incoming[id], heads, seq, spot)
            seq += 1
            linked.add(id)
            for follower in followers.get(id, ()):
                waits[follower] -= 1
                if not waits[follower]:
                    ready.append(follower)
        return linked

    def _append(self, arrived: _Incoming, seq: int) -> Spot:
        entry = arrived.entry
        journal, lines = self.kernel.journal, self.kernel.lines
        self._note_copy(entry)
        spots = [spot for link in entry.merges if (spot := journal.spot(link))]
        spot = lines.append(journal.spot(entry.prev), spots)
        journal.insert(seq, arrived.id, entry, arrived.packed.text, spot, local=False, deed=seq)
        self.people.add(entry.person)
        links = set(arrived.links)
        self.tips.ends = [end for end in self.tips.ends if end not in links] + [arrived.id]
        self.tips.hlc = max(self.tips.hlc, entry.hlc)
        return spot

    def _stand(self, arrived: _Incoming, heads: StandingHeads, seq: int, spot: Spot) -> None:
        """Keep the values of a transaction, and let them stand."""
        told = list(zip(arrived.entry.ops, arrived.packed.cells, strict=True))
        raw(self.kernel.connection).executemany(
            "INSERT INTO op(kind, id, field, seq, idx, value, salt) VALUES (?,?,?,?,?,?,?)",
            [(*op[:3], seq, index, value, salt)
             for index, (op, (value, salt)) in enumerate(told)])
        for op, (value, _) in told:
            heads.join(op[:3], Standing(seq, spot, value))

    def _note_copy(self, entry: Entry) -> None:
        """Count numbers used twice: somebody went on from a copied file."""
        twin = raw(self.kernel.connection).execute(
            "SELECT 1 FROM tx WHERE sitting=? AND number=?", (entry.sitting, entry.number)
        ).fetchone()
        self.copies += twin is not None

    def _parked(self) -> list[_Incoming]:
        rows = raw(self.kernel.connection).execute("SELECT id, text, cells FROM parked").fetchall()
        return [
            _Incoming(id, Entry.parse(text),
                      Packed(text, tuple((value, salt) for value, salt in json.loads(cells))))
            for id, text, cells in rows
        ]

    def _park(self, waiting: list[_Incoming], linked: set[str]) -> None:
        run = raw(self.kernel.connection).execute
        if linked:
            run("DELETE FROM parked WHERE id IN (SELECT id FROM tx)")
        for arrived in waiting:
            run("INSERT OR IGNORE INTO parked(id, text, cells) VALUES (?,?,?)",
                (arrived.id, arrived.packed.text, json.dumps(arrived.packed.cells)))
        if waiting:
            size = scalar(run("SELECT sum(length(text) + length(cells)) FROM parked")) or 0
            if size > PARKED_LIMIT:
                raise DeskError("parcel.too_much_waiting")


def checked(packed: Packed) -> _Incoming:
    """Check one transaction of a stranger: its shape, and every value against its digest.

    Raises DeskError "parcel.transaction" where anything does not hold; the desk is not touched.
    """
    try:
        entry = Entry.parse(packed.text)
        _require(_is_well_formed(entry) and entry.text() == packed.text)
        _require(len(entry.ops) == len(packed.cells))
        for op, (value, salt) in zip(entry.ops, packed.cells, strict=True):
            _require(value is None or (salt is not None and digest(value, salt) == op[3]))
            _require(value is None or len(value) <= 1024 * 1024)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DeskError("parcel.transaction") from error
    return _Incoming(transaction_id(packed.text), entry, packed)


def _is_well_formed(entry: Entry) -> bool:
    numbers: tuple[object, ...] = (entry.hlc, entry.number)
    names: tuple[object, ...] = (entry.person, entry.action, entry.sitting)
    links: tuple[object, ...] = (*entry.merges, *filter(None, (entry.prev,)))
    return (
        entry.scope == "team"
        and entry.mode in ("do", "undo", "redo")
        and all(isinstance(number, int) for number in numbers)
        and 0 <= entry.hlc < LATEST
        and len(entry.ops) <= OPS_LIMIT
        and all(isinstance(said, str) and len(said) < 400 for said in names)
        and all(isinstance(link, str) and LINK.fullmatch(link) for link in links)
        and len({op[:3] for op in entry.ops}) == len(entry.ops)
        and all(ID.fullmatch(kind) and ID.fullmatch(id) and FIELD.fullmatch(name)
                for kind, id, name, _ in entry.ops)
    )


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError
