"""Who had seen what: version vectors derived over lines of the journal's graph.

A transaction extends the line of its `prev` if that is the line's end, else it starts a new line.
`seen` keeps, for each line, from which position on it had seen another line up to where; so the
vector of a transaction is read, never sent.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from .connect import raw, scalar

Spot = tuple[int, int]
"""A transaction's place: its line and its position on it, from 1."""


class Lines:
    """The lines of one desk file."""

    def __init__(self, connection: Connection) -> None:
        self._run = raw(connection).execute

    def append(self, prev: Spot | None, merges: Iterable[Spot]) -> Spot:
        """Give a new transaction its place after what it links to."""
        spot = self._extended(prev) if prev else None
        if spot is None:
            spot = self._started()
            if prev is not None:
                self._remember(spot, self._all_seen(prev))
        for merged in merges:
            if not self.saw(spot, merged):
                self._remember(spot, self._all_seen(merged))
        return spot

    def saw(self, later: Spot, earlier: Spot) -> bool:
        """Say whether the first transaction, when written, had seen the second (or is it)."""
        if later[0] == earlier[0]:
            return earlier[1] <= later[1]
        upto = scalar(self._run(
            "SELECT max(upto) FROM seen WHERE line=? AND other=? AND pos<=?",
            (later[0], earlier[0], later[1]),
        ))
        return upto is not None and earlier[1] <= upto

    def _extended(self, prev: Spot) -> Spot | None:
        moved = self._run(
            "UPDATE line SET length=length+1 WHERE id=? AND length=?", prev
        ).rowcount
        return (prev[0], prev[1] + 1) if moved else None

    def _started(self) -> Spot:
        new = self._run("INSERT INTO line(length) VALUES (1)").lastrowid
        return (new or 0, 1)

    def _all_seen(self, spot: Spot) -> dict[int, int]:
        rows = self._run(
            "SELECT other, max(upto) FROM seen WHERE line=? AND pos<=? GROUP BY other", spot
        )
        return dict(rows) | {spot[0]: spot[1]}

    def _remember(self, spot: Spot, seen: dict[int, int]) -> None:
        known = self._all_seen(spot)
        for other, upto in seen.items():
            if upto > known.get(other, 0):
                self._run(
                    "INSERT OR REPLACE INTO seen(line, other, pos, upto) VALUES (?,?,?,?)",
                    (spot[0], other, spot[1], upto),
                )
