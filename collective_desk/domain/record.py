"""Sessions, notes, milestones, assessments: what was said, promised and won."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .entity import Entity, EntityId, Period, coded, prose


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
    card: str = ""
    """The method card it was planned from: a key of the shipped ones, or the id of an own one."""
    pens: tuple[str, ...] = ()
    """The id of the pen in hand at each step; "" where a step has none."""
    tasks: tuple[str, ...] = ()
    """What each step asks of the desk besides drawing: towers or goals; "" where nothing."""
    expected: tuple[EntityId, ...] = ()
    materials: str = prose()
    cautions_read: bool = False
    """Whether the reasons not to map today were asked."""
    began: str | None = None
    ended: str | None = None
    spent: tuple[int, ...] = ()
    """Seconds that each step took."""
    who_leads: str = prose()
    next_date: str | None = None
    next_place: str = ""
    next_bring: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCard(Entity):
    """How this desk runs a method; `base` is the shipped card it was adapted from, or nothing."""

    kind_name: ClassVar[str] = "method_card"
    base: str = ""
    name: str = ""
    method: str | None = coded("method")
    purpose: str = prose()
    when: str = prose()
    people: str = ""
    materials: str = prose()
    leaves: str = prose()
    watch: str = prose()
    steps: tuple[tuple[str, str, int], ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Entity):
    """Who was in the room: an actor, or a head count of a group."""

    kind_name: ClassVar[str] = "attendance"
    session: EntityId = ""
    actor: EntityId | None = None
    group: str = ""
    heads: int | None = None
    consent: str = coded("consent", "not_asked")
    time: str | None = None
    """When it was written down: of several about the same people the latest counts."""


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
    corrects: tuple[EntityId, ...] = ()
    """The notes whose words this one puts right; they are kept, unseen."""


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
    step: int | None = None
    time: str | None = None
    about: tuple[EntityId, ...] = ()
    settled: str | None = None
    """The day on which its status was last changed."""


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
    """What someone answered to one of the nine questions in one round."""

    kind_name: ClassVar[str] = "reflection_answer"
    question: str = coded("question", "RQ1")
    round: str = ""
    session: EntityId | None = None
    date: str | None = None
    text: str = prose()
    next_step: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionRound(Entity):
    """One time that we looked back: on which day, and who was there.

    Its id is made of the day, so that two desks that reflect together mean the same round.
    """

    kind_name: ClassVar[str] = "reflection_round"
    title: str = ""
    date: str | None = None
    session: EntityId | None = None
    people: tuple[str, ...] = ()


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
