"""Trust from the command line."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def tell(tell):
    """A terminal at a desk with two ties."""
    tell("new", "a.desk")
    tell("add", "a.desk", "Elders > Radio Dawn", "Union > Basin")
    return tell


def shown(tell):
    return json.loads(tell("show", "a.desk", "--json")[1])


def test_a_milestone_is_written_and_listed(tell):
    assert tell("milestone", "a.desk")[1] == "No milestones yet."
    code, out, err = tell(
        "milestone", "a.desk", "Permits open", "--early-win", "decision-influenced", "--date", "2026-05-04",
        "--who", "eld, Union", "--led", "Union", "--tie", "Elders > Radio Dawn", "--before", "2", "--after", "3",
        "--tie", "union > bas", "--before", "2/1", "--after", "3/2", "--as", "amina")
    assert (code, err) == (0, "")
    assert out == "Written down: 4 May  Permits open (decision influenced)"
    lines = tell("milestone", "a.desk")[1].splitlines()
    assert lines[0] == "4 May  Permits open (decision influenced)"
    assert lines[2] == "1 milestone moved 2 ties. 2 rose. 3 people or groups asked."
    assert "  Union – Basin: 3 and 2, risen a step" in lines


def test_the_three_sides_of_trust_are_said_in_figures(tell):
    tell("milestone", "a.desk", "Talk", "--kind", "dialogue", "--date", "12 March 2026",
         "--tie", "Elders > Radio Dawn", "--before", "232", "--after", "303", "--as", "amina")
    [milestone] = shown(tell)["milestones"]
    assert milestone["date"] == "2026-03-12"
    said = {(one["dimension"], one["before"], one["after"]) for one in milestone["moved"]}
    assert said == {("reliability", 2, 3), ("shared_mission", 3, None), ("openness", 2, 3)}
    assert tell("milestone", "a.desk", "X", "--date", "soonish")[0] != 0


def test_json_tells_early_win_only_where_it_is_one(tell):
    tell("milestone", "a.desk", "Talk", "--kind", "dialogue", "--tie", "Elders > Radio Dawn", "--after", "3")
    tell("milestone", "a.desk", "Seat", "--early-win", "stakeholder_at_the_table")
    talk, seat = sorted(shown(tell)["milestones"], key=lambda one: one["title"], reverse=True)
    assert "early_win" not in talk
    assert (seat["early_win"], seat["kind"]) == ("stakeholder_at_the_table", "early_win")
    [moved] = talk["moved"]
    assert (moved["before"], moved["after"], moved["dimension"]) == (None, 3.0, "trust")


@pytest.mark.parametrize(("argv", "code"), [
    (["x", "--who", "Nobody"], 1), (["x", "--tie", "Elders > Basin"], 1), (["x", "--date", "soon"], 1),
    (["x", "--kind", "party"], 2), (["x", "--before", "2"], 2), (["x", "--tie", "Elders"], 2),
    (["x", "--tie", "Elders > Radio Dawn", "--after", "9"], 2), (["", "--place", "Hall"], 1),
])
def test_what_is_not_understood_writes_nothing(tell, argv, code):
    got, out, err = tell("milestone", "a.desk", *argv)
    assert (got, out) == (code, "")
    assert err
    assert not shown(tell)["milestones"]


def test_it_is_one_step_of_undo(tell):
    tell("milestone", "a.desk", "Talk", "--tie", "Elders > Radio Dawn", "--before", "1", "--after", "3")
    assert tell("undo", "a.desk")[1] == "Taken back: Add milestone (Talk, Elders – Radio Dawn)."
    assert not shown(tell)["milestones"]
    assert not shown(tell)["assessments"]


def test_trust_over_time_is_written_as_a_picture(tell):
    tell("milestone", "a.desk", "Talk", "--tie", "Elders > Radio Dawn", "--before", "1", "--after", "3")
    assert tell("milestone", "a.desk", "--svg", "t.svg")[1] == "t.svg is written."
    assert "Radio Dawn" in Path("t.svg").read_text(encoding="utf-8")
    before = Path("a.desk").read_bytes()
    code, _, err = tell("milestone", "a.desk", "--svg", "a.desk")
    assert (code, "Nothing was written" in err) == (1, True)
    assert Path("a.desk").read_bytes() == before
    code, _, err = tell("milestone", "a.desk", "--svg", "no/t.svg")
    assert code == 1
    assert len(err.splitlines()) == 1
