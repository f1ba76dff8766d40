"""Text in any of the shipped scripts, set into lines that can be measured and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .atoms import Atom, Said, Span, Type, atoms_by_word, spans_of, split
from .bidi import visual_order

_AROUND: Final = " (\u2066\u2067\u2068\u2069\u200e\u200f"
_ALONE: Final = 0.3
"""The share of a line under which a last word looks lost."""

__all__ = ["Line", "Said", "Span", "Type", "set_text", "width_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One set line: its atoms from left to right, and its width in points."""

    atoms: tuple[Atom, ...]
    width: float

    @property
    def text(self) -> str:
        """What the line says, in the order of its atoms on paper."""
        return "".join(atom.shaped.text for atom in self.atoms)


def set_text(
    said: Said,
    type: Type,
    width: float | None = None,
    *,
    language: str = "en",
    right_to_left: bool | None = None,
) -> list[Line]:
    """Break a text into lines no wider than a width in points; a direction of None is found."""
    spans = tuple(spans_of(said))
    return list(_set(spans, type, width, language, right_to_left))


def width_of(said: Said, type: Type, *, language: str = "en") -> float:
    """Give how wide a text is on one line, in points."""
    return max((line.width for line in set_text(said, type, language=language)), default=0.0)


@lru_cache(maxsize=5_000)
def _set(
    spans: tuple[Span, ...],
    type: Type,
    width: float | None,
    language: str,
    right_to_left: bool | None,
) -> tuple[Line, ...]:
    lines: list[Line] = []
    for paragraph in _paragraphs(spans):
        words = atoms_by_word(paragraph, type, right_to_left=right_to_left, language=language)
        lines += [_line(atoms) for atoms in _filled(words, width, language)] or [Line((), 0.0)]
    return tuple(lines)


def _paragraphs(spans: tuple[Span, ...]) -> list[list[Span]]:
    """Part spans at line ends."""
    result: list[list[Span]] = [[]]
    for span in spans:
        for i, text in enumerate(span.text.split("\n")):
            if i:
                result.append([])
            if text:
                result[-1].append(Span(text, span.bold, span.colour))
    return result


@dataclass(slots=True)
class _Row:
    """A line being filled: its atoms, its width, and where its last two words begin."""

    atoms: list[Atom]
    used: float = 0.0
    words: int = 0
    last: int = 0
    before: int = 0

    def add(self, word: list[Atom], width: float) -> None:
        """Put a word at the end."""
        self.before, self.last = self.last, len(self.atoms)
        self.atoms += word
        self.used += width
        self.words += 1

    def part(self) -> list[Atom]:
        """Take the last word away."""
        word = self.atoms[self.last :]
        del self.atoms[self.last :]
        self.words -= 1
        return word


def _filled(words: list[list[Atom]], width: float | None, language: str) -> list[list[Atom]]:
    """Fill lines; no short word stands alone on the last one if another can join it."""
    rows = list(_fill(words, width, language))
    if width is not None and len(rows) > 1 and rows[-1].words == 1 and rows[-2].words > 2:
        left, alone = rows[-2:]
        joining = sum(atom.width for atom in left.atoms[left.last :])
        counted = _is_number(left.atoms[left.before : left.last])
        if alone.used < _ALONE * width and joining + alone.used <= width and not counted:
            alone.atoms = [*left.part(), *alone.atoms]
    return [row.atoms for row in rows]


def _fill(words: list[list[Atom]], width: float | None, language: str) -> Iterator[_Row]:
    """Put as many words on each line as it holds; a longer word is cut between its clusters.

    A number goes to the next line with the word that it counts.
    """
    row = _Row([])
    for word in words:
        whole = sum(atom.width for atom in word)
        visible = whole - (word[-1].width if word[-1].space else 0.0)
        if width is None or row.used + visible <= width + 1e-6:
            row.add(word, whole)
            continue
        number: list[Atom] = []
        if row.words > 1 and _is_number(row.atoms[row.last :]) and not _is_number(word):
            wide = sum(atom.width for atom in row.atoms[row.last :])
            number = row.part() if wide + visible <= width else []
        if row.atoms:
            yield row
        row = _Row([])
        if number:
            row.add(number, wide)
            row.add(word, whole)
            continue
        rest = list(word)
        while rest:
            first = rest.pop(0)
            if row.used + first.width > width + 1e-6 and not first.space:
                head, *tail = split(first, width - row.used, language)
                if row.atoms and head.width > width - row.used + 1e-6:
                    yield row
                    row = _Row([])
                    rest.insert(0, first)
                    continue
                rest[:0] = tail
                first = head
            row.atoms.append(first)
            row.used += first.width
        row.words = 1
    if row.atoms:
        yield row


def _is_number(word: list[Atom]) -> bool:
    """Say whether a word is a number that does not end what is said, perhaps in a bracket."""
    return "".join(atom.shaped.text for atom in word).strip(_AROUND).isdecimal()


def _line(atoms: list[Atom]) -> Line:
    """Drop the spaces at the end and put the atoms into the order of paper."""
    while atoms and atoms[-1].space:
        atoms = atoms[:-1]
    order = visual_order([atom.level for atom in atoms])
    return Line(tuple(atoms[i] for i in order), sum(atom.width for atom in atoms))
