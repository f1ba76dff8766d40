"""What is known of the actors and ties of a map beyond their places."""

from __future__ import annotations

import json
from collections.abc import Iterable
from statistics import fmean, median
from typing import Any, Final

from collective_desk.domain.entities import Actor, Collective, EntityId, Membership
from collective_desk.domain.readings import Readings, SaidOf
from collective_desk.store.connect import raw
from collective_desk.store.journal import time_of
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read, standing
from .same import same

TRUST: Final = ("trust", "reliability", "shared_mission", "openness")
"""Dimensions of how far the ends of a tie trust each other; all run from 1 to 4."""
_OUR_OWN: Final = ("contact",)
"""Fields of which others do not even learn when they were written."""

By = dict[str, dict[str, float]]
"""Values by dimension, then by rater."""


def readings(
    reader: Reader, map: EntityId, audience: str = EVERYONE_OF_THE_DESK, *, today: str = ""
) -> Readings:
    """Read what an audience may know of a map's actors and ties, in the order of its contents.

    `today` (an ISO date) is the day on which it is read. What is only mine is read by nobody but
    the people of this desk.
    """
    asking = _Asking(reader, audience)
    actors = list({row[0]: row for row in asking.actors(map)}.values())
    row_of = {row[0]: at for at, row in enumerate(actors)}
    ties = asking.ties(row_of)
    tie_of = {row[0]: at for at, row in enumerate(ties)}
    told, tied, days = asking.answers(row_of, tie_of)
    touched = asking.touched(days)
    dimensions = dict.fromkeys(dimension for by in told.values() for dimension in by)
    return Readings(
        actors=list(row_of),
        presence=[row[1] for row in actors],
        level=[row[2] for row in actors],
        sector=[row[3] for row in actors],
        roles=[_listed(row[4]) for row in actors],
        tags=[_listed(row[5]) for row in actors],
        touched=[touched.get(id) for id in row_of],
        said={
            dimension: _said(len(actors), {row: by[dimension] for row, by in told.items()
                                           if dimension in by})
            for dimension in dimensions
        },
        asked=_asked(told) | ({"trust": len(_raters(tied.values()))} if tied else {}),
        ties=list(tie_of),
        trust=_said(len(ties), {row: _trust(by) for row, by in tied.items()}),
        tie_tags=[_listed(row[3]) for row in ties],
        today=today,
    )


def member_roles(
    reader: Reader, collective: EntityId, audience: str = EVERYONE_OF_THE_DESK
) -> dict[EntityId, str | None]:
    """Give the part of each member of a collective that may be seen; the latest said counts."""
    of = reader.get(Collective, collective)
    if of is not None and not may_read(of.id, of.sensitivity, audience):
        return {}
    seen = {
        id for id, sensitivity in reader.rows(Actor, "id", "sensitivity")
        if may_read(id, sensitivity, audience)
    }
    return {
        actor: role
        for id, actor, role, sensitivity in reader.rows(
            Membership, "id", "actor", "role", "sensitivity", collective=collective)
        if actor in seen and may_read(id, sensitivity, audience)
    }


class _Asking:
    """Questions to one desk on behalf of one audience."""

    def __init__(self, reader: Reader, audience: str) -> None:
        self._run = raw(reader.connection).execute
        self._same = same(reader, audience)
        self._audience = audience
        self._ours = audience == EVERYONE_OF_THE_DESK

    def _may(self, table: str = "") -> str:
        return standing(self._audience, table)

    def actors(self, map: EntityId) -> list[tuple[Any, ...]]:
        """Read the placed actors: id, presence, level, sector, roles, tags."""
        rows: list[tuple[Any, ...]] = self._run(
            "SELECT a.id, a.presence, a.level, a.sector, a.roles, a.tags"
            " FROM placement p CROSS JOIN actor a ON a.id=p.actor"
            " WHERE p.map=? AND p.at IS NOT NULL"
            f" AND {self._may('p.')} AND {self._may('a.')} ORDER BY p.rowid",
            (map,),
        ).fetchall()
        return self._survivors(rows) if self._same.of else rows

    def _survivors(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Read those that stand for others, in the order of the map's contents."""
        known, audience = self._same, self._audience
        own = {row[0] for row in rows if not known.is_merged(row[0])}
        kept = [row for row in rows if row[0] in own and known.may_show(row[0], audience)]
        for id in dict.fromkeys(known.who(row[0]) for row in rows if row[0] not in own):
            if id not in own and known.may_show(id, audience):
                kept += self._run(
                    "SELECT id, presence, level, sector, roles, tags FROM actor"
                    f" WHERE id=? AND {self._may()}", (id,)).fetchall()
        return kept

    def ties(self, row_of: dict[EntityId, int]) -> list[tuple[Any, ...]]:
        """Read the ties between these actors: id, source, target, tags."""
        pens = {id for (id,) in self._run(
            f"SELECT id FROM tie_kind WHERE {self._may()}")}
        rows = self._run(
            "SELECT id, source, target, tags, kind, direction FROM tie"
            f" WHERE {self._may()} ORDER BY rowid",
        ).fetchall()
        return [row for row in self._same.joined(rows, (1, 2, 4, 5))
                if row[4] in pens and row[1] in row_of and row[2] in row_of]

    def answers(
        self, row_of: dict[EntityId, int], tie_of: dict[EntityId, int]
    ) -> tuple[dict[int, By], dict[int, By], dict[EntityId, str]]:
        """Read the last word of each informant on actors and on ties, and the last days."""
        newest: dict[tuple[str, str, str], tuple[str, float | None]] = {}
        days: dict[EntityId, str] = {}
        for told_of, dimension, rater, value, date, goal in self._run(
            "SELECT subject, dimension, rater, value, date, goal FROM assessment"
            f" WHERE {self._may()} ORDER BY rowid",
        ):
            subject = self._same.who(told_of)
            key, day = (subject, dimension, rater), date or ""
            known = newest.get(key)
            # What was said of one goal is not comparable with what was said of another.
            if not goal and (known is None or day >= known[0]):
                newest[key] = day, value
            if day > days.get(subject, ""):
                days[subject] = day
        told: dict[int, By] = {}
        tied: dict[int, By] = {}
        for (subject, dimension, rater), (_, value) in newest.items():
            if value is None:
                continue
            row, tie = row_of.get(subject), tie_of.get(subject)
            if row is not None:
                told.setdefault(row, {}).setdefault(dimension, {})[rater] = value
            elif tie is not None and dimension in TRUST:
                tied.setdefault(tie, {}).setdefault(dimension, {})[rater] = value
        return told, tied, days

    def touched(self, days: dict[EntityId, str]) -> dict[EntityId, str]:
        """Give the last day on which each actor was written or spoken of."""
        hidden = "" if self._ours else (
            " AND field NOT IN (" + ",".join("?" * len(_OUR_OWN)) + ")")
        rows = self._run(
            "SELECT head.id, max(tx.hlc) FROM head JOIN tx ON tx.seq=head.seq"
            f" WHERE head.kind='actor'{hidden} GROUP BY head.id",
            () if self._ours else _OUR_OWN,
        )
        # Many share a moment: an import is one.
        named: dict[int, str] = {}
        touched: dict[EntityId, str] = {}
        for id, hlc in rows:
            day = named.get(hlc) or named.setdefault(hlc, time_of(hlc).date().isoformat())
            who = self._same.who(id)
            touched[who] = max(day, days.get(who, "")[:10], touched.get(who, ""))
        return touched


def _listed(stored: str | None) -> tuple[str, ...]:
    if not stored or stored == "[]":
        return ()
    try:
        told = json.loads(stored)
    except ValueError:
        return ()
    return tuple(str(one) for one in told) if isinstance(told, list) else ()


def _said(n: int, by_row: dict[int, dict[str, float]]) -> SaidOf:
    said = SaidOf([None] * n, [None] * n, [None] * n, [0] * n)
    for row, by in by_row.items():
        values = list(by.values())
        said.median[row] = values[0] if len(values) == 1 else float(median(values))
        said.lowest[row], said.highest[row] = min(values), max(values)
        said.raters[row] = len(values)
    return said


def _trust(by: By) -> dict[str, float]:
    """Give the trust each informant sees in a tie: as said, else the mean of its sides."""
    said = dict(by.get("trust", {}))
    for rater in _raters([{d: v for d, v in by.items() if d != "trust"}]) - said.keys():
        said[rater] = fmean(v[rater] for d, v in by.items() if d != "trust" and rater in v)
    return said


def _raters(told: Iterable[By]) -> set[str]:
    return {rater for by in told for values in by.values() for rater in values}


def _asked(told: dict[int, By]) -> dict[str, int]:
    raters: dict[str, set[str]] = {}
    for by in told.values():
        for dimension, values in by.items():
            raters.setdefault(dimension, set()).update(values)
    return {dimension: len(names) for dimension, names in raters.items()}
