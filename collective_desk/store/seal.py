"""Sealing what was written into the journal: hashed, linked, one or several transactions."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Final, NamedTuple

from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import EntityId

from .insert import insert_rows
from .journal import Cell, Entry, Tips, digest, transaction_id
from .kernel import Kernel
from .records import Mode, Scope

MOST_OPS: Final = 10_000
"""A deed of more cells is written as several transactions, in one commit and undone as one."""
MOST_MERGES: Final = 300
"""A transaction that would link more open ends than this is preceded by ones that only join."""


@dataclass(slots=True)
class Op:
    """One value to be written, as JSON: what stood before it here, and whose value it restores."""

    said: str
    before: int | None = None
    shown: str | None = None
    """What was shown before, where that was not the value before: a text put together, say."""
    stands: int | None = None
    fresh: bool = False


class What(NamedTuple):
    """What the transactions say of themselves."""

    action: str
    mode: Mode
    of: str | None
    about: tuple[EntityId, ...]
    within: tuple[EntityId, int] | None = None


class Sealer:
    """Writes the cells of one deed as transactions; moves the tips it was given."""

    def __init__(
        self, kernel: Kernel, *, person: str, clock: Clock, tips: dict[Scope, Tips]
    ) -> None:
        self._driver = kernel.driver
        self._journal = kernel.journal
        self._lines = kernel.lines
        self._salts = kernel.salts
        self._person = person
        self._clock = clock
        self._tips = tips
        self._deed = kernel.journal.next_seq()
        self._seq = self._deed

    def seal(self, scope: Scope, cells: dict[Cell, Op], what: What) -> None:
        """Write the cells of one scope."""
        for part in _parts(cells):
            while len(self._tips[scope].ends) > MOST_MERGES:
                self._join_ends(scope)
            self._seal_part(scope, part, what)

    def _seal_part(self, scope: Scope, cells: dict[Cell, Op], what: What) -> None:
        seq = self._next()
        ops: list[tuple[str, str, str, str]] = []
        rows: list[tuple[object, ...]] = []
        replaced: list[Cell] = []
        for cell, op in cells.items():
            salt = next(self._salts)
            rows.append(
                (*cell, seq, len(rows), op.said, salt, op.before, op.shown, op.stands))
            ops.append((*cell, digest(op.said, salt)))
            if not op.fresh:
                replaced.append(cell)
        self._append(scope, seq, what, tuple(ops), self._tips[scope].ends)
        insert_rows(
            self._driver, "op(kind, id, field, seq, idx, value, salt, before, shown, stands)", rows)
        for cell in replaced:
            self._driver.execute("DELETE FROM head WHERE kind=? AND id=? AND field=?", cell)
        insert_rows(self._driver, "head(kind, id, field, seq)", [(*cell, seq) for cell in cells])

    def _join_ends(self, scope: Scope) -> None:
        """Link a few hundred open ends in a transaction that says nothing else."""
        tips = self._tips[scope]
        others = [end for end in tips.ends if end != tips.own][:MOST_MERGES]
        kept = [end for end in tips.ends if end not in others and end != tips.own]
        own = [tips.own] if tips.own else []
        self._append(scope, self._next(), What("join", "do", None, ()), (), own + others)
        tips.ends = [*tips.ends, *kept]

    def _next(self) -> int:
        self._seq += 1
        return self._seq - 1

    def _append(
        self, scope: Scope, seq: int, what: What,
        ops: tuple[tuple[str, str, str, str], ...], ends: list[str],
    ) -> None:
        tips = self._tips[scope]
        if tips.sitting is None:
            tips.sitting, tips.number = uuid.uuid4().hex[:16], 0
        merges = () if ends == [tips.own] else tuple(sorted(
            end for end in ends if end != tips.own))
        entry = Entry(
            scope=scope, sitting=tips.sitting, number=tips.number + 1, prev=tips.own,
            merges=merges, hlc=self._clock.after(tips.hlc), person=self._person,
            action=what.action, mode=what.mode, of=what.of, about=what.about, ops=ops,
            within=what.within,
        )
        text = entry.text()
        id = transaction_id(text)
        spots = [spot for end in merges if (spot := self._journal.spot(end))] if merges else ()
        spot = self._lines.append(tips.spot or self._journal.spot(tips.own), spots)
        self._journal.insert(seq, id, entry, text, spot, local=True, deed=self._deed)
        tips.own, tips.ends, tips.hlc, tips.number = id, [id], entry.hlc, entry.number
        tips.spot = spot
        self._journal.keep_tips(scope, tips)


def _parts(cells: dict[Cell, Op]) -> list[dict[Cell, Op]]:
    if len(cells) <= MOST_OPS:
        return [cells]
    listed = list(cells.items())
    return [dict(listed[at : at + MOST_OPS]) for at in range(0, len(listed), MOST_OPS)]
