"""Taking in transactions of other desks: checked, linked, parked where a link is missing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from collective_desk.domain.errors import DeskError

from .connect import raw, scalar
from .incoming import Incoming, checked
from .journal import Entry, Tips
from .kernel import Kernel
from .lines import Spot
from .records import Packed, Receipt
from .standing import Standing, StandingHeads

PARKED_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of transactions that may wait for an earlier parcel."""


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
        incoming: dict[str, Incoming] = {}
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

    def _link(self, incoming: dict[str, Incoming], heads: StandingHeads) -> set[str]:
        """Append what is complete, each after what it links to; say which."""
        journal = self.kernel.journal
        waits: dict[str, int] = {}
        followers: dict[str, list[str]] = {}
        ready = []
        for arrived in incoming.values():
            missing = {link for link in arrived.links if not self._is_here(link)}
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

    def _is_here(self, link: str) -> bool:
        """Say whether a link is here; one into what is private was never sent by this desk."""
        scope = self.kernel.journal.scope(link)
        if scope == "mine":
            raise DeskError("parcel.transaction")
        return scope is not None

    def _append(self, arrived: Incoming, seq: int) -> Spot:
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

    def _stand(self, arrived: Incoming, heads: StandingHeads, seq: int, spot: Spot) -> None:
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

    def _parked(self) -> list[Incoming]:
        rows = raw(self.kernel.connection).execute("SELECT id, text, cells FROM parked").fetchall()
        return [
            Incoming(id, Entry.parse(text),
                      Packed(text, tuple((value, salt) for value, salt in json.loads(cells))))
            for id, text, cells in rows
        ]

    def _park(self, waiting: list[Incoming], linked: set[str]) -> None:
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
