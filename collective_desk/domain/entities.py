"""Everything a desk keeps, as frozen records; the database tables are derived from them.

Every field is a cell that merges by itself, so a field is the smallest thing that makes sense
alone. Field names are a protocol between desks: never renamed, only added.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

EntityId: TypeAlias = str
Point: TypeAlias = tuple[float, float]
Period: TypeAlias = tuple[str | None, str | None]
"""From and to as ISO dates (or parts of them: 2026, 2026-03); None is open."""


def coded(vocabulary: str, default: str | None = None) -> Any:
    """Declare a field whose value is a code of a vocabulary (or one that the desk added)."""
    return field(default=default, metadata={"vocabulary": vocabulary})


def coded_many(vocabulary: str) -> Any:
    """Declare a field that holds several codes of a vocabulary."""
    return field(default=(), metadata={"vocabulary": vocabulary})


def prose() -> Any:
    """Declare a field of long text, merged line by line when two people edited it."""
    return field(default="", metadata={"prose": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every record has: an id, whether it stands, and who may see it."""

    kind_name: ClassVar[str] = ""
    id: EntityId
    alive: bool = True
    sensitivity: str = coded("sensitivity", "open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(Entity):
    """The desk itself: one collective's map and record."""

    kind_name: ClassVar[str] = "desk"
    title: str = ""
    question: str = ""
    place: str = ""
    languages: tuple[str, ...] = ()
    wall_level: str = coded("sensitivity", "open")
    boundary: str = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entity):
    """A person, group or organisation on the map."""

    kind_name: ClassVar[str] = "actor"
    name: str = ""
    short_label: str = ""
    aliases: tuple[str, ...] = ()
    kind: str | None = coded("actor_kind")
    realm: int | None = None
    level: str | None = coded("level")
    sector: str | None = coded("sector")
    presence: str | None = coded("presence")
    roles: tuple[str, ...] = coded_many("role")
    own_team: bool = False
    description: str = prose()
    unique_value: str = prose()
    motivation: str = prose()
    place: str = ""
    contact: str = ""
    symbol: str = ""
    code_name: str = ""
    merged_into: EntityId | None = None
    empty_chair: bool = False
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability(Entity):
    """Something an actor brings, used or idle."""

    kind_name: ClassVar[str] = "capability"
    actor: EntityId = ""
    text: str = ""
    kind: str | None = coded("capability_kind")
    used: str | None = coded("used")


@dataclass(frozen=True, slots=True, kw_only=True)
class TieKind(Entity):
    """A pen: one kind of tie, the question it answers and how it is drawn."""

    kind_name: ClassVar[str] = "tie_kind"
    name: str = ""
    question: str = ""
    category: str | None = coded("tie_category")
    directed: bool = True
    colour: str = ""
    dash: str = coded("dash", "solid")
    letter: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Entity):
    """A claim that two actors are related."""

    kind_name: ClassVar[str] = "tie"
    source: EntityId = ""
    target: EntityId = ""
    kind: EntityId = ""
    direction: str = coded("direction", "directed")
    status: str | None = coded("tie_status")
    formality: str | None = coded("formality")
    valence: str | None = coded("valence")
    period: Period | None = None
    label: str = ""
    description: str = prose()
    tags: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Entity):
    """One picture of the actors: its question, arrangement and lens."""

    kind_name: ClassVar[str] = "map"
    title: str = ""
    question: str = ""
    arrangement: str = coded("arrangement", "free")
    lens: str = coded("lens", "kind")
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Entity):
    """Where an actor stands on a map; its id is made of both, so two desks mean the same one."""

    kind_name: ClassVar[str] = "placement"
    map: EntityId = ""
    actor: EntityId = ""
    at: Point | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entity):
    """A named area of a map: left, top, width, height in map units."""

    kind_name: ClassVar[str] = "region"
    map: EntityId = ""
    label: str = ""
    box: tuple[float, float, float, float] | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Entity):
    """A stop of a stepped presentation of a map."""

    kind_name: ClassVar[str] = "frame"
    map: EntityId = ""
    title: str = ""
    box: tuple[float, float, float, float] | None = None
    lens: str | None = coded("lens")
    order: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem(Entity):
    """An empty chair: who or what is not represented."""

    kind_name: ClassVar[str] = "missing_item"
    kind: str = coded("missing_kind", "actor")
    text: str = ""
    where: str = ""
    found: EntityId | None = None
    actor: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entity):
    """A workshop, planned or run; steps are (title, prompt, minutes)."""

    kind_name: ClassVar[str] = "session"
    title: str = ""
    kind: str = ""
    method: str | None = coded("method")
    date: str | None = None
    place: str = ""
    purpose: str = prose()
    language: str = ""
    steps: tuple[tuple[str, str, int], ...] = ()
    facilitators: tuple[str, ...] = ()
    state: str = coded("session_state", "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """Who was in the room: an actor, or a head count of a group."""

    kind_name: ClassVar[str] = "attendance"
    session: EntityId = ""
    actor: EntityId | None = None
    group: str = ""
    heads: int | None = None
    consent: str = coded("consent", "not_asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entity):
    """One thing said or seen."""

    kind_name: ClassVar[str] = "note"
    session: EntityId | None = None
    step: int | None = None
    kind: str = coded("note_kind", "observation")
    text: str = prose()
    speaker: str = ""
    time: str | None = None
    about: tuple[EntityId, ...] = ()
    attachments: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Entity):
    """Something promised: by whom, until when."""

    kind_name: ClassVar[str] = "commitment"
    text: str = ""
    owner: EntityId | None = None
    owner_name: str = ""
    due: str | None = None
    status: str = coded("commitment_status", "open")
    session: EntityId | None = None
    note: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Entity):
    """Something that moved trust."""

    kind_name: ClassVar[str] = "milestone"
    kind: str | None = coded("milestone_kind")
    early_win: str | None = coded("early_win")
    title: str = ""
    date: str | None = None
    place: str = ""
    text: str = prose()
    session: EntityId | None = None
    took_part: tuple[EntityId, ...] = ()
    led: tuple[EntityId, ...] = ()
    ties: tuple[EntityId, ...] = ()
    attachments: tuple[EntityId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Entity):
    """What someone said of a subject in one dimension; corrected by a newer one, never changed."""

    kind_name: ClassVar[str] = "assessment"
    subject: EntityId = ""
    dimension: str = coded("dimension", "influence")
    value: float | None = None
    text: str = ""
    rater: str = ""
    session: EntityId | None = None
    milestone: EntityId | None = None
    goal: EntityId | None = None
    date: str | None = None
    confidence: str | None = coded("confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadershipTurn(Entity):
    """Who led what, from when to when."""

    kind_name: ClassVar[str] = "leadership_turn"
    collective: EntityId = ""
    actor: EntityId = ""
    function: str | None = coded("leadership_function")
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture(Entity):
    """Our own stance towards a collective since a day."""

    kind_name: ClassVar[str] = "posture"
    collective: EntityId = ""
    stance: str | None = coded("posture")
    since: str | None = None
    reason: str = prose()
    signals: str = prose()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionAnswer(Entity):
    """What we answered to one of the nine questions in one round."""

    kind_name: ClassVar[str] = "reflection_answer"
    question: str = coded("question", "RQ1")
    round: str = ""
    session: EntityId | None = None
    date: str | None = None
    text: str = prose()
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Entity):
    """A photo or paper kept in the desk, known by its content."""

    kind_name: ClassVar[str] = "attachment"
    sha256: str = ""
    name: str = ""
    media_type: str = ""
    caption: str = ""
    consent: str = coded("consent", "not_asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Entity):
    """A doubt that someone answered with "it is right so"; its id is the doubt's."""

    kind_name: ClassVar[str] = "dismissal"
    doubt: str = ""
    subjects: tuple[EntityId, ...] = ()


KINDS: dict[str, type[Entity]] = {
    entity.kind_name: entity
    for entity in (
        Desk, Actor, Capability, TieKind, Tie, Map, Placement, Region, Frame, Collective,
        Membership, CollectiveLink, Goal, GoalRelation, SuccessCriterion, MissingItem, Session,
        Attendance, Note, Commitment, Milestone, Assessment, LeadershipTurn, Posture,
        ReflectionAnswer, Attachment, Dismissal,
    )
}
"""Every kind of entity by the name it has in the journal."""


def placement_id(map: EntityId, actor: EntityId) -> EntityId:
    """Give the id of an actor's place on a map, the same on every desk."""
    return f"{map}:{actor}"
