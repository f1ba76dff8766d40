"""What draws on a page: text as glyphs, lines, shapes; points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from collective_desk.briefs.letters.atoms import Atom
from collective_desk.briefs.letters.embedding import EmbeddedFont
from collective_desk.briefs.letters.fonts import Face
from collective_desk.briefs.letters.outlines import outline, path
from collective_desk.briefs.letters.shaping import Glyph, readable
from collective_desk.briefs.letters.text import Line
from collective_desk.picture.style import Style

from .paper_style import print_style


@dataclass(slots=True, eq=False)
class Ink:
    """A pen on a reportlab canvas; remembers which glyphs of which faces were drawn."""

    canvas: Any
    height: float
    """Of the page, in points."""
    style: Style = field(default_factory=print_style)
    fonts: dict[Face, EmbeddedFont] = field(default_factory=dict)
    drawn_marks: dict[tuple[Face, int], str] = field(default_factory=dict)

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw a set line with its left end and baseline at a place in points from the top left."""
        y = self.height - baseline
        for (_, _, colour, right), group in groupby(line.atoms, _look):
            atoms = list(group)
            self._run(atoms, x, y, colour, right_to_left=right)
            x += sum(atom.width for atom in atoms)

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
        told = self.style.colour(token)
        return " ".join(f"{int(told[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))

    def _run(
        self, atoms: Sequence[Atom], x: float, y: float, colour: str, *, right_to_left: bool
    ) -> None:
        """Draw atoms of one look as one text object that reads back as their text."""
        first = atoms[0]
        font = self._font(first.shaped.face)
        glyphs = [glyph for atom in atoms for glyph in atom.shaped.glyphs]
        body = _operators(font, glyphs, first.font_size, all_of_them=not right_to_left)
        object_ = (
            f"{self._colour(colour)} rg BT /{font.name} {first.font_size:.5g} Tf "
            f"1 0 0 1 {x:.3f} {y:.3f} Tm {body} ET"
        )
        if not right_to_left and not all(atom.shaped.plain for atom in atoms):
            text = readable("".join(atom.shaped.text for atom in atoms))
            told = ("\ufeff" + text).encode("utf-16-be").hex().upper()
            object_ = f"/Span <</ActualText <{told}>>> BDC {object_} EMC"
        self.canvas.addLiteral(object_)
        if right_to_left:
            self._marks(font.face, glyphs, x, y, first.font_size)

    def _marks(self, face: Face, glyphs: Iterable[Glyph], x: float, y: float, size: float) -> None:
        """Draw as shapes the glyphs that stand for no text, such as the dots of letters."""
        place = 0.0
        for glyph in glyphs:
            if not glyph.text and outline(face, glyph.number):
                at = x + (place + glyph.dx) * size / 1000, y + glyph.dy * size / 1000
                key = face, glyph.number
                form = self.drawn_marks.setdefault(key, f"mark{len(self.drawn_marks)}")
                unit = f"{size / 1000:.6g}"
                self.canvas.addLiteral(f"q {unit} 0 0 {unit} {at[0]:.3f} {at[1]:.3f} cm")
                self.canvas.doForm(form)
                self.canvas.addLiteral("Q")
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


def _operators(
    font: EmbeddedFont, glyphs: Iterable[Glyph], size: float, *, all_of_them: bool
) -> str:
    """Give the text operators for glyphs: codes, corrections of the pen, rises."""
    result: list[str] = []
    placed = _placed(font, glyphs, all_of_them=all_of_them)
    for rise, group in groupby(placed, lambda one: one[2]):
        shown = ""
        for correction, code, _ in group:
            shown += f">{-correction}<{code:04X}" if correction else f"{code:04X}"
        shift = f"{rise * size / 1000:.4g} Ts " if rise or result else ""
        result.append(f"{shift}[<{shown}>] TJ".replace("<>", ""))
    if len(result) > 1 or (result and "Ts" in result[0]):
        result.append("0 Ts")
    return " ".join(result)


def _placed(
    font: EmbeddedFont, glyphs: Iterable[Glyph], *, all_of_them: bool
) -> Iterator[tuple[int, int, int]]:
    """Give for each glyph how far the pen must be moved (1/1000 em), its code and its rise."""
    pen, place = 0, 0.0
    for glyph in glyphs:
        if all_of_them or glyph.text:
            correction = round(place + glyph.dx - pen)
            yield correction, font.code(glyph.number, glyph.text), round(glyph.dy)
            pen += correction + round(glyph.natural)
        place += glyph.advance
