"""Collectives and goals: who acts with whom, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .entity import Entity, EntityId, Period, coded, prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective(Entity):
    """Actors who combine what they know, have and reach."""

    kind_name: ClassVar[str] = "collective"
    name: str = ""
    form: str | None = coded("collective_form")
    level: str | None = coded("level")
    duration: str | None = coded("duration")
    state: str | None = coded("collective_state")
    wake_up: str = ""
    purpose: str = prose()
    success: str = prose()
    ecosystem_role: str = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement(Entity):
    """How someone stands to a purpose as it was worded then; a newer one corrects it.

    `version` names the wording, so that two desks that heard the same words mean the same ones.
    """

    kind_name: ClassVar[str] = "endorsement"
    collective: EntityId = ""
    version: str = ""
    actor: EntityId | None = None
    name: str = ""
    stance: str | None = coded("endorsement")
    reason: str = ""
    date: str | None = None
    session: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Entity):
    """An actor's part in a collective over a time."""

    kind_name: ClassVar[str] = "membership"
    collective: EntityId = ""
    actor: EntityId = ""
    role: str | None = coded("member_role")
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectiveLink(Entity):
    """How one collective stands to another."""

    kind_name: ClassVar[str] = "collective_link"
    source: EntityId = ""
    target: EntityId = ""
    kind: str | None = coded("collective_link")
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Entity):
    """Something wanted on this map; positions on it are assessments."""

    kind_name: ClassVar[str] = "goal"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRelation(Entity):
    """An actor holds a goal."""

    kind_name: ClassVar[str] = "goal_relation"
    actor: EntityId = ""
    goal: EntityId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessCriterion(Entity):
    """What success would be for one actor."""

    kind_name: ClassVar[str] = "success_criterion"
    actor: EntityId = ""
    text: str = ""
    grade: str | None = coded("grade")
    status: str | None = coded("criterion_status")
    collective: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem(Entity):
    """An empty chair: who or what is not represented."""

    kind_name: ClassVar[str] = "missing_item"
    kind: str = coded("missing_kind", "actor")
    text: str = ""
    where: str = ""
    found: EntityId | None = None
    actor: EntityId | None = None
