"""Goals, who holds them, and where everyone stands to them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from collective_desk.domain.entities import Assessment, EntityId, Goal, GoalRelation
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read
from .people import people, seen
from .same import same


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands to a goal: the middle, the ends, and who said what."""

    value: float
    lowest: float
    highest: float
    by: dict[str, float]

    @property
    def raters(self) -> int:
        """How many said so."""
        return len(self.by)


Positions = dict[tuple[EntityId, EntityId], Position]
"""Positions by actor and goal."""


def goals(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[Goal]:
    """List the goals, oldest first."""
    return seen(reader.all(Goal), audience)


def holders(
    reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK
) -> dict[EntityId, set[EntityId]]:
    """Say who holds each goal as its own."""
    rows = seen(reader.all(GoalRelation), audience)
    actors = people(reader, audience, {one.actor for one in rows})
    held: dict[EntityId, set[EntityId]] = {}
    for one in rows:
        if one.actor in actors:
            held.setdefault(one.goal, set()).add(actors.who(one.actor))
    return held


def positions(
    reader: Reader, *, actor: EntityId | None = None, audience: str = EVERYONE_OF_THE_DESK
) -> Positions:
    """Give where actors stand to goals: the last word of each informant, and its middle."""
    known_as = same(reader)
    asked: list[dict[str, str]] = [{}] if actor is None else [
        {"subject": id} for id in known_as.group(actor)]
    rows = [
        row for only in asked for row in reader.rows(
            Assessment, "id", "subject", "goal", "rater", "date", "value", "sensitivity",
            dimension="goal_position", **only)]
    newest: dict[tuple[EntityId, EntityId, str], tuple[str, float | None]] = {}
    for id, of, goal, rater, date, value, sensitivity in rows:
        subject = known_as.who(of)
        known = newest.get((subject, goal, rater))
        if goal and may_read(id, sensitivity, audience) and (
                known is None or (date or "") >= known[0]):
            newest[subject, goal, rater] = (date or "", value)
    by: dict[tuple[EntityId, EntityId], dict[str, float]] = {}
    for (subject, goal, rater), (_, value) in newest.items():
        if value is not None:
            by.setdefault((subject, goal), {})[rater] = value
    if audience != EVERYONE_OF_THE_DESK:
        shown = people(reader, audience, {subject for subject, _ in by})
        by = {where: said for where, said in by.items() if where[0] in shown}
    return {
        where: Position(median(said.values()), min(said.values()), max(said.values()), said)
        for where, said in by.items()
    }


def stances(found: Positions) -> dict[EntityId, dict[EntityId, float]]:
    """Give the middle positions of each actor by goal, as alignment reads them."""
    held: dict[EntityId, dict[EntityId, float]] = {}
    for (actor, goal), position in found.items():
        held.setdefault(actor, {})[goal] = position.value
    return held
