"""Days as people write them: a year, a month, a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

_WRITTEN: Final = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")


def today() -> date:
    """Give the day that it is here."""
    return datetime.now().astimezone().date()


def day_written(text: str) -> str | None:
    """Give a day as 2026-03-12, or only 2026-03 or 2026 where no more is said; None: no day.

    A day may come first (12.3.2026). Figures of any script count.
    """
    said = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    if found := _DAY_FIRST.fullmatch(said):
        day, month, year = map(int, found.groups())
    elif found := _WRITTEN.fullmatch(said):
        year, month, day = (int(part) if part else 0 for part in found.groups())
    else:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
