"""What draws on a page: text as glyphs, lines, shapes; points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from collective_desk.briefs.letters.atoms import Atom
from collective_desk.briefs.letters.codes import operators
from collective_desk.briefs.letters.embedding import EmbeddedFont
from collective_desk.briefs.letters.fonts import Face
from collective_desk.briefs.letters.outlines import outline, path
from collective_desk.briefs.letters.shaping import Shaped, readable
from collective_desk.briefs.letters.text import Line
from collective_desk.domain.contents import Pen
from collective_desk.picture.style import Style
from collective_desk.picture.ties import Strokes

from .paper_style import print_style


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Atoms of one look as one text object, but for where they stand on the page."""

    before: str
    after: str
    width: float
    marks: tuple[tuple[str, float, float, float], ...] = ()
    """Forms that are drawn beside it: their name, place and unit."""


@dataclass(slots=True, eq=False)
class Ink:
    """A pen on a reportlab canvas; remembers which glyphs of which faces were drawn."""

    canvas: Any
    height: float
    """Of the page, in points."""
    style: Style = field(default_factory=print_style)
    fonts: dict[Face, EmbeddedFont] = field(default_factory=dict)
    drawn_marks: dict[tuple[Face, int], str] = field(default_factory=dict)
    samples: dict[tuple[Pen, float], Strokes] = field(default_factory=dict)
    """Short ties of legends and heads of tables, by their pen and length, around no place yet."""
    _runs: dict[Line, list[_Run]] = field(default_factory=dict)
    """Lines that were drawn: a name stands on a map, twice for its halo, and in many rows."""
    _colours: dict[str, str] = field(default_factory=dict)

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw a set line with its left end and baseline at a place in points from the top left."""
        runs = self._runs.get(line)
        if runs is None:
            runs = self._runs[line] = [
                self._run(list(atoms), colour, right_to_left=right)
                for (_, _, colour, right), atoms in groupby(line.atoms, _look)
            ]
        put, y = self.canvas.addLiteral, self.height - baseline
        for run in runs:
            put(f"{run.before}{x:.3f} {y:.3f}{run.after}")
            for form, right, up, unit in run.marks:
                put(f"q {unit:.6g} 0 0 {unit:.6g} {x + right:.3f} {y + up:.3f} cm")
                self.canvas.doForm(form)
                put("Q")
            x += run.width

    def halo(self, line: Line, x: float, baseline: float, reach: float) -> None:
        """Draw paper around a line's letters, so that ties pause behind it, then the line."""
        paper = self._colour("paper")
        self.canvas.addLiteral(f"q {paper} RG {2 * reach:.3g} w 1 j 1 Tr")
        self.line(line, x, baseline)
        self.canvas.addLiteral("Q")
        self.line(line, x, baseline)

    def rule(
        self, x: float, y: float, length: float, *, weight: float = 0.5, colour: str = "ink"
    ) -> None:
        """Draw a level rule to the right of a point."""
        line = f"{x:.2f} {self.height - y:.2f} m {x + length:.2f} {self.height - y:.2f} l S"
        self.stroke(line, weight=weight, colour=colour)

    def stroke(
        self,
        path: str,
        *,
        weight: float,
        colour: str,
        dash: Sequence[float] = (),
        round_caps: bool = False,
    ) -> None:
        """Stroke a path that ends with its own operator."""
        state = f"q {weight:.3g} w {self._colour(colour)} RG 1 j"
        state += f" [{' '.join(f'{d:.3g}' for d in dash)}] 0 d" if dash else ""
        state += " 1 J" if round_caps else ""
        self.canvas.addLiteral(f"{state} {path} Q")

    def shape(
        self,
        path: str,
        *,
        fill: str | None = None,
        edge: str | None = None,
        border: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Fill a closed path, draw its border, or both."""
        operator = "B" if fill and edge else "f" if fill else "S"
        state = f"q {border:.3g} w 1 j"
        state += f" {self._colour(fill)} rg" if fill else ""
        state += f" {self._colour(edge)} RG" if edge else ""
        state += f" [{' '.join(f'{d:.3g}' for d in dash)}] 0 d" if dash else ""
        self.canvas.addLiteral(f"{state} {path} {operator} Q")

    def _colour(self, token: str) -> str:
        """Give the three numbers of a colour."""
        known = self._colours.get(token)
        if known is None:
            told = self.style.colour(token)
            known = " ".join(f"{int(told[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))
            self._colours[token] = known
        return known

    def _run(self, atoms: Sequence[Atom], colour: str, *, right_to_left: bool) -> _Run:
        """Write atoms of one look as one text object that reads back as their text."""
        first = atoms[0]
        font = self._font(first.shaped.face)
        words = [atom.shaped for atom in atoms]
        body = operators(font, words, first.font_size, all_of_them=not right_to_left)
        before = f"{self._colour(colour)} rg BT /{font.name} {first.font_size:.5g} Tf 1 0 0 1 "
        after = f" Tm {body} ET"
        if not right_to_left and not all(word.plain for word in words):
            text = readable("".join(word.text for word in words))
            told = ("\ufeff" + text).encode("utf-16-be").hex().upper()
            before, after = f"/Span <</ActualText <{told}>>> BDC {before}", f"{after} EMC"
        marks = self._marks(font.face, words, first.font_size) if right_to_left else ()
        return _Run(before, after, sum(atom.width for atom in atoms), tuple(marks))

    def _marks(
        self, face: Face, words: Iterable[Shaped], size: float
    ) -> Iterator[tuple[str, float, float, float]]:
        """Give as shapes the glyphs that stand for no text, such as the dots of letters."""
        place, unit = 0.0, size / 1000
        for glyph in (glyph for word in words for glyph in word.glyphs):
            if not glyph.text and outline(face, glyph.number):
                key = face, glyph.number
                form = self.drawn_marks.setdefault(key, f"mark{len(self.drawn_marks)}")
                yield form, (place + glyph.dx) * unit, glyph.dy * unit, unit
            place += glyph.advance

    def finish(self) -> None:
        """Define the shapes that pages use; to be called once, after the last page."""
        for (face, glyph), form in self.drawn_marks.items():
            self.canvas.beginForm(form, -1000, -1000, 2000, 2000)
            self.canvas.addLiteral(path(outline(face, glyph)))
            self.canvas.endForm()

    def _font(self, face: Face) -> EmbeddedFont:
        font = self.fonts.get(face)
        if font is None:
            font = self.fonts[face] = EmbeddedFont(face, f"G{len(self.fonts) + 1}")
            self.canvas._doc.delayedFonts.append(font)
        return font


def _look(atom: Atom) -> tuple[int, float, str, bool]:
    return id(atom.shaped.face), atom.size, atom.colour, atom.shaped.right_to_left
