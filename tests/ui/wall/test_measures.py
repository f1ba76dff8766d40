"""Text sized by distance: every word of the wall is read from the last row, or the desk says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.host.settings import DISTANCES, WIDTHS, Wall
from collective_desk.picture.symbols import label_size, shows_tie_letters, symbol_size
from collective_desk.ui.theme.tokens import load_tokens
from collective_desk.ui.wall.measures import (
    DRAWN_FOR,
    READS,
    SMALLEST_TEXT,
    measures,
    readable_from,
    wall_style,
)

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
    assert label_size(1.0, wall_style(told)) >= told.smallest


@given(WALLS, PIXELS)
def test_farther_rows_never_get_smaller_words(wall, pixels):
    nearer = Wall(width=wall.width, distance=wall.distance / 2)
    assert measures(nearer, pixels).factor <= measures(wall, pixels).factor


def test_names_keep_their_size_at_any_zoom_and_ties_their_letters():
    style = wall_style(measures(Wall(), 1920))
    assert label_size(0.4, style) == label_size(3.0, style)
    assert symbol_size(1.0, style) == symbol_size(3.0, style)
    assert shows_tie_letters(0.2, style)
