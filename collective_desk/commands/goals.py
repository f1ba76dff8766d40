"""What is wanted here, who holds it, and where everyone stands to it."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.entities import EntityId, Goal, GoalRelation, holder_id
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer

from .assessments import assess


def add_goal(write: Writer, /, text: str, *, held_by: Iterable[EntityId] = ()) -> EntityId:
    """Write down something that is wanted, and who holds it if that is known."""
    clean = clean_values(Goal, {"text": text})
    if not clean["text"]:
        raise DeskError("goal.no_text")
    goal = write.add(Goal, **clean)
    hold_goal(write, goal, held_by)
    return goal


def reword_goal(write: Writer, goal: EntityId, text: str) -> None:
    """Say a goal in other words."""
    clean = clean_values(Goal, {"text": text})
    if not clean["text"]:
        raise DeskError("goal.no_text")
    write.about(goal)
    write.update(Goal, goal, **clean)


def delete_goals(write: Writer, goals: Iterable[EntityId]) -> None:
    """Take goals off the desk; what was said of them waits unseen."""
    write.delete_all(Goal, goals)


def hold_goal(write: Writer, goal: EntityId, actors: Iterable[EntityId]) -> None:
    """Say that actors hold a goal as their own."""
    write.about(goal)
    for actor in dict.fromkeys(actors):
        write.add(GoalRelation, holder_id(goal, actor), actor=actor, goal=goal)


def let_goal_go(write: Writer, goal: EntityId, actors: Iterable[EntityId]) -> None:
    """Say that actors do not hold a goal as their own."""
    write.about(goal)
    for actor in dict.fromkeys(actors):
        if write.read.get(GoalRelation, holder_id(goal, actor)) is not None:
            write.delete(GoalRelation, holder_id(goal, actor))


def take_position(
    write: Writer, /, actor: EntityId, goal: EntityId, value: float | None, *, rater: str = "",
    date: str | None = None,
) -> EntityId:
    """Write down where an actor stands to a goal, -2 against to 2 for; no value takes it back."""
    fields = {"date": date} if date else {}
    return assess(write, actor, "goal_position", value, rater=rater, goal=goal, **fields)
