"""What a timeline of trust shows, in words already, and how someone looks at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from collective_desk.domain.entities import EntityId
from collective_desk.domain.trust import Event, Lead, Stance, Track

ICONS: Final[dict[str | None, str]] = {
    "dialogue": "messages-square", "shared_experience": "footprints", "early_win": "trophy",
    "commitment_kept": "handshake", "commitment_broken": "unlink", "conflict": "zap",
    "repair": "wrench", "agreement": "signature", "handover": "arrow-left-right",
    "joining": "user-plus", "leaving": "user-minus", "external_shock": "triangle-alert",
    "stakeholder_at_the_table": "armchair", "decision_influenced": "gavel",
    "problem_reframed": "lightbulb", None: "flag",
}
"""The icon of a kind of milestone, and of each early win."""
WINS: Final = ("stakeholder_at_the_table", "decision_influenced", "problem_reframed")
SETBACKS: Final = frozenset({"commitment_broken", "conflict", "leaving", "external_shock"})


def icon_of(event: Event) -> str:
    """Give the icon of a milestone."""
    return ICONS.get(event.early_win or event.kind, ICONS[None])


@dataclass(slots=True)
class Mark:
    """One circle: a milestone, or several that are too close to part; `x` counts from today."""

    x: float
    lane: int
    events: list[Event]
    lines: tuple[str, ...] = ()
    room: float = 0.0
    wide: float = 0.0
    before: bool = False
    """Whether the title stands before the circle: there is no room after it."""
    tone: str = "ink"
    """Accent where there is an early win, warn where trust was hurt."""

    @property
    def event(self) -> Event:
        """The milestone, or the first of several."""
        return self.events[0]

    @property
    def many(self) -> bool:
        """Whether it stands for several."""
        return len(self.events) > 1

    def take_tone(self) -> None:
        """Take the colour of what it stands for."""
        if any(event.early_win for event in self.events):
            self.tone = "accent"
        elif any(event.kind in SETBACKS for event in self.events):
            self.tone = "warn"


@dataclass(frozen=True, slots=True)
class Row:
    """The trust of one tie, and what is said of it at its end."""

    track: Track
    title: str = ""
    detail: str = ""
    tone: str = "ink"
    name: str = ""
    """For those who listen: who, where it stands, what moved it, how many were asked."""


@dataclass(frozen=True, slots=True)
class LeadRow:
    """The turns of one function, one after the other."""

    label: str
    leads: tuple[Lead, ...]
    detail: str = ""
    tone: str = "ink_soft"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn; `said` are the fixed words of the drawing."""

    today: int
    events: tuple[Event, ...] = ()
    titles: dict[EntityId, str] = field(default_factory=dict)
    names: dict[EntityId, str] = field(default_factory=dict)
    """What is told of a milestone, a stance or a turn to those who listen."""
    tracks: tuple[Track, ...] = ()
    """The ties that are shown, from top to bottom."""
    say: Callable[[Track], Row] = Row
    """Puts a tie into words, when it comes into view."""
    two_ends: bool = False
    """Whether some tie is told by both its ends."""
    kept: dict[tuple[float, ...], list[Mark]] = field(default_factory=dict, compare=False)
    """Milestones in their lanes, by scale and room."""
    collective: EntityId | None = None
    """Whose stances and turns are shown."""
    stances: tuple[Stance, ...] = ()
    posture: str = ""
    leads: tuple[LeadRow, ...] = ()
    months: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    wins: dict[EntityId, str] = field(default_factory=dict)
    """Which early win a milestone is: it is drawn filled."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The size of the drawing, which days are in view, how far it is rolled, what has the focus."""

    width: float
    height: float
    start: float
    end: float
    scroll: float = 0.0
    unit: float = 1.0
    focus: EntityId | None = None
    words_width: float = 190.0
    """Room for the words at the end of the rows; without any they are not said here."""
