"""Text cut into pieces of one direction, one face and one look, each shaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from .bidi import levels, runs_right
from .breaks import words
from .fonts import CHAIN, Face, face_of
from .shaping import Shaped, shape

MM: Final = 72 / 25.4
"""Points a millimetre."""
_MOST_MARKS: Final = 8
_CONTROLS: Final = re.compile("[\u202a-\u202e\u2028\u2029\ufff9-\ufffb\ufeff]")
_MARK: Final = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f]"
_MARKS: Final = re.compile(f"({_MARK}{{{_MOST_MARKS}}}){_MARK}+")


@dataclass(frozen=True, slots=True)
class Type:
    """How text looks: size in points, distance of baselines in mm, weight, colour token."""

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a paragraph; what it leaves open is said by the paragraph's type."""

    text: str
    bold: bool | None = None
    colour: str | None = None


Said = str | Sequence[Span]
"""What may be set: a text, or spans."""


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """The smallest thing that is placed on a line."""

    shaped: Shaped
    level: int
    size: float
    colour: str
    width: float
    space: bool

    @property
    def font_size(self) -> float:
        """Size of the face in points, larger for faces that look small."""
        return self.size * self.shaped.face.scale


@lru_cache(maxsize=5_000)
def clean(text: str) -> str:
    """Take out what steers printers or directions and what is no character; keep the words."""
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(
        " " if c in "\t\v\f\r\u0085\u00a0" and c != "\u00a0" else c
        for c in text.replace("\r\n", "\n")
        if c in "\n\t\v\f\r" or unicodedata.category(c) not in ("Cc", "Cs", "Cn")
    )
    return _MARKS.sub(r"\1", _CONTROLS.sub("", kept))


def spans_of(said: Said) -> list[Span]:
    """Give what is said as cleaned spans."""
    told = [Span(said)] if isinstance(said, str) else said
    return [Span(clean(span.text), span.bold, span.colour) for span in told if span.text]


def atoms_by_word(
    spans: Sequence[Span], type: Type, *, right_to_left: bool | None, language: str
) -> list[list[Atom]]:
    """Shape one paragraph: a list of words, each a list of atoms in the order of reading.

    Direction None is found from the text itself.
    """
    text = "".join(span.text for span in spans)
    if right_to_left is None:
        right_to_left = bool(runs_right(text))
    owner = [i for i, span in enumerate(spans) for _ in span.text]
    deep = levels(text, right_to_left=right_to_left)
    bold = [type.bold if span.bold is None else span.bold for span in spans]
    faces = _faces(text, deep, [bold[i] for i in owner])
    result: list[list[Atom]] = []
    at = 0
    for word in words(text):
        end = at + len(word)
        keys = zip(
            owner[at:end], deep[at:end], faces[at:end], (c == " " for c in word), strict=True
        )
        atoms: list[Atom] = []
        for (of, level, face, space), part in groupby(keys):
            length = sum(1 for _ in part)
            colour = spans[of].colour or type.colour
            piece = shape(
                text[at : at + length], face, right_to_left=bool(level % 2), language=language
            )
            atoms.append(atom(piece, level, type.size, colour, space=space))
            at += length
        result.append(atoms)
    return result


def atom(shaped: Shaped, level: int, size: float, colour: str, *, space: bool = False) -> Atom:
    """Make an atom of shaped text."""
    width = shaped.advance * size * shaped.face.scale / 1000
    return Atom(shaped, level, size, colour, width, space)


def _faces(text: str, deep: Sequence[int], bold: Sequence[bool]) -> list[Face]:
    """Choose a face for each character; marks, joiners and common signs stay with their word."""
    result: list[Face] = []
    before: Face | None = None
    leftward = next((c for c in text if unicodedata.bidirectional(c) in ("R", "AL")), None)
    for i, c in enumerate(text):
        weight = "Bold" if bold[i] else "Regular"
        category = unicodedata.category(c)
        if before and category in ("Mn", "Mc", "Me", "Cf"):
            result.append(before)
            continue
        same = i > 0 and deep[i - 1] == deep[i] and bold[i - 1] == bold[i]
        if (
            before
            and same
            and category[0] in "PZN"
            and ord(c) in before.characters
            and not (deep[i] % 2)
        ):
            result.append(before)
            continue
        like = face_of(leftward, weight) if leftward and deep[i] % 2 else None
        common = category[0] in "PZN" and like is not None and ord(c) in like.characters
        before = like if common else face_of(c, weight) or _last_resort(weight)
        result.append(before or _last_resort(weight))
    return result


def _last_resort(weight: str) -> Face:
    """Give the face whose empty box stands for a character that no font has."""
    face = face_of("x", weight)
    if face is None:
        raise FileNotFoundError(CHAIN[0])
    return face


def split(whole: Atom, room: float, language: str) -> Iterator[Atom]:
    """Cut an atom that is wider than the room at a cluster border; at least one cluster fits."""
    unit = whole.font_size / 1000
    text, used = whole.shaped.text, 0.0
    cuts: list[int] = []
    for (_, advance), (end, _) in pairwise([*sorted(whole.shaped.clusters), (len(text), 0.0)]):
        used += advance * unit
        if used > room and cuts:
            break
        cuts.append(end)
    head = whole
    for cut in reversed(cuts):
        head = _again(whole, text[:cut], language)
        if head.width <= room:  # letters that end a piece may be wider than within a word
            break
    yield head
    if len(head.shaped.text) < len(text):
        yield _again(whole, text[len(head.shaped.text) :], language)


def _again(like: Atom, text: str, language: str) -> Atom:
    """Shape a part of an atom's text."""
    told = like.shaped
    piece = shape(text, told.face, right_to_left=told.right_to_left, language=language)
    return atom(piece, like.level, like.size, like.colour)
