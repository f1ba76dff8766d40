"""What a timeline of trust shows, in words already, and how someone looks at it."""

from __future__ import annotations

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
    rows: tuple[Row, ...] = ()
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
