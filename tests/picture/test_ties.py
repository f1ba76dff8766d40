import numpy as np
import pytest

from collective_desk.domain.contents import Pen
from collective_desk.picture.compose import compose
from collective_desk.picture.curves import curves, flatten
from collective_desk.picture.shapes import CIRCLE
from collective_desk.picture.style import Style
from collective_desk.picture.symbols import rim
from collective_desk.picture.ties import arrowheads, sample, segments
from collective_desk.picture.view import View

from .maps import PENS, WORDS, picture, village

LIGHT = Style.load("light")
VIEW = View()
MONEY, KNOWLEDGE, ADVICE, AUTHORITY, TRUST, CONFLICT = range(6)


def pair(pen, way="directed", far=300.0):
    return picture([("A", 0, 0, "cooperative"), ("B", far, 0, "media")], [(0, 1, pen, way)])


def lengths(lines):
    return np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])


def all_arrays(ink):
    return [array for kind in (ink.lines, ink.dots, ink.arrows) for array in kind.values()]


def test_ties_begin_and_end_at_the_rims_with_their_gaps():
    drawn = compose(village(60, 150), WORDS)
    bent = curves(drawn, VIEW, LIGHT)
    assert len(bent)
    for ends, point, gap in (
        (drawn.source, bent.start, LIGHT.tie.gap_source),
        (drawn.target, bent.end, LIGHT.tie.gap_target),
    ):
        actor = ends[bent.rows]
        away = point - drawn.xy[actor]
        far = np.hypot(*away.T)
        reach = rim(drawn.shapes[actor], away / far[:, None], LIGHT.symbol) * VIEW.symbol
        assert far - reach == pytest.approx(gap, abs=1e-6)


def test_a_tie_bends_to_the_right_of_its_travel():
    middle = curves(pair(MONEY), VIEW, LIGHT).at(0.5)[0]
    assert middle[1] > 5, "travelling east, right is down on screen"


def test_there_and_back_are_mirrored():
    drawn = picture(
        [("A", 0, 0), ("B", 300, 0)], [(0, 1, MONEY, "mutual"), (1, 0, MONEY, "mutual")]
    )
    there, back = (curves(drawn, VIEW, LIGHT).pick(np.array([i])) for i in (0, 1))
    for t in (0.1, 0.4, 0.5):
        (x, y), (back_x, back_y) = there.at(t)[0], back.at(t)[0]
        assert (300 - back_x, -back_y) == pytest.approx((x, y))


def test_the_arrowhead_stands_at_the_target_and_points_at_it():
    drawn = pair(MONEY)
    ink = segments(drawn, VIEW, LIGHT)
    (tip, one, other), *more = ink.arrows[MONEY]
    assert not more
    assert tip == pytest.approx(curves(drawn, VIEW, LIGHT).end[0])
    heading = tip - (one + other) / 2
    assert np.hypot(*heading) == pytest.approx(LIGHT.tie.arrow[0])
    assert np.hypot(*(one - other)) == pytest.approx(LIGHT.tie.arrow[1])
    towards = drawn.xy[1] - tip
    assert heading @ towards / np.hypot(*heading) / np.hypot(*towards) > 0.999


@pytest.mark.parametrize(("way", "heads"), [("directed", 1), ("mutual", 2), ("undirected", 0)])
def test_arrowheads_say_the_direction(way, heads):
    ink = segments(pair(MONEY, way), VIEW, LIGHT)
    assert len(ink.arrows.get(MONEY, ())) == heads


def test_the_line_ends_inside_its_arrowhead_not_at_the_tip():
    ink = segments(pair(MONEY), VIEW, LIGHT)
    last = ink.lines[MONEY][-1, 2:]
    back = np.hypot(*(ink.arrows[MONEY][0, 0] - last))
    assert 0.6 * LIGHT.tie.arrow[0] < back < LIGHT.tie.arrow[0]


@pytest.mark.parametrize(("pen", "dash"), [(KNOWLEDGE, (9, 4)), (AUTHORITY, (11, 3.5, 2, 3.5))])
def test_dashes_keep_their_lengths_and_touch_both_ends(pen, dash):
    drawn = pair(pen, "undirected", 600.0)
    lines = segments(drawn, VIEW, LIGHT).lines[pen]
    told = dash[::2]
    for i, length in enumerate(lengths(lines)):
        assert length == pytest.approx(told[i % len(told)], rel=0.03)
    gaps = np.hypot(*(lines[1:, :2] - lines[:-1, 2:]).T)
    assert gaps == pytest.approx(np.resize(dash[1::2], len(gaps)), rel=0.03)
    bent = curves(drawn, VIEW, LIGHT)
    assert lines[0, :2] == pytest.approx(bent.start[0], abs=0.01)
    assert lines[-1, 2:] == pytest.approx(bent.end[0], abs=0.01)


def test_dots_lie_one_pitch_apart():
    ink = segments(pair(ADVICE, "undirected", 600.0), VIEW, LIGHT)
    assert ADVICE not in ink.lines
    steps = np.hypot(*np.diff(ink.dots[ADVICE], axis=0).T)
    assert steps == pytest.approx(4.7, rel=0.03)
    assert ink.widths[ADVICE] == pytest.approx(1.45 * LIGHT.tie.width)


def test_a_double_line_runs_beside_itself():
    lines = segments(pair(TRUST, "undirected"), VIEW, LIGHT).lines[TRUST]
    half = len(lines) // 2
    apart = np.hypot(*(lines[:half, :2] - lines[half:, :2]).T)
    assert apart == pytest.approx(LIGHT.pattern("double").lines)


def test_a_zigzag_swings_evenly_to_both_sides():
    drawn = pair(CONFLICT, "undirected")
    lines = segments(drawn, VIEW, LIGHT).lines[CONFLICT]
    assert np.allclose(lines[1:, :2], lines[:-1, 2:]), "one unbroken stroke"
    turns = lines[2:-1, :2]
    path = curves(drawn, VIEW, LIGHT).at(np.linspace(0, 1, 3000))
    off = np.array([np.hypot(*(path - turn).T).min() for turn in turns])
    wave, height = LIGHT.pattern("zigzag").zigzag
    assert off == pytest.approx(height, rel=0.1)
    assert np.hypot(*np.diff(turns, axis=0).T) == pytest.approx(
        np.hypot(wave, 2 * height), rel=0.06
    )


def test_later_patterns_have_ink_of_their_own():
    pens = [Pen(code, code, "", None, True, "", code, "") for code in LIGHT.patterns]
    drawn = picture(
        [("A", 0, 0), ("B", 300, 0)], [(0, 1, i, "directed") for i in range(len(pens))], pens=pens
    )
    ink = segments(drawn, VIEW, LIGHT)
    assert set(ink.lines) | set(ink.dots) == set(range(len(pens)))
    amounts = [len(array) for array in [*ink.lines.values(), *ink.dots.values()]]
    assert min(amounts) >= 1
    ticked = ink.lines[list(LIGHT.patterns).index("ticks")]
    assert np.isclose(lengths(ticked), 2 * LIGHT.pattern("ticks").ticks[1], atol=1e-9).sum() > 20


def test_some_rows_give_the_same_ink_as_all():
    drawn = compose(village(30, 60), WORDS)
    whole = segments(drawn, VIEW, LIGHT)
    some = [segments(drawn, VIEW, LIGHT, rows=np.array([row])) for row in range(60)]
    for pen, lines in whole.lines.items():
        together = np.concatenate([ink.lines[pen] for ink in some if pen in ink.lines])
        assert sorted(map(tuple, together.round(6))) == sorted(map(tuple, lines.round(6)))


def test_from_afar_ties_are_plain_lines():
    drawn = compose(village(200, 600), WORDS)
    view = View.at(0.2, LIGHT)
    ink = segments(drawn, view, LIGHT, simple=True)
    assert not ink.dots and not ink.arrows
    assert sum(map(len, ink.lines.values())) < 3 * 600


def test_a_pen_can_be_drawn_wider():
    usual = segments(pair(ADVICE), VIEW, LIGHT)
    wide = segments(pair(ADVICE), VIEW, LIGHT, thickness={ADVICE: 1.6})
    assert wide.widths[ADVICE] == pytest.approx(1.6 * usual.widths[ADVICE])
    assert len(wide.dots[ADVICE]) < len(usual.dots[ADVICE])


def test_ink_can_be_handed_to_a_painter_without_a_copy():
    for array in all_arrays(segments(compose(village(40, 120), WORDS), VIEW, LIGHT)):
        assert array.dtype == np.float64
        assert array.flags.c_contiguous


@pytest.mark.parametrize("far", [0.0, 1e-9, 1.0, 20.0, 33.0, 36.0, 45.0, 60.0])
@pytest.mark.parametrize("pen", range(6))
def test_actors_on_or_near_one_spot_break_nothing(far, pen):
    ink = segments(pair(pen, "mutual", far), VIEW, LIGHT)
    for array in all_arrays(ink):
        assert np.isfinite(array).all()
        assert array.size == 0 or (np.abs(array) < 100).all()
    if far < 28:
        assert not all_arrays(ink), "no room, no line"


def test_a_tie_to_oneself_is_an_arch_above_the_symbol():
    drawn = picture([("A", 0, 0)], [(0, 0, MONEY, "directed"), (0, 0, MONEY, "directed")])
    bent = curves(drawn, VIEW, LIGHT)
    assert drawn.shapes[0] == CIRCLE
    assert np.hypot(*bent.at(0.5).T).min() > 14
    assert np.hypot(*(bent.at(0.5)[0] - bent.at(0.5)[1])) > 3, "two arches, one over the other"
    assert np.isfinite(segments(drawn, VIEW, LIGHT).lines[MONEY]).all()


def test_nothing_gives_no_ink():
    assert not all_arrays(segments(picture([]), VIEW, LIGHT))


def test_short_ties_get_smaller_arrowheads():
    near = curves(pair(MONEY, "mutual", 48.0), VIEW, LIGHT)
    heads, (low, high) = arrowheads(near, LIGHT.tie.arrow)
    assert np.hypot(*(heads[0, 0] - heads[0, 1:].mean(axis=0))) < LIGHT.tie.arrow[0]
    assert (low < high).all()


def test_a_sample_for_the_legend_is_straight():
    ink = sample(PENS[MONEY], LIGHT, 36.0, x=5.0, y=7.0)
    assert (ink.lines[0][:, 1::2] == 7.0).all()
    assert ink.arrows[0][0, 0] == pytest.approx((41.0, 7.0))


def test_flattening_keeps_to_the_curve():
    bent = curves(compose(village(30, 60), WORDS), View.at(3, LIGHT), LIGHT)
    coarse = flatten(bent, tolerance=0.2)
    for i in range(len(bent)):
        drawn = coarse.points[coarse.first[i] : coarse.first[i + 1]]
        halfway = (np.arange(len(drawn) - 1) + 0.5) / (len(drawn) - 1)
        truth = bent.pick(np.array([i])).at(halfway)
        assert np.hypot(*((drawn[1:] + drawn[:-1]) / 2 - truth).T).max() <= 0.2
