"""Until when: a day said in words, as people say it in a hall."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from .folding import fold

LONGEST_PHRASE: Final = 6
"""Words in the longest way to say a day."""
_TRAILING: Final = ".,;:!?،؛。"
_WEEK, _YEAR = 7, 365


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language says days; every word is folded."""

    by: frozenset[str] = frozenset()
    """Words before a day, as in *by Friday*."""
    ahead: Mapping[str, int] = field(default_factory=dict)
    """Whole phrases and how many days ahead they mean, as in *tomorrow*."""
    ago: Mapping[str, int] = field(default_factory=dict)
    """Whole phrases and how many days ago they mean, as in *yesterday*."""
    ends: Mapping[str, str] = field(default_factory=dict)
    """Whole phrases that mean the last day of a week, a month or a year."""
    end: frozenset[str] = frozenset()
    """Words before a month that mean its last day, as in *end of March*."""
    coming: frozenset[str] = frozenset()
    """Words beside a day or a span that mean the one that comes, as in *next Friday*."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names of days, Monday is 0."""
    months: Mapping[str, int] = field(default_factory=dict)
    within: frozenset[str] = frozenset()
    """Words before a span, as in *in 3 days*."""
    units: Mapping[str, int] = field(default_factory=dict)
    """Names of spans and their days; 0 is a month."""
    one: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    """Small words inside a date, as in *20 de marzo*."""
    gone: frozenset[str] = frozenset()
    """Words beside a day or a span that mean the one that was, as in *last Friday*."""
    others: tuple[DateWords, ...] = ()
    """How other languages say days: a hall speaks several, and each is asked by itself."""

    def alone(self) -> tuple[DateWords, ...]:
        """Give this language, then each of the others, every one by itself."""
        return (replace(self, others=()), *self.others)


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day that its month does not have; `name` is the month as it was said."""

    name: str
    days: int


def read_day(said: Sequence[str], today: date, words: DateWords) -> date | NoSuchDay | None:
    """Read a run of words as one day; None where they do not say one."""
    read = (_read(said, today, one) for one in (words, *words.others))
    return next((found for found in read if found is not None), None)


def read_day_gone(
    said: Sequence[str], today: date, words: DateWords
) -> date | NoSuchDay | None:
    """Read the day of what happened: Friday is the last one, 20 March the last that there was."""
    read = (_read_gone(said, today, one) for one in (words, *words.others))
    return next((found for found in read if found is not None), None)


def read_ago(said: Sequence[str], today: date, words: DateWords) -> date | None:
    """Read *yesterday*, which can mean no other day."""
    phrase = " ".join(fold(word.strip(_TRAILING)) for word in said)
    days = next((one.ago[phrase] for one in (words, *words.others) if phrase in one.ago), None)
    return None if days is None else _later(today, -days)


def read_month(said: Sequence[str], words: DateWords) -> str | None:
    """Read a month of a year, *March 2026*, as 2026-03."""
    read = (_month(said, one) for one in (words, *words.others))
    return next((found for found in read if found is not None), None)


def _read(said: Sequence[str], today: date, words: DateWords) -> date | NoSuchDay | None:
    tokens = [fold(word.strip(_TRAILING)) for word in said]
    phrase = " ".join(tokens)
    if phrase in words.ahead:
        return _later(today, words.ahead[phrase])
    if phrase in words.ends:
        return _last(words.ends[phrase], today)
    kept = [token for token in tokens if token not in words.skipped]
    past = [token for token in kept if token not in words.gone]
    if len(past) == 1 and len(kept) > 1:
        return _last_one(past[0], today, words)
    coming = [token for token in kept if token not in words.coming]
    if len(coming) == 1 and len(kept) > 1:
        return _weekday(coming[0], today, words) or _next(coming[0], today, words)
    if len(kept) == 1:
        return _weekday(kept[0], today, words) or _written(kept[0], today)
    return (_span(kept, today, words) or _end_of(kept, today, words)
            or _named(kept, said, today, words))


def _read_gone(said: Sequence[str], today: date, words: DateWords) -> date | NoSuchDay | None:
    gone = words.ago.get(" ".join(fold(word.strip(_TRAILING)) for word in said))
    found = _read(said, today, words) if gone is None else _later(today, -gone)
    if not isinstance(found, date) or found <= today or _looks_ahead(said, words):
        return found
    for days in (_WEEK, _YEAR):
        earlier = _read(said, today - timedelta(days=days), words)
        if isinstance(earlier, date) and earlier <= today:
            return earlier
    return found


def _month(said: Sequence[str], words: DateWords) -> str | None:
    tokens = [fold(word.strip(_TRAILING)) for word in said]
    kept = [token for token in tokens if token not in words.skipped]
    if len(kept) != 2 or kept[0] not in words.months:
        return None
    year = _day_number(kept[1])
    if year is None or not 1000 <= year <= 9998:
        return None
    return f"{year:04}-{words.months[kept[0]]:02}"


def _looks_ahead(said: Sequence[str], words: DateWords) -> bool:
    tokens = [fold(word.strip(_TRAILING)) for word in said]
    return tokens[0] in words.within or " ".join(tokens) in words.ahead


def find_day(
    said: Sequence[str], today: date, words: DateWords
) -> tuple[int, date | NoSuchDay] | None:
    """Read the longest day with which a run of words begins: how many words it takes, and it."""
    for count in range(min(LONGEST_PHRASE, len(said)), 0, -1):
        found = read_day(said[:count], today, words)
        if found is not None:
            return count, found
    return None


def _weekday(token: str, today: date, words: DateWords) -> date | None:
    """Give the next day of that name; today's own name means a week from now."""
    if token not in words.weekdays:
        return None
    return _later(today, (words.weekdays[token] - today.weekday() - 1) % 7 + 1)


def _last_one(token: str, today: date, words: DateWords) -> date | None:
    """Read *last Friday*, *last week*, *last month*."""
    if token in words.weekdays:
        return _later(today, -((today.weekday() - words.weekdays[token] - 1) % 7 + 1))
    if token not in words.units:
        return None
    days = words.units[token]
    return _later(today, -days) if days else _months_later(today, -1)


def _written(token: str, today: date) -> date | NoSuchDay | None:
    """Read 2026-03-20, 20.3.2026, 20/3."""
    parts = token.replace("/", "-").replace(".", "-").split("-")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 3 and len(parts[0]) == 4:
        numbers.reverse()
    day, month = numbers[:2]
    year = numbers[2] if len(numbers) == 3 else None
    if year is not None and year < 100:
        year += 2000
    if not 1 <= month <= 12 or not day:
        return None
    return _on(day, month, year, str(month), today)


def _span(kept: Sequence[str], today: date, words: DateWords) -> date | None:
    """Read *in 3 days*, *in a week*, *in 2 months*."""
    if len(kept) != 3 or kept[0] not in words.within or kept[2] not in words.units:
        return None
    if kept[1] not in words.one and not kept[1].isdecimal():
        return None
    count = 1 if kept[1] in words.one else int(kept[1])
    if count > 10_000:
        return None
    if words.units[kept[2]]:
        return _later(today, count * words.units[kept[2]])
    return _months_later(today, count)


def _next(token: str, today: date, words: DateWords) -> date | None:
    """Read *next week*, *next month*: as far ahead as the span is long."""
    if token not in words.units:
        return None
    return _later(today, words.units[token]) if words.units[token] else _months_later(today, 1)


def _end_of(kept: Sequence[str], today: date, words: DateWords) -> date | None:
    """Read *end of March*: the next one that comes."""
    if len(kept) != 2 or kept[0] not in words.end or kept[1] not in words.months:
        return None
    month = words.months[kept[1]]
    year = today.year + (month < today.month)
    return date(year, month, monthrange(year, month)[1])


def _last(span: str, today: date) -> date | None:
    """Give the last day of the week, month or year in which a day is."""
    if span == "week":
        return _later(today, 6 - today.weekday())
    month = today.month if span == "month" else 12
    return date(today.year, month, monthrange(today.year, month)[1])


def _months_later(today: date, count: int) -> date | None:
    months = today.year * 12 + today.month - 1 + count
    year, month = months // 12, months % 12 + 1
    if year > date.max.year:
        return None
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _named(
    kept: Sequence[str], said: Sequence[str], today: date, words: DateWords
) -> date | NoSuchDay | None:
    """Read *20 March*, *March 20*, *20 March 2027*, with the day of the week before it or not."""
    if kept and kept[0] in words.weekdays and any(token in words.months for token in kept[1:]):
        kept = kept[1:]
    months = [at for at, token in enumerate(kept) if token in words.months]
    numbers = [token for token in kept if _day_number(token)]
    if len(months) != 1 or len(numbers) != len(kept) - 1 or not 1 <= len(numbers) <= 2:
        return None
    if months[0] == 2:
        return None
    day = _day_number(numbers[0])
    year = _day_number(numbers[1]) if len(numbers) == 2 else None
    if not day or day > 99 or (year is not None and not 1000 <= year <= 9998):
        return None
    name = next(
        word.strip(_TRAILING) for word in said if fold(word.strip(_TRAILING)) in words.months)
    return _on(day, words.months[kept[months[0]]], year, name, today)


def _day_number(token: str) -> int | None:
    """Read 20, 20th, 1er, 1º."""
    digits = token.rstrip("abcdefghijklmnopqrstuvwxyzºª")
    ending = token[len(digits):]
    if not digits.isdecimal() or len(digits) > 4 or len(ending) > 2:
        return None
    return int(digits)


def _on(day: int, month: int, year: int | None, name: str, today: date) -> date | NoSuchDay | None:
    """Give that day: of the year said, else the next one that comes."""
    years = [year] if year is not None else [today.year, today.year + 1]
    for each in years:
        if not 1 <= each <= 9998:
            return None
        if day <= monthrange(each, month)[1]:
            found = date(each, month, day)
            if year is not None or found >= today:
                return found
    last = max(monthrange(each, month)[1] for each in years)
    return NoSuchDay(name, last) if day > last else None


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
