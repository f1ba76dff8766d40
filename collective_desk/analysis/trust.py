"""How trust moved: each tie's steps over time, and whether it rose, stood still or fell."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, median

from collective_desk.domain.trust import (
    NEAR,
    Answer,
    Bond,
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
    by_end: tuple[list[Answer], ...] = ([], [], [])
    for answer in said:
        by_end[answer.end].append(answer)
    overall, own, second = map(steps, by_end)
    first = _joined(overall, own)
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


def _joined(overall: tuple[Step, ...], own: tuple[Step, ...]) -> tuple[Step, ...]:
    """Follow what all say and what the first end says as one line: the newest word counts."""
    if not overall or not own:
        return overall or own
    found: list[Step] = []
    for step in sorted((*overall, *own), key=lambda step: step.day):
        if step.before and found:
            continue  # what was before is known already
        if found and found[-1].day == step.day:
            found.pop()
        if not found or found[-1].value != step.value:
            found.append(step)
    return tuple(found)


def _is_new(both: Iterable[Step], today: int) -> bool:
    return all(step.day > today - 31 for step in both)


def steps(answers: Iterable[Answer]) -> tuple[Step, ...]:
    """Give the middle of what was said, day after day, wherever somebody's word changed it.

    A first word holds for the time before it too: asking one more person moves nothing.
    """
    said = list(answers)
    words = _first_words(said)
    found: list[Step] = []
    for answer in said:
        by = words[answer.rater]
        if answer.value is None:
            by.pop(answer.dimension, None)
        else:
            by[answer.dimension] = answer.value
        heard = [_whole(one) for one in words.values() if one]
        if not heard:
            continue
        value = heard[0] if len(heard) == 1 else float(median(heard))
        step = Step(answer.day, value, answer.milestone, answer.before)
        if found and found[-1].day == step.day:
            # Several spoke on one day: the day ends as the last of them leaves it.
            why = answer.milestone or found[-1].milestone
            step = Step(answer.day, value, why, answer.before)
            found.pop()
        if not found or found[-1].value != step.value:
            found.append(step)
    return tuple(found)


def _first_words(said: Iterable[Answer]) -> dict[str, dict[str, float]]:
    """Give what each rater said first: on their first day, in each dimension."""
    first: dict[str, dict[str, float]] = {}
    days: dict[str, int] = {}
    for answer in said:
        by = first.setdefault(answer.rater, {})
        if answer.value is not None and days.setdefault(answer.rater, answer.day) == answer.day:
            by.setdefault(answer.dimension, answer.value)
    return first


def _whole(by: dict[str, float]) -> float:
    """Give one step for what a rater said: the overall word, else the mean of its sides."""
    return by["trust"] if "trust" in by else fmean(by.values())
