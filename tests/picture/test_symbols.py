import numpy as np
import pytest

from collective_desk.picture.shapes import CIRCLE, HEXAGON, SQUARE
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import (
    half_extents,
    label_size,
    outline,
    rim,
    shows_dots,
    shows_letters,
    shows_names,
    symbol_size,
)

LIGHT = Style.load("light")


def distance_to_outline(point, points):
    """Distance of a point to a closed polygon."""
    a, b = points, np.roll(points, -1, axis=0)
    along = b - a
    t = np.clip(((point - a) * along).sum(1) / np.maximum((along**2).sum(1), 1e-12), 0, 1)
    return np.hypot(*(a + t[:, None] * along - point).T).min()


@pytest.mark.parametrize("theme", ["light", "print"])
@pytest.mark.parametrize("shape", [CIRCLE, HEXAGON, SQUARE])
def test_the_rim_lies_on_the_outline_in_every_direction(theme, shape):
    sizes = Style.load(theme).symbol
    angles = np.linspace(0, 2 * np.pi, 73)
    direction = np.column_stack((np.cos(angles), np.sin(angles)))
    far = rim(np.full(len(angles), shape), direction, sizes)
    points = outline(shape, sizes).points
    for u, d in zip(direction, far, strict=True):
        assert distance_to_outline(u * d, points) < 0.002


@pytest.mark.parametrize("shape", [CIRCLE, HEXAGON, SQUARE])
def test_outlines_run_clockwise_within_their_extents(shape):
    points = outline(shape, LIGHT.symbol).points
    x, y = points.T
    assert (x * np.roll(y, -1) - np.roll(x, -1) * y).sum() > 0
    extents = half_extents(np.array([shape]), LIGHT.symbol)[0]
    assert np.abs(points).max(axis=0) == pytest.approx(extents, abs=1e-9)


def test_symbols_grow_more_slowly_than_distances():
    assert symbol_size(1.0, LIGHT) == 28
    assert symbol_size(2.0, LIGHT) == pytest.approx(28 * 2**0.5)
    assert symbol_size(0.3, LIGHT) == pytest.approx(28 * 0.3**0.5)
    assert symbol_size(9.0, LIGHT) == 44
    assert symbol_size(0.26, LIGHT) >= 14
    assert symbol_size(0.2, LIGHT) == 7


def test_names_and_letters_answer_to_zoom():
    assert [label_size(zoom, LIGHT) for zoom in (0.6, 1.0, 1.5, 4.0)] == [12, 12, 13, 13]
    assert shows_letters(0.6, LIGHT) and not shows_letters(0.59, LIGHT)
    assert shows_names(0.4, LIGHT, 28) and not shows_names(0.4, LIGHT, 2000)
    assert shows_names(0.6, LIGHT, 2000) and not shows_names(0.3, LIGHT, 28)
    assert shows_dots(0.2, LIGHT) and not shows_dots(0.25, LIGHT)
