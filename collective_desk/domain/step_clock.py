"""The clock of a session: which step runs, how long, and how long all of it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from .entities import EntityId


@dataclass(frozen=True, slots=True)
class StepClock:
    """Where a session stands; seconds are whole."""

    session: EntityId
    step: int = 0
    spent: tuple[int, ...] = ()
    """Seconds of each step so far."""
    more: tuple[int, ...] = ()
    """Minutes that were added to each step."""
    paused: bool = False
    on_wall: bool = True
    draft: str = ""
    """The note that is half typed."""

    @property
    def total(self) -> int:
        """Seconds of the whole session."""
        return sum(self.spent)

    @property
    def here(self) -> int:
        """Seconds of the step that runs."""
        return self.spent[self.step] if self.step < len(self.spent) else 0

    def left(self, minutes: int) -> int:
        """Give the seconds left of a step that was planned so long; below 0 it is over."""
        return 60 * (minutes + self._more_here()) - self.here

    def planned(self, minutes: int) -> int:
        """Give the minutes of the step that runs, with what was added."""
        return minutes + self._more_here()

    def ticked(self, seconds: int = 1) -> Self:
        """Let seconds pass; none pass in a pause."""
        if self.paused or seconds <= 0:
            return self
        return replace(self, spent=_added(self.spent, self.step, seconds))

    def at(self, step: int) -> Self:
        """Go to a step; what it took before counts on."""
        return replace(self, step=max(step, 0), paused=False)

    def longer(self, minutes: int) -> Self:
        """Give the step that runs more minutes."""
        return replace(self, more=_added(self.more, self.step, minutes))

    def again(self) -> Self:
        """Begin the step that runs from its start."""
        return replace(
            self, more=_added(self.more, self.step, -self._more_here()), paused=False,
            spent=_added(self.spent, self.step, -self.here))

    def moved(self, order: Sequence[int | None], step: int) -> Self:
        """Follow steps into another order: each new place names the old one, or is new."""
        return replace(
            self, step=step, spent=tuple(_at(self.spent, old) for old in order),
            more=tuple(_at(self.more, old) for old in order))

    def kept(self) -> dict[str, Any]:
        """Give what a power cut must not take."""
        return asdict(self)

    @classmethod
    def opened_again(cls, session: EntityId, spent: Sequence[int]) -> Self:
        """Go on with a session that was closed: at the last step that took time."""
        took = [step for step, seconds in enumerate(spent) if seconds]
        return cls(session, took[-1] if took else 0, tuple(spent))

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self | None:
        """Read a clock again; None where it is not whole."""
        try:
            return cls(
                session=str(kept["session"]), step=max(int(kept["step"]), 0),
                spent=tuple(max(int(part), 0) for part in kept["spent"]),
                more=tuple(int(part) for part in kept["more"]),
                paused=bool(kept["paused"]), on_wall=bool(kept["on_wall"]),
                draft=str(kept["draft"]))
        except (KeyError, TypeError, ValueError):
            return None

    def _more_here(self) -> int:
        return self.more[self.step] if self.step < len(self.more) else 0


def _added(parts: tuple[int, ...], at: int, more: int) -> tuple[int, ...]:
    padded = [*parts, *[0] * (at + 1 - len(parts))]
    padded[at] += more
    return tuple(padded)


def _at(parts: tuple[int, ...], at: int | None) -> int:
    return parts[at] if at is not None and at < len(parts) else 0


def clock_face(seconds: int, *, hours: bool = False) -> str:
    """Write seconds as a clock shows them: 07:42, or 01:07:42 with hours."""
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, rest = divmod(seconds, 60)
    if not hours and minutes < 100:
        return f"{sign}{minutes:02}:{rest:02}"
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}:{rest:02}"
