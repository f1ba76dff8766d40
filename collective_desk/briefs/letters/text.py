"""Text in any of the shipped scripts, set into lines that can be measured and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .atoms import Atom, Said, Span, Type, atoms_by_word, spans_of, split
from .bidi import visual_order

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
        lines += [_line(atoms) for atoms in _fill(words, width, language)] or [Line((), 0.0)]
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


def _fill(words: list[list[Atom]], width: float | None, language: str) -> Iterator[list[Atom]]:
    """Put as many words on each line as it holds; a longer word is cut between its clusters."""
    line: list[Atom] = []
    used = 0.0
    for word in words:
        whole = sum(atom.width for atom in word)
        visible = whole - (word[-1].width if word[-1].space else 0.0)
        if width is None or used + visible <= width + 1e-6:
            line += word
            used += whole
            continue
        if line:
            yield line
        line, used = [], 0.0
        rest = list(word)
        while rest:
            first = rest.pop(0)
            if used + first.width > width + 1e-6 and not first.space:
                head, *tail = split(first, width - used, language)
                if line and head.width > width - used + 1e-6:
                    yield line
                    line, used = [], 0.0
                    rest.insert(0, first)
                    continue
                rest[:0] = tail
                first = head
            line.append(first)
            used += first.width
    if line:
        yield line


def _line(atoms: list[Atom]) -> Line:
    """Drop the spaces at the end and put the atoms into the order of paper."""
    while atoms and atoms[-1].space:
        atoms = atoms[:-1]
    order = visual_order([atom.level for atom in atoms])
    return Line(tuple(atoms[i] for i in order), sum(atom.width for atom in atoms))
