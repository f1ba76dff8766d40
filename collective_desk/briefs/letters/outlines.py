"""Glyphs as drawn shapes, for dots and marks that must not be read as characters of their own."""

from __future__ import annotations

from functools import lru_cache

from .fonts import Face

Point = tuple[float, float]
Steps = tuple[tuple[str, tuple[Point, ...]], ...]


@lru_cache(maxsize=5_000)
def outline(face: Face, glyph: int) -> Steps:
    """Give a glyph as path operators of PDF, each with its points in 1/1000 em."""
    pen = _Pen(1000 / face.upem)
    face.hb_font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.steps)


def path(steps: Steps) -> str:
    """Give the operators that fill an outline at its own size, 1000 units an em."""
    parts = []
    for operator, points in steps:
        parts += [f"{x:.5g} {y:.5g}" for x, y in points]
        parts.append(operator)
    return " ".join([*parts, "f"]) if parts else ""


class _Pen:
    """Takes down what HarfBuzz draws; curves of the second degree become ones of the third."""

    def __init__(self, scale: float) -> None:
        self.steps: list[tuple[str, tuple[Point, ...]]] = []
        self._scale = scale
        self._at: Point = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802 - names of the pen that HarfBuzz calls
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        self._add("l", to)

    def qCurveTo(self, control: Point, to: Point) -> None:  # noqa: N802
        from_ = self._at
        first = tuple(a + (b - a) * 2 / 3 for a, b in zip(from_, control, strict=True))
        second = tuple(a + (b - a) * 2 / 3 for a, b in zip(to, control, strict=True))
        self._add("c", (first[0], first[1]), (second[0], second[1]), to)

    def curveTo(self, first: Point, second: Point, to: Point) -> None:  # noqa: N802
        self._add("c", first, second, to)

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("h", ()))

    def _add(self, operator: str, *points: Point) -> None:
        self._at = points[-1]
        self.steps.append((operator, tuple((x * self._scale, y * self._scale) for x, y in points)))
