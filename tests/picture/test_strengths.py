"""Strength shows as thickness, on every way a map is drawn, and the legend says so."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from collective_desk.picture.compose import compose, refresh
from collective_desk.picture.legend import legend
from collective_desk.picture.strengths import THICKNESS, thickness
from collective_desk.picture.style import Style
from collective_desk.picture.svg.document import to_svg
from collective_desk.picture.ties import segments
from collective_desk.picture.view import View
from tests.picture.maps import WORDS, content

STYLE = Style.load("light")


def plain_content():
    """Three actors and three ties, two of them by one pen."""
    actors = [("Mayor", 0, 0), ("Clinic", 300, 0), ("Radio", 0, 300)]
    ties = [(0, 1, 0, "directed"), (1, 2, 0, "directed"), (2, 0, 1, "mutual")]
    return content(actors, ties)


@pytest.fixture
def strong():
    """A map on which the first tie is strong and the second weak."""
    told = plain_content()
    first, second = told.ties.ids[:2]
    return replace(told, strengths={first: 5.0, second: 1.0})


def test_thickness_grows_with_strength():
    assert [thickness(step) for step in range(1, 6)] == list(THICKNESS)
    assert all(thick >= 1.25 * thin for thin, thick in pairwise(THICKNESS))
    assert thickness(4.5) == THICKNESS[4]


def test_a_strong_tie_is_wider_in_the_ink(strong):
    picture = compose(strong, WORDS)
    view = View.at(1.0, STYLE)
    width = [
        max(segments(picture, view, STYLE, rows=np.array([row], np.int32)).widths.values())
        / STYLE.pattern(picture.pens[int(picture.pen[row])].dash).width
        for row in range(2)
    ]
    assert width == pytest.approx([THICKNESS[4], THICKNESS[0]])


def test_only_thickness_differs(strong):
    plain, picture = compose(plain_content(), WORDS), compose(strong, WORDS)
    for row in range(len(picture.source)):
        before, after = plain.pens[int(plain.pen[row])], picture.pens[int(picture.pen[row])]
        assert replace(after, thickness=1.0) == before
    assert [(e.pen, e.count) for e in legend(picture).ties] == [
        (e.pen, e.count) for e in legend(plain).ties]


def test_the_legend_says_so_only_where_it_is_so(strong):
    assert legend(compose(strong, WORDS)).strengths
    assert not legend(compose(plain_content(), WORDS)).strengths
    assert "thick is strong" in to_svg(compose(strong, WORDS), STYLE, WORDS)
    assert "thick is strong" not in to_svg(compose(plain_content(), WORDS), STYLE, WORDS)


def test_composing_a_composed_map_again_gives_the_same(strong):
    once = compose(strong, WORDS)
    twice = compose(replace(strong, pens=once.pens), WORDS)
    assert twice.pens == once.pens
    assert twice.pen.tolist() == once.pen.tolist()


def test_a_new_strength_shows_at_once(strong):
    before = compose(plain_content(), WORDS)
    after = refresh(before, strong, strong.ties.ids[:1])
    assert after.pens[int(after.pen[0])].thickness == THICKNESS[4]
