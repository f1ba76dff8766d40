"""Days that are typed into fields: said as people say them, read the same way."""

from __future__ import annotations

from collective_desk.domain.days import day_written, today
from collective_desk.domain.due import (
    NoSuchDay,
    read_ago,
    read_day,
    read_day_gone,
    read_month,
)
from collective_desk.domain.errors import DeskError
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words

from .note_words import note_language


def shown_day(words: Words, day: str | None, *, gone: bool = False, weekday: bool = True) -> str:
    """Say a day as short as it can be read again: the year stands where another would be meant."""
    said = said_day(words, day, weekday=weekday)
    try:
        read = day_gone(words, said) if gone else day_to_come(words, said)
    except DeskError:
        read = None
    return said if read == day else said_day(words, day, weekday=weekday, whole=True)


def day_to_come(words: Words, typed: str) -> str | None:
    """Give the ISO day that was typed: Friday is the next one, yesterday was; nothing is no day.

    Raises DeskError "note.no_such_day" or "session.which_day".
    """
    if not typed.strip():
        return None
    said, known = typed.split(), note_language(words).dates
    return _iso(typed, read_day(said, today(), known) or read_ago(said, today(), known))


def day_gone(words: Words, typed: str) -> str | None:
    """Give the ISO day of something that was, or the month or year where no more was typed.

    Raises as `day_to_come` does.
    """
    if not typed.strip():
        return None
    said, known = typed.split(), note_language(words).dates
    part = day_written(typed) or read_month(said, known)
    return part or _iso(typed, read_day_gone(said, today(), known))


def _iso(typed: str, found: object) -> str:
    if isinstance(found, NoSuchDay):
        raise DeskError("note.no_such_day", text=found.name, days=found.days)
    if found is None:
        raise DeskError("session.which_day", text=typed.strip())
    return str(found)
