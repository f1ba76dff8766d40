"""Days as people say them, in the language of whoever reads; the only place that does."""

from __future__ import annotations

from datetime import date, datetime

from .words import Words

Day = date | str | int | None
"""A day, its ISO text or as much of one as is known (2026-03, 2026), or its ordinal."""


def _today() -> date:
    """Give this day, where the person is."""
    return datetime.now().astimezone().date()


def said_day(words: Words, day: Day, *, weekday: bool = False, whole: bool = False) -> str:
    """Say a day: 20 March; with its year where that is not this year's, or always if `whole`.

    What is no day is said as it was written; nothing is said of none.
    """
    known = _known(day)
    if known is None:
        return said_month(words, str(day or ""), whole=True)
    at_home = known.year == _today().year and not whole
    said = words(
        "day.this_year" if at_home else "day.other_year",
        day=known.day, month=words(f"month.{known.month}"), year=known.year)
    if not weekday:
        return said
    return words("day.of_week", weekday=words(f"weekday.{known.weekday()}"), day=said)


def said_moment(words: Words, moment: datetime) -> str:
    """Say a day and the time of day, where the person is: 20 March, 14:05."""
    here = moment.astimezone()
    return words("day.moment", day=said_day(words, here.date()), time=f"{here:%H:%M}")


def said_month(words: Words, day: Day, *, whole: bool = False) -> str:
    """Say the month of a day: March, or March 2025."""
    known = _known(day) or _known(f"{day}-01")
    if known is None:
        return str(day or "")
    month = words(f"month.{known.month}")
    if known.year == _today().year and not whole:
        return month
    return words("day.month_of_year", month=month, year=known.year)


def _known(day: Day) -> date | None:
    if isinstance(day, int):
        return date.fromordinal(day)
    try:
        return date.fromisoformat(day[:10]) if isinstance(day, str) and len(day) >= 10 else (
            day if isinstance(day, date) else None)
    except ValueError:
        return None
