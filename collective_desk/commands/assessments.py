"""What people say of actors and ties: never overwritten, corrected by a newer answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collective_desk.domain.entities import Assessment, EntityId
from collective_desk.domain.rules import clean_values, on_scale
from collective_desk.store.queries.assessments import latest_of
from collective_desk.store.writer import Writer


def assess(
    write: Writer, /, subject: EntityId, dimension: str, value: float | None = None, *,
    rater: str = "", **fields: Any,
) -> EntityId:
    """Write down what someone says of a subject; no value takes their answer back."""
    said = {
        "subject": subject,
        "dimension": dimension,
        "value": on_scale(dimension, value),
        "rater": rater or write.person,
        "date": write.now.date().isoformat(),
        "session": write.within[0] if write.within else None,
        **fields,
    }
    write.about(subject)
    return write.add(Assessment, **clean_values(Assessment, said))


def stack_discs(
    write: Writer, actors: Iterable[EntityId], *, by: int = 1, rater: str = ""
) -> dict[EntityId, float]:
    """Put influence discs on actors' towers as one informant sees them; give the new heights."""
    heights: dict[EntityId, float] = {}
    for actor in actors:
        known = latest_of(write.read, actor, "influence", rater or write.person)
        before = known.value if known is not None and known.value is not None else None
        heights[actor] = max(0.0, (before or 0.0) + by)
        if heights[actor] != before:
            assess(write, actor, "influence", heights[actor], rater=rater)
    return heights


def unstack_discs(
    write: Writer, actors: Iterable[EntityId], *, by: int = 1, rater: str = ""
) -> dict[EntityId, float]:
    """Take influence discs off actors' towers; zero stays zero."""
    return stack_discs(write, actors, by=-by, rater=rater)
