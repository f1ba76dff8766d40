"""Taking in transactions of other desks: checked, linked, parked where a link is missing."""

from __future__ import annotations

import gc
import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from collective_desk.domain.errors import DeskError

from .connect import raw, scalar
from .incoming import Incoming, checked
from .journal import Tips
from .kernel import Kernel
from .lines import Spot
from .records import Packed, Receipt
from .standing import Touching

PARKED_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of transactions that may wait for an earlier parcel."""


class Linked(NamedTuple):
    """A transaction that has its place: its number here, its line and its position on it."""

    arrived: Incoming
    seq: int
    spot: Spot


@contextmanager
def uncollected() -> Iterator[None]:
    """Make very many things, none of them a circle: looking for circles would take a third."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(slots=True)
class Receive:
    """One receive into a desk file, inside a transaction of the caller."""

    kernel: Kernel
    tips: Tips
    people: set[str] = field(default_factory=set)

    def take(self, transactions: Iterable[Packed]) -> Receipt:
        """Take in what is new; what links to something not here yet waits."""
        journal = self.kernel.journal
        values: dict[str | None, Any] = {None: None}
        incoming: dict[str, Incoming] = {}
        known = 0
        for packed in transactions:
            arrived = checked(packed, values)
            if arrived.id in incoming or journal.has(arrived.id):
                known += 1
            else:
                incoming[arrived.id] = arrived
        for arrived in self._parked(values):
            incoming.setdefault(arrived.id, arrived)
        first = journal.next_seq()
        linked = self._link(incoming, first)
        touched = self._stand(linked, first, values)
        self._park([arrived for arrived in incoming.values() if arrived.id not in linked], linked)
        if linked:
            journal.keep_tips("team", self.tips)
        return Receipt(
            new=len(linked), known=known, waiting=len(incoming) - len(linked),
            copies=journal.twins(first), people=frozenset(self.people), touched=touched,
        )

    def _link(self, incoming: dict[str, Incoming], first: int) -> dict[str, Linked]:
        """Append what is complete, each after what it links to; say which, in that order."""
        waits: dict[str, int] = {}
        followers: dict[str, list[str]] = {}
        ready = []
        for arrived in incoming.values():
            missing = {link for link in arrived.links
                       if link in incoming or not self._is_here(link)}
            waits[arrived.id] = len(missing)
            for link in missing:
                followers.setdefault(link, []).append(arrived.id)
            if not missing:
                ready.append(arrived.id)
        linked: dict[str, Linked] = {}
        while ready:
            id = ready.pop()
            seq = first + len(linked)
            linked[id] = Linked(incoming[id], seq, self._append(incoming[id], seq))
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
        spots = [spot for link in entry.merges if (spot := journal.spot(link))]
        spot = lines.append(journal.spot(entry.prev), spots)
        journal.insert(seq, arrived.id, entry, arrived.packed.text, spot, local=False, deed=seq)
        self.people.add(entry.person)
        links = set(arrived.links)
        self.tips.ends = [end for end in self.tips.ends if end not in links] + [arrived.id]
        self.tips.hlc = max(self.tips.hlc, entry.hlc)
        return spot

    def _stand(
        self, linked: dict[str, Linked], first: int, values: dict[str | None, Any]
    ) -> dict[str, frozenset[str]]:
        """Keep the values of what is linked, and let them stand; say what was touched."""
        kernel = self.kernel
        things = Touching(
            kernel.connection, kernel.lines, first,
            (op[:2] for arrived, _, _ in linked.values() for op in arrived.entry.ops))
        for arrived, seq, spot in linked.values():
            things.stand((op[:3] for op in arrived.entry.ops), arrived.packed.cells, (seq, spot))
        things.keep(kernel.projection, values)
        return things.by_kind

    def _parked(self, values: dict[str | None, Any]) -> list[Incoming]:
        """Read again what was waiting; it was checked when it came."""
        rows = raw(self.kernel.connection).execute("SELECT text, cells FROM parked").fetchall()
        return [
            checked(Packed(text, tuple((value, salt) for value, salt in json.loads(cells))), values)
            for text, cells in rows
        ]

    def _park(self, waiting: list[Incoming], linked: Collection[str]) -> None:
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
