"""How trust moved: each tie's steps over time, and whether it rose, stood still or fell."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, median

from collective_desk.domain.trust import (
    NEAR,
    Answer,
    Bond,
    Event,
    Step,
    Track,
    TrustRecord,
    Way,
)


def tracks(record: TrustRecord) -> list[Track]:
    """Give every tie of which someone spoke, the most moved first."""
    found = [track(bond, record.today) for bond in record.bonds]
    kept = [one for one in found if one is not None]
    return sorted(kept, key=lambda one: (-len(one.movers), -abs(one.change), -one.since))


def track(bond: Bond, today: int) -> Track | None:
    """Follow one tie; None where nobody's word stands."""
    said = [answer for answer in bond.answers if answer.day <= today]
    first = steps(answer for answer in said if answer.end == 1)
    second = steps(answer for answer in said if answer.end == 2)
    if not first:
        first = steps(answer for answer in said if answer.end == 0)
    if not first:
        first, second = second, ()
    if not first:
        return None
    both = (*first, *second)
    changes = [
        step for run in (first, second) for step in run[1:]]
    change = first[-1].value - first[0].value
    if second and abs(change) < NEAR:
        change = second[-1].value - second[0].value
    way: Way = "still"
    if abs(change) >= NEAR:
        way = "rose" if change > 0 else "fell"
    elif all(len(run) < 2 for run in (first, second)) and _is_new(both, today):
        way = "new"
    latest = sorted((step for step in changes if step.milestone), key=lambda step: -step.day)
    return Track(
        bond, first, second, way, change, max((step.day for step in changes), default=both[0].day),
        tuple(dict.fromkeys(step.milestone for step in latest if step.milestone)),
        len({answer.rater for answer in said}))


def _is_new(both: Iterable[Step], today: int) -> bool:
    return all(step.day > today - 31 for step in both)


def steps(answers: Iterable[Answer]) -> tuple[Step, ...]:
    """Give the middle of what was said, day after day, wherever it changed."""
    words: dict[str, dict[str, float]] = {}
    found: list[Step] = []
    for answer in answers:
        by = words.setdefault(answer.rater, {})
        if answer.value is None:
            by.pop(answer.dimension, None)
        else:
            by[answer.dimension] = answer.value
        heard = [_whole(by) for by in words.values() if by]
        if not heard:
            continue
        value = float(median(heard))
        if found and found[-1].day == answer.day:
            # Several spoke on one day: the day ends as the last of them leaves it.
            why = answer.milestone or found[-1].milestone
            found[-1] = Step(answer.day, value, why)
            if len(found) > 1 and found[-2].value == value:
                found.pop()
        elif not found or found[-1].value != value:
            found.append(Step(answer.day, value, answer.milestone))
    return tuple(found)


def _whole(by: dict[str, float]) -> float:
    """Give one step for what a rater said: the overall word, else the mean of its sides."""
    return by["trust"] if "trust" in by else fmean(by.values())


def moved_by(tracks: Iterable[Track], event: Event) -> list[Track]:
    """List the ties that a milestone touched."""
    touched = set(event.ties)
    return [one for one in tracks if one.bond.tie in touched or event.id in one.movers]
