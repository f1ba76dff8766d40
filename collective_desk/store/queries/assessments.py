"""What was said of actors and ties: the last word of each informant, medians and spreads."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from collective_desk.domain.contents import Tower
from collective_desk.domain.entities import Assessment, EntityId
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read
from .same import same


@dataclass(frozen=True, slots=True)
class Spread:
    """How a subject is seen in one dimension: the middle, the ends, and who said what."""

    median: float
    lowest: float
    highest: float
    by: dict[str, float] = field(default_factory=dict)

    @property
    def raters(self) -> int:
        """How many were asked."""
        return len(self.by)


def latest_of(
    reader: Reader, subject: EntityId, dimension: str, rater: str
) -> Assessment | None:
    """Give the last word of one informant on a subject; one without a value took it back."""
    said = [
        row for one in same(reader).group(subject)
        for row in reader.all(Assessment, subject=one, dimension=dimension, rater=rater)
    ]
    # max keeps the first of equals: the newest row must come first.
    return max(reversed(said), key=lambda row: row.date or "", default=None)


def last_words(reader: Reader, subject: EntityId, dimension: str) -> list[Assessment]:
    """Give the last word of each informant on a subject, the highest first; none taken back."""
    newest: dict[str, Assessment] = {}
    for row in reader.all(Assessment, subject=subject, dimension=dimension):
        known = newest.get(row.rater)
        if known is None or (row.date or "") >= (known.date or ""):
            newest[row.rater] = row
    said = [row for row in newest.values() if row.value is not None or row.text]
    return sorted(said, key=lambda row: (-(row.value or 0.0), row.rater))


def latest(
    reader: Reader, dimension: str, *, audience: str = EVERYONE_OF_THE_DESK
) -> dict[EntityId, dict[str, float]]:
    """Give the last word of each informant on each subject: subject, then rater, then value."""
    newest: dict[tuple[EntityId, str], tuple[str, float | None]] = {}
    who = same(reader, audience).who
    rows = reader.rows(
        Assessment, "id", "subject", "rater", "date", "value", "sensitivity", dimension=dimension
    )
    for id, subject, rater, date, value, sensitivity in rows:
        key = (who(subject), rater)
        known = newest.get(key)
        newer = known is None or (date or "") >= known[0]
        if newer and may_read(id, sensitivity, audience):
            newest[key] = (date or "", value)
    said: dict[EntityId, dict[str, float]] = {}
    for (subject, rater), (_, value) in newest.items():
        if value is not None:
            said.setdefault(subject, {})[rater] = value
    return said


def spreads(
    reader: Reader, dimension: str, *, audience: str = EVERYONE_OF_THE_DESK
) -> dict[EntityId, Spread]:
    """Give median and spread of a dimension for each subject that someone spoke of."""
    return {
        subject: Spread(median(by.values()), min(by.values()), max(by.values()), by)
        for subject, by in latest(reader, dimension, audience=audience).items()
    }


def towers(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> dict[EntityId, Tower]:
    """Give the influence tower of each actor of whom someone spoke."""
    named = audience == EVERYONE_OF_THE_DESK
    return {
        subject: Tower(
            seen.median, seen.lowest, seen.highest, seen.raters,
            tuple(sorted(seen.by.items())) if named and seen.raters > 1 else ())
        for subject, seen in spreads(reader, "influence", audience=audience).items()
    }


def strengths(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> dict[EntityId, float]:
    """Give how strong each tie is of which someone said so."""
    said = latest(reader, "strength", audience=audience)
    return {tie: median(by.values()) for tie, by in said.items()}


def said_of(reader: Reader, subject: EntityId) -> dict[str, Spread]:
    """Give every dimension in which someone spoke of a subject."""
    said: dict[str, dict[str, tuple[str, float | None]]] = {}
    rows = [
        row for one in same(reader).group(subject) for row in reader.all(Assessment, subject=one)
        if not row.goal]  # what was said of one goal does not compare with another
    for row in rows:
        by = said.setdefault(row.dimension, {})
        if (row.date or "") >= by.get(row.rater, ("", None))[0]:
            by[row.rater] = (row.date or "", row.value)
    seen: dict[str, Spread] = {}
    for dimension, by in said.items():
        values = {rater: value for rater, (_, value) in by.items() if value is not None}
        if values:
            figures = values.values()
            seen[dimension] = Spread(median(figures), min(figures), max(figures), values)
    return seen


def raters(reader: Reader) -> list[str]:
    """List who was asked so far, the latest first."""
    return list(dict.fromkeys(
        rater for (rater,) in reversed(reader.rows(Assessment, "rater")) if rater
    ))
