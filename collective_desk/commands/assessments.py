"""What people say of actors and ties: never overwritten, corrected by a newer answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from collective_desk.domain.entities import Assessment, EntityId, Map
from collective_desk.domain.rules import clean_values, on_scale
from collective_desk.domain.vocabularies import SCALES
from collective_desk.store.queries.assessments import latest_of
from collective_desk.store.writer import Writer

MIDDLE: Final = 3
"""The step of strength from which a tie is made stronger or weaker first."""


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
    write: Writer, actors: Iterable[EntityId], *, by: int = 1, rater: str = "",
    on: EntityId | None = None,
) -> dict[EntityId, float]:
    """Put influence discs on actors' towers as one informant sees them; give the new heights.

    The map they stand `on`, if one is given, shows towers from now on.
    """
    if on is not None:
        write.update(Map, on, lens="influence")
    heights: dict[EntityId, float] = {}
    for actor in actors:
        known = latest_of(write.read, actor, "influence", rater or write.person)
        before = known.value if known is not None and known.value is not None else None
        heights[actor] = max(0.0, (before or 0.0) + by)
        if heights[actor] != before:
            why = known.text if known is not None else ""
            assess(write, actor, "influence", heights[actor], rater=rater, text=why)
    return heights


def unstack_discs(
    write: Writer, actors: Iterable[EntityId], *, by: int = 1, rater: str = "",
    on: EntityId | None = None,
) -> dict[EntityId, float]:
    """Take influence discs off actors' towers; zero stays zero: asked, and none."""
    return stack_discs(write, actors, by=-by, rater=rater, on=on)


def give_reason(write: Writer, subject: EntityId, dimension: str, text: str, *, rater: str) -> None:
    """Write down why an informant said what was said last of a subject."""
    known = latest_of(write.read, subject, dimension, rater)
    value = known.value if known is not None else None
    assess(write, subject, dimension, value, rater=rater, text=text)


def strengthen_ties(
    write: Writer, ties: Iterable[EntityId], *, by: int = 1, rater: str = ""
) -> dict[EntityId, float]:
    """Say that ties are stronger by a step than an informant said so far; give the new steps.

    A tie of which nothing was said begins in the middle.
    """
    low, high = SCALES["strength"]
    steps: dict[EntityId, float] = {}
    for tie in ties:
        known = latest_of(write.read, tie, "strength", rater or write.person)
        before = known.value if known is not None and known.value is not None else None
        wanted = float(MIDDLE if before is None else before) + by
        steps[tie] = min(max(wanted, low), high or wanted)
        if steps[tie] != before:
            assess(write, tie, "strength", steps[tie], rater=rater)
    return steps


def weaken_ties(
    write: Writer, ties: Iterable[EntityId], *, rater: str = ""
) -> dict[EntityId, float]:
    """Say that ties are weaker by a step."""
    return strengthen_ties(write, ties, by=-1, rater=rater)
