"""The steps of a session, each with its prompt, its minutes and the pen it is drawn with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .entities import EntityId, Session
from .rules import clean_name, clean_text

TASKS: Final = ("towers", "goals")
"""What a step may ask of the desk: how much weight each has, or what each wants."""
LONGEST_STEP: Final = 60 * 24
"""Minutes of the longest step: a day in the field."""


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a session; no pen means that the one in hand stays."""

    title: str
    prompt: str = ""
    minutes: int = 10
    pen: EntityId = ""
    task: str = ""
    """One of `TASKS`, or nothing."""


def steps_of(session: Session) -> tuple[Step, ...]:
    """Give the steps of a session."""
    pens = (*session.pens, *[""] * len(session.steps))
    tasks = (*session.tasks, *[""] * len(session.steps))
    return tuple(
        Step(title, prompt, max(minutes, 0), pen, task)
        for (title, prompt, minutes), pen, task in zip(session.steps, pens, tasks, strict=False))


def step_fields(steps: Iterable[Step]) -> dict[str, Any]:
    """Give steps as the fields of a session that hold them, clean."""
    kept = [
        Step(clean_name(step.title), clean_text(step.prompt),
             min(max(int(step.minutes), 0), LONGEST_STEP), step.pen,
             step.task if step.task in TASKS else "")
        for step in steps
    ]
    pens = tuple(step.pen for step in kept)
    tasks = tuple(step.task for step in kept)
    return {
        "steps": tuple((step.title, step.prompt, step.minutes) for step in kept),
        "pens": pens if any(pens) else (),
        "tasks": tasks if any(tasks) else (),
    }


def minutes_of(steps: Sequence[Step]) -> int:
    """Give how long all steps take."""
    return sum(step.minutes for step in steps)
