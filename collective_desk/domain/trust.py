"""What moved trust, and how trust moved: the record that the timeline, briefs and words read."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from .entity import EntityId

TRUST: Final = ("trust", "reliability", "shared_mission", "openness")
"""Dimensions of trust between the ends of a tie: one overall step, or its three sides; 1 to 4."""
LOWEST, HIGHEST = 1, 4
NEAR: Final = 0.25
"""A difference under a quarter of a step is none."""
Way = Literal["rose", "still", "fell", "new"]
ENOUGH: Final = 2
"""People asked from whom on a finding is said; one informant alone is too small to say."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How a milestone moved one tie, as one rater sees it; nobody named: whoever writes it down."""

    tie: EntityId
    before: float | None = None
    after: float | None = None
    dimension: str = "trust"
    rater: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """An actor as the timeline names it."""

    id: EntityId
    name: str
    realm: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A milestone on its day."""

    id: EntityId
    day: int
    kind: str | None = None
    early_win: str | None = None
    title: str = ""
    took_part: tuple[EntityId, ...] = ()
    led: tuple[EntityId, ...] = ()
    ties: tuple[EntityId, ...] = ()
    session: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one rater said of the trust in a tie; `end` 1 or 2 where the rater is that end."""

    day: int
    rater: str
    end: int
    dimension: str
    value: float | None
    milestone: EntityId | None = None
    before: bool = False
    """Said of the time before the milestone."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie of which someone said how much trust it holds, with every answer, oldest first."""

    tie: EntityId
    source: End
    target: End
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """From a day on trust stood so; the milestone that is said to have moved it."""

    day: int
    value: float
    milestone: EntityId | None = None
    before: bool = False
    """Only what was before a milestone: no change of its own."""


@dataclass(frozen=True, slots=True)
class Track:
    """One tie over time: as its first end sees it (or all who were asked), and its second."""

    bond: Bond
    first: tuple[Step, ...]
    second: tuple[Step, ...]
    way: Way
    change: float
    """Steps between the first word and the last, of the end that is told first."""
    since: int
    """Day of the last change, or of the first word where nothing changed."""
    movers: tuple[EntityId, ...]
    """Milestones that changed it, the latest first."""
    asked: int

    @property
    def now(self) -> tuple[float, ...]:
        """Where it stands: one figure, or one for each end."""
        ends = [steps[-1].value for steps in (self.first, self.second) if steps]
        return tuple(ends)

    @property
    def dip(self) -> bool:
        """Whether it fell at some time, wherever it stands now."""
        return any(
            later.value < earlier.value - NEAR and not later.before
            for steps in (self.first, self.second)
            for earlier, later in pairwise(steps))


@dataclass(frozen=True, slots=True)
class Stance:
    """Our own posture towards a collective from a day until the next one."""

    id: EntityId
    collective: EntityId
    stance: str
    since: int
    until: int | None = None
    reason: str = ""
    signals: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A turn of leadership; no end: it goes on."""

    id: EntityId
    collective: EntityId
    function: str
    actor: End
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """Someone who is on the way with us, and the day on which they were last heard from."""

    actor: EntityId
    name: str
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody promised, until when, and how it stands."""

    id: EntityId
    text: str
    owner: str
    due: int | None
    status: str


@dataclass(frozen=True, slots=True)
class TrustRecord:
    """Everything a desk knows of trust, up to `today`; days are ordinals."""

    today: int
    events: tuple[Event, ...] = ()
    bonds: tuple[Bond, ...] = ()
    stances: tuple[Stance, ...] = ()
    leads: tuple[Lead, ...] = ()
    asked: int = 0
    """How many people or groups said anything of trust."""


def day_of(said: str | None) -> int | None:
    """Give the day of a date as an ordinal; of a month or a year alone, its middle."""
    parts = (said or "")[:10].split("-")
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 7, 1).toordinal()
        month = int(parts[1])
        day = int(parts[2]) if len(parts) > 2 else (monthrange(year, month)[1] + 1) // 2
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def iso(day: int) -> str:
    """Write a day as an ISO date."""
    return date.fromordinal(day).isoformat()


def eve_of(day: int) -> str:
    """Give the day before, on which stands what people say of the time before a milestone."""
    # An answer of the eve is older than that of the day: who asks for the newest needs no rule.
    return (date.fromordinal(day) - timedelta(days=1)).isoformat()
