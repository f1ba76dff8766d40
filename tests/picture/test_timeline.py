import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.trust import Bond, End, Event, Lead, Stance, Step, Track
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.picture import rough
from collective_desk.picture.plate import Disc, Icon, Said, Stroke
from collective_desk.picture.timeline.axis import Axis
from collective_desk.picture.timeline.draft import HEAD, ROW, STEP
from collective_desk.picture.timeline.lanes import SIZE, label, marks
from collective_desk.picture.timeline.plates import compose_timeline, height_of
from collective_desk.picture.timeline.scene import ICONS, LeadRow, Row, Scene, Sight

TODAY = date(2026, 11, 25).toordinal()
START = TODAY - 270
A, B = End("a", "Coop", "grassroots"), End("b", "Council", "institutional")


def measure(text, role, strong):
    return rough.width(text, 12, strong=strong)


def row(at, *first, second=()):
    runs = tuple(Step(day, value, "e") for day, value in first)
    other = tuple(Step(day, value) for day, value in second)
    return Track(Bond(f"t{at}", A, B), runs, other, "rose", 1, runs[-1].day, ("e",), 2)


def spoken(track):
    return Row(track, "3 of 4", "risen a step", name=f"tie {track.bond.tie}")


def scene(**told):
    event = Event("e", START + 100, "early_win", "decision_influenced", "Permits", ties=("t0",))
    kept = {
        "today": TODAY, "events": (event,), "titles": {"e": "Permits"}, "names": {"e": "Permits, 5 June"},
        "tracks": (row(0, (START + 10, 1), (START + 100, 3)),), "wins": {"e": "decision_influenced"},
        "months": tuple("JFMAMJJASOND"), "say": spoken}
    return Scene(**(kept | told))


def drawn(what=None, **seen):
    sight = Sight(**({"width": 1290, "height": 620, "start": START, "end": TODAY + 5} | seen))
    return compose_timeline(what or scene(), sight, measure)


def of(plate, kind):
    return [shape for shape in (*plate.under, *plate.rolled, *plate.over) if isinstance(shape, kind)]


def test_one_step_of_trust_is_ten_pixels_and_the_line_goes_on_to_today():
    [run] = [one for one in drawn().rolled if isinstance(one, Stroke) and one.tone == "ink"]
    heights = sorted({y for _, y in run.points})
    assert heights[1] - heights[0] == 2 * STEP
    axis = Axis(START, TODAY + 5, 236, 1290 - 190 - 24 - 14)
    assert run.points[-1][0] == pytest.approx(axis.x(TODAY))


def test_the_second_end_is_dashed():
    plate = drawn(scene(tracks=(row(0, (START, 1), second=((START, 2),)),)))
    assert [one.dash for one in plate.rolled if isinstance(one, Stroke) and one.tone == "edge"] == [(4, 3)]


def test_an_early_win_is_filled_and_has_its_own_icon():
    plate = drawn()
    assert any(disc.fill == "accent" and disc.radius == SIZE / 2 for disc in of(plate, Disc))
    assert "gavel" in [icon.name for icon in plate.over if isinstance(icon, Icon) and icon.size == 16]


def test_every_kind_and_every_early_win_has_an_icon_of_its_own():
    codes = [*VOCABULARIES["milestone_kind"], *VOCABULARIES["early_win"]]
    assert len({ICONS[code] for code in codes}) == len(codes)


def test_what_stands_at_a_point_is_told():
    plate = drawn()
    spot = next(spot for spot in plate.spots if spot.kind == "milestone")
    assert plate.at(spot.x + 3, spot.y + 3).name == "Permits, 5 June"
    assert plate.at(400, HEAD + 20).id == "t0"
    assert plate.at(5, 5) is None


def test_rows_roll_under_the_head_and_are_not_touched_there():
    rows = tuple(row(at, (START, 2)) for at in range(2000))
    plate = drawn(scene(tracks=rows), scroll=ROW * 100 - 20)
    assert plate.at(300, HEAD + 25).id == "t100"
    assert plate.at(300, HEAD - 8) is None
    assert len(plate.rolled) < 200


def test_the_right_to_left_drawing_is_the_same_one_turned():
    plate = drawn()
    turned = plate.mirrored()
    assert turned.mirrored().spots == plate.spots
    spot, other = plate.spots[0], turned.spots[0]
    assert other.x == plate.width - spot.x - spot.width
    assert {said.text for said in of(turned, Said)} == {said.text for said in of(plate, Said)}


def test_posture_is_a_band_and_turns_are_boxes():
    stances = (Stance("p1", "c", "step_forward", START + 5, START + 90),
               Stance("p2", "c", "step_back", START + 90))
    leads = (LeadRow("Convening", (Lead("l", "c", "convening", A, START),)),)
    plate = drawn(scene(stances=stances, leads=leads, said={"step_back": "step back"}))
    assert {(spot.kind, spot.id) for spot in plate.spots} >= {
        ("stance", "p1"), ("stance", "p2"), ("lead", "l")}
    assert "step back" in [said.text for said in of(plate, Said)]
    assert height_of(scene(stances=stances)) > height_of(scene())


def test_who_leads_now_is_told_at_the_end_of_a_row_whose_bar_cannot_hold_a_name():
    long = End("c", "Waterkeepers", "grassroots")
    before, now = (
        Lead("l", "c", "convening", A, START, TODAY - 9), Lead("m", "c", "convening", long, TODAY - 9))
    plate = drawn(scene(leads=(LeadRow("Convening", (before, now), "shared by 2"),)))
    [name] = [one for one in plate.rolled if isinstance(one, Said) and "Waterkeepers" in one.text]
    [detail] = [one for one in plate.rolled if isinstance(one, Said) and one.text == "shared by 2"]
    assert name.text == "Waterkeepers"
    assert name.x == detail.x > Axis(START, TODAY + 5, 236, 1290 - 190 - 24 - 14).x(TODAY)
    assert name.y < detail.y


def test_a_stance_that_its_bar_cannot_hold_is_told_at_the_end_of_its_row():
    stance = Stance("s", "c", "step_back", TODAY - 6)

    def x_of(**told):
        plate = drawn(scene(stances=(stance,), said={"step_back": "retreating"}, **told))
        return [s.x for s in plate.rolled if isinstance(s, Said) and s.text == "retreating"]
    assert x_of() > x_of(posture="The dyers stop coming.")


def test_the_line_of_today_runs_through_no_month():
    today = date(2026, 10, 4).toordinal()
    [october] = [one for one in drawn(scene(today=today)).under
                 if isinstance(one, Said) and one.text == "O" and one.y < 40]
    assert october.anchor == "end"


def test_months_are_marked_as_room_allows():
    start, end = date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    assert len(list(Axis(start, end, 0, 1000).marks())) == 12
    assert [month.month for _, month in Axis(start, end, 0, 300).marks()] == [1, 4, 7, 10]
    assert [month.year for _, month in Axis(start, start + 3650, 0, 700).marks()][:2] == [2026, 2027]


@given(st.lists(st.integers(0, 900), max_size=60))
def test_circles_never_lie_on_each_other_and_none_is_lost(places):
    placed = [(float(x), Event(str(at), x)) for at, x in enumerate(sorted(places))]
    found = marks(placed)
    assert sum(len(mark.events) for mark in found) == len(placed)
    for lane in (0, 1):
        xs = [mark.x for mark in found if mark.lane == lane]
        assert all(b - a >= SIZE for a, b in itertools.pairwise(xs))
    label(found, {str(at): "A long title of something" for at in range(60)}, measure)
    assert all(len(mark.lines) <= 2 for mark in found)
