"""Text sized by distance: every word of the wall is read from the last row, or the desk says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPainter, QPixmap

from collective_desk.domain.guides import Axis, Band, Corner, Guides, Ring, Tick
from collective_desk.host.settings import DISTANCES, WIDTHS, Wall
from collective_desk.picture.symbols import label_size, shows_tie_letters, symbol_size
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.fonts import map_font
from collective_desk.ui.canvas.ink import guide_words
from collective_desk.ui.canvas.ink import guides as guide_ink
from collective_desk.ui.canvas.ink.layers import Sight
from collective_desk.ui.theme.tokens import load_tokens
from collective_desk.ui.wall.measures import (
    DRAWN_FOR,
    READS,
    SMALLEST_TEXT,
    measures,
    readable_from,
    wall_style,
)

RINGS = (Ring("core", "rings.core", 500.0, 400.0, 0.0, 400.0, 0.6, 3),)
BANDS = (Band("grassroots", "realm.grassroots", (0.0, 0.0, 600.0, 700.0), 4),)
TICKS = tuple(Tick(value, 100.0 * value, 100.0 * value - 50, 100.0 * value + 50) for value in (1, 2, 3))
GRID = Guides(
    "power_interest", axes=(Axis("interest", "axis", True, TICKS), Axis("influence", "axis", False, TICKS)),
    corners=(Corner("corner.far", 60.0, 60.0, False, False),),
    strip=Band(None, "unsaid", (0.0, 400.0, 300.0, 500.0), 2))
WALLS = st.builds(Wall, width=st.floats(*WIDTHS), distance=st.floats(*DISTANCES))
PIXELS = st.integers(640, 4096)


def test_the_sizes_of_the_design_are_those_of_their_distance():
    told = measures(Wall(width=2.0, distance=SMALLEST_TEXT * 2.0 * READS / DRAWN_FOR), DRAWN_FOR)
    assert (told.factor, told.calm) == pytest.approx((1.0, 1.0))
    style = wall_style(told)
    assert label_size(1.0, style) == load_tokens("wall").tables["wall.type"]["label"][0]
    assert style.symbol.size == 52


@given(WALLS, PIXELS)
def test_the_smallest_words_are_a_two_hundredth_of_the_distance_or_it_is_said(wall, pixels):
    told = measures(wall, pixels)
    metres = told.smallest * wall.width / pixels
    if told.is_read:
        assert metres >= wall.distance / READS - 0.6 * wall.width / pixels
    else:
        assert readable_from(wall, pixels) < wall.distance
    style = wall_style(told)
    for size in (label_size(1.0, style), style.tie.letter, style.disc.number):
        assert size >= told.smallest - 1e-6


@pytest.mark.parametrize("guides", [GRID, Guides("rings", rings=RINGS), Guides("spectrum", bands=BANDS)])
def test_words_of_an_arrangement_are_no_smaller_than_the_smallest(guides, monkeypatch, qapp):
    told = measures(Wall(width=2.0, distance=9.0), 1920)
    written = []

    def noted(style, size, *, strong=False):
        written.append(size)
        return map_font(style, size, strong=strong)

    for module in (guide_ink, guide_words):
        monkeypatch.setattr(module, "map_font", noted)
    ink = guide_ink.GuideInk(wall_style(told))
    ink.use(guides, lambda id, **_facts: id)
    sight = Sight(Camera(1.0), 1920, 800, 1.0)
    pixels = QPixmap(1920, 800)
    painter = QPainter(pixels)
    for job in ink.jobs(sight):
        job(painter)
    ink.paint_heads(painter, sight, 0.0)
    painter.end()
    assert len(written) > 2
    assert min(written) >= told.smallest - 1e-6


@given(WALLS, PIXELS)
def test_farther_rows_never_get_smaller_words(wall, pixels):
    nearer = Wall(width=wall.width, distance=wall.distance / 2)
    assert measures(nearer, pixels).factor <= measures(wall, pixels).factor


def test_names_keep_their_size_at_any_zoom_and_ties_their_letters():
    style = wall_style(measures(Wall(), 1920))
    assert label_size(0.4, style) == label_size(3.0, style)
    assert symbol_size(1.0, style) == symbol_size(3.0, style)
    assert shows_tie_letters(0.2, style)
