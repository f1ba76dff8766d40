"""One line of a note as it is typed in the hall: what kind, what was said, about whom, by when.

A leading letter is the kind; `#` links an actor or a tie; `@who by Friday` makes a promise, and
names the speaker of a quote. What closes the line as a mark leaves its text; what stands inside a
sentence stays as words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from .due import DateWords, NoSuchDay, find_day
from .entities import EntityId
from .folding import fold
from .rules import on_one_line

PROMISE: Final = "commitment"
"""The kind of a line that is a promise and nothing else."""
KINDS: Final = (
    "insight", "quote", "decision", PROMISE, "tension", "observation", "story", "question",
    "agreement", "risk", "signal", "idea",
)
"""What a line can be, in the order in which the letters are shown."""
PLAIN: Final = "observation"
"""What a line without a letter is."""
LONGEST_RUN: Final = 12
"""A name has at most so many words."""
LONGEST_STRANGER: Final = 3
"""So many words at the end of a line are the name of someone who is not on the desk."""
_CLOSING: Final = {'"': '"', "“": "”", "«": "»"}
_PUNCTUATION: Final = ".,;:!?،؛؟。)"
Span = tuple[int, int]
Who = Callable[[str], Sequence[EntityId]]


@dataclass(frozen=True, slots=True)
class NoteLanguage:
    """The letters of the kinds and the words of dates in one language."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """Kinds by their letter."""
    dates: DateWords = field(default_factory=DateWords)

    def letter(self, kind: str) -> str:
        """Give the letter of a kind; nothing where it has none."""
        return next((letter for letter, known in self.letters.items() if known == kind), "")


@dataclass(frozen=True, slots=True)
class Hint:
    """What was not understood and kept as text, by the id of its words."""

    id: str
    text: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the line that means more than its words: link, owner, due or letter."""

    sign: str
    name: str
    span: Span
    ids: tuple[EntityId, ...] = ()
    tail: str = ""
    """Punctuation glued to it."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What a line says."""

    kind: str
    text: str
    about: tuple[EntityId, ...] = ()
    speaker: str = ""
    promised: bool = False
    owner: EntityId | None = None
    owner_name: str = ""
    due: date | None = None
    marks: tuple[Mark, ...] = ()
    hints: tuple[Hint, ...] = ()


def read_note(
    line: str, language: NoteLanguage, *, today: date, who: Who = lambda _name: (),
) -> NoteLine:
    """Read any text as a note; never fails, and keeps as words what it does not understand."""
    text = on_one_line(line)
    kind, start = _kind(text, language)
    reading = _Reading(text, language.dates, today, who)
    reading.run(start)
    owners = [part for part in reading.parts if isinstance(part, Mark) and part.sign == "@"]
    promised = kind == PROMISE or bool(owners and (kind is None or reading.finds_day()))
    if promised:
        reading.take_day()
    owner = owners[0] if owners else None
    said = reading.text()
    letter = (Mark("letter", text[:1], (0, 1)),) if kind else ()
    marks = (*letter, *(part for part in reading.parts if isinstance(part, Mark)))
    about = tuple(dict.fromkeys(
        id for mark in marks if mark.sign == "#" for id in mark.ids))
    who_id = owner.ids[0] if owner and len(owner.ids) == 1 else None
    name = owner.name if owner else ""
    return NoteLine(
        kind=kind or (PROMISE if promised else PLAIN), text=said, about=about,
        speaker="" if promised else name, promised=promised,
        owner=who_id if promised else None, owner_name=name if promised else "",
        due=reading.due, marks=marks, hints=tuple(reading.hints))


def _kind(text: str, language: NoteLanguage) -> tuple[str | None, int]:
    """Read the leading letter: alone before a blank, or a question mark glued to its question."""
    first, rest = text[:1], text[1:]
    if first not in language.letters:
        return None, 0
    if not rest or rest[0] == " ":
        return language.letters[first], min(2, len(text))
    return (language.letters[first], 1) if first in "?؟" else (None, 0)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


class _Reading:
    """Words and marks of a line, in order."""

    def __init__(self, text: str, dates: DateWords, today: date, who: Who) -> None:
        self.parts: list[_Word | Mark] = []
        self.hints: list[Hint] = []
        self.due: date | None = None
        self._text, self._today, self._who = text, today, who
        self._languages = dates.alone()

    def run(self, start: int) -> None:
        """Take the line apart."""
        words = _words(self._text, start)
        at = 0
        while at < len(words):
            taken = self._mark(words, at) if _is_mark(words[at]) else 0
            if not taken:
                self.parts.append(words[at])
            at += taken or 1

    def finds_day(self) -> bool:
        """Whether the line says until when."""
        return self._day() is not None

    def take_day(self) -> None:
        """Take the day out of the words; one that does not exist stays, and is told."""
        found = self._day()
        if found is None:
            return
        begin, end, day = found
        if isinstance(day, NoSuchDay):
            self.hints.append(Hint("note.no_such_day", day.name, day.days))
            return
        gone = self.parts[begin:end]
        self.due = day
        said = " ".join(part.text for part in gone if isinstance(part, _Word))
        span = (gone[0].span[0], gone[-1].span[1])
        self.parts[begin:end] = [Mark("day", said, span)]

    def text(self) -> str:
        """Give the words of the line: marks that close it are left out, unless they are all."""
        kept = list(self.parts)
        while kept and isinstance(kept[-1], Mark):
            kept.pop()
        if not any(isinstance(part, _Word) for part in kept):
            kept = [part for part in self.parts if not isinstance(part, Mark) or part.sign == "#"]
        told = [
            part.text if isinstance(part, _Word) else part.name + part.tail
            for part in kept if isinstance(part, _Word) or part.sign != "day"
        ]
        return " ".join(told)

    def _day(self) -> tuple[int, int, date | NoSuchDay] | None:
        """Find the day in the first language that says one."""
        found = (self._day_in(dates) for dates in self._languages)
        return next((day for day in found if day is not None), None)

    def _day_in(self, dates: DateWords) -> tuple[int, int, date | NoSuchDay] | None:
        """Find the day: behind a word such as *by*, or right behind who does it."""
        for at in range(len(self.parts) - 1, -1, -1):
            part = self.parts[at]
            by = _is_by(part, dates)
            owner = isinstance(part, Mark) and part.sign == "@" and not part.tail
            if not by and not owner:
                continue
            run = []
            for following in self.parts[at + 1:]:
                if not isinstance(following, _Word):
                    break
                run.append(following.text)
            found = find_day(run, self._today, dates)
            if found is not None:
                start = at + (not by)
                # Some languages say it in two words: *para el viernes*, *pour le 20*.
                while by and start and _is_by(self.parts[start - 1], dates):
                    start -= 1
                return start, at + 1 + found[0], found[1]
        return None

    def _mark(self, words: Sequence[_Word], at: int) -> int:
        """Read a link or an owner; give how many words it takes, 0 where it is only text."""
        sign = "#" if words[at].text[0] in "#＃" else "@"
        quoted = self._quoted(words, at)
        if quoted:
            name, count = quoted
            return self._take(sign, name, words[at:at + count], tuple(self._who(name)), "")
        run = [words[at].text[1:]]
        for word in words[at + 1:at + LONGEST_RUN]:
            if _is_mark(word):
                break
            run.append(word.text)
        for count in range(len(run), 0, -1):
            said = " ".join(run[:count])
            for name in dict.fromkeys((said, said.rstrip(_PUNCTUATION))):
                ids = tuple(self._who(name)) if name else ()
                if ids:
                    return self._take(sign, name, words[at:at + count], ids, said[len(name):])
        if sign == "#":
            self.hints.append(Hint("note.nobody", run[0].rstrip(_PUNCTUATION)))
            return 0
        return self._unknown_owner(words, at, run)

    def _unknown_owner(self, words: Sequence[_Word], at: int, run: Sequence[str]) -> int:
        """Take who is not on the desk by name: up to *by*, or up to a day, else one word."""
        count = next((end for end in range(1, len(run)) if self._says_day(run[end:])), 0)
        if not count:
            count = self._closing(words, at, len(run))
        said = " ".join(run[:count])
        name = said.rstrip(_PUNCTUATION)
        return self._take("@", name, words[at:at + count], (), said[len(name):]) if name else 0

    def _says_day(self, run: Sequence[str]) -> bool:
        """Whether a run of words begins with a day, behind a word such as *by* or without."""
        return any(
            find_day(run, self._today, dates)
            or (fold(run[0]) in dates.by and find_day(run[1:], self._today, dates))
            for dates in self._languages)

    def _closing(self, words: Sequence[_Word], at: int, run: int) -> int:
        """Say how many words the name of a stranger has: a short one that closes the line is whole.

        *We row at night @An old man* is said by an old man; *@Mayor brings the list* by the mayor.
        """
        most = LONGEST_STRANGER if self.parts and at + run == len(words) else 1
        return run if run <= most else 1

    def _take(
        self, sign: str, name: str, words: Sequence[_Word], ids: tuple[EntityId, ...], tail: str,
    ) -> int:
        if sign == "#" and not ids:
            self.hints.append(Hint("note.nobody", name))
            return 0
        span = (words[0].span[0], words[-1].span[1] - len(tail))
        self.parts.append(Mark(sign, name, span, ids, tail))
        return len(words)

    def _quoted(self, words: Sequence[_Word], at: int) -> tuple[str, int] | None:
        """Read a name in quotes behind the sign."""
        closing = _CLOSING.get(words[at].text[1:2])
        if closing is None:
            return None
        for count in range(1, len(words) - at + 1):
            said = " ".join(word.text for word in words[at:at + count])[2:]
            if said.endswith(closing) and len(said) > 1:
                return said[:-1], count
        return None


def _is_by(part: object, dates: DateWords) -> bool:
    return isinstance(part, _Word) and fold(part.text) in dates.by


def _words(text: str, start: int) -> list[_Word]:
    found, at = [], start
    for piece in text[start:].split(" "):
        if piece:
            found.append(_Word(piece, (at, at + len(piece))))
        at += len(piece) + 1
    return found


def _is_mark(word: _Word) -> bool:
    return len(word.text) > 1 and word.text[0] in "#＃@＠"
