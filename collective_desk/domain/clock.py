"""Time that never runs backwards on one desk, whatever the computer's clock says."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

LATEST: Final = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp() * 1_000_000)
"""The last stamp that is taken for a time, in microseconds since 1970."""


class Clock:
    """A hybrid logical clock (Kulkarni and others, 2014), in microseconds since 1970."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now

    def wall(self) -> int:
        """Read the computer's clock, in microseconds, held between 1970 and 2100."""
        return min(max(int(self._now() * 1_000_000), 0), LATEST - 1)

    def after(self, last: int) -> int:
        """Give a stamp later than `last`, and not earlier than the computer's clock says.

        After the last stamp there is none: whoever was sent that one still writes what others
        take, and who had seen what never depended on stamps.
        """
        return min(max(self.wall(), last + 1), LATEST - 1)


def moment(stamp: int) -> datetime:
    """Turn a stamp into a date and time (UTC)."""
    return datetime.fromtimestamp(min(stamp, LATEST) / 1_000_000, tz=UTC)
