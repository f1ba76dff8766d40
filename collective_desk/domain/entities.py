"""Everything a desk keeps, as frozen records; the database tables are derived from them.

Every field is a cell that merges by itself, so a field is the smallest thing that makes sense
alone. Field names are a protocol between desks: never renamed, only added.
"""

from __future__ import annotations

from .entity import Entity, EntityId, Period, Point
from .on_the_map import (
    Actor,
    Backdrop,
    Capability,
    Desk,
    Frame,
    Map,
    Moment,
    Placement,
    Region,
    SavedView,
    Tie,
    TieKind,
)
from .record import (
    Assessment,
    Attachment,
    Attendance,
    Commitment,
    Dismissal,
    LeadershipTurn,
    MethodCard,
    Milestone,
    Note,
    Posture,
    ReflectionAnswer,
    ReflectionRound,
    Session,
)
from .together import (
    Collective,
    CollectiveLink,
    Endorsement,
    Goal,
    GoalRelation,
    Membership,
    MissingItem,
    SuccessCriterion,
)

KINDS: dict[str, type[Entity]] = {
    entity.kind_name: entity
    for entity in (
        Desk, Actor, Capability, TieKind, Tie, Map, Placement, Region, Frame, Collective,
        Membership, CollectiveLink, Goal, GoalRelation, SuccessCriterion, MissingItem, Session,
        Attendance, Note, Commitment, Milestone, Assessment, LeadershipTurn, Posture,
        ReflectionAnswer, Attachment, Dismissal, SavedView, Moment, Backdrop, MethodCard,
        Endorsement, ReflectionRound,
    )
}
"""Every kind of entity by the name it has in the journal."""


def placement_id(map: EntityId, actor: EntityId) -> EntityId:
    """Give the id of an actor's place on a map, the same on every desk."""
    return f"{map}:{actor}"


def membership_id(collective: EntityId, actor: EntityId, since: str | None = None) -> EntityId:
    """Give the id of an actor's part in a collective; one that comes back says since when."""
    return f"{collective}:{actor}:{since}" if since else f"{collective}:{actor}"


def holder_id(goal: EntityId, actor: EntityId) -> EntityId:
    """Give the id of an actor's hold on a goal, the same on every desk."""
    return f"{goal}:{actor}"


def round_id(date: str) -> EntityId:
    """Give the id of the round of reflection of a day, the same on every desk."""
    return f"round:{date}"


__all__ = [
    "KINDS",
    "Actor",
    "Assessment",
    "Attachment",
    "Attendance",
    "Backdrop",
    "Capability",
    "Collective",
    "CollectiveLink",
    "Commitment",
    "Desk",
    "Dismissal",
    "Endorsement",
    "Entity",
    "EntityId",
    "Frame",
    "Goal",
    "GoalRelation",
    "LeadershipTurn",
    "Map",
    "Membership",
    "MethodCard",
    "Milestone",
    "MissingItem",
    "Moment",
    "Note",
    "Period",
    "Placement",
    "Point",
    "Posture",
    "ReflectionAnswer",
    "ReflectionRound",
    "Region",
    "SavedView",
    "Session",
    "SuccessCriterion",
    "Tie",
    "TieKind",
    "holder_id",
    "membership_id",
    "placement_id",
    "round_id",
]
