"""The pens by keyboard: added, named, ordered, drawn anew, put away."""

import pytest

from collective_desk.domain.entities import TieKind


@pytest.fixture
def pens(open_desk):
    """Two tied actors, and the pens open beside the map."""
    open_desk.draws("Mayor > Clinic")
    open_desk.presses("Escape", "Ctrl+Shift+K")
    open_desk.panel = open_desk.view.map._panels["pens"]
    assert open_desk.panel.list.hasFocus()
    return open_desk


def named(desk):
    return [pen.name for pen in desk.workspace.pens.all]


def current(desk):
    return desk.workspace.pens.current


def test_a_seventh_and_an_eighth_pen_look_like_no_other(pens):
    for name in ("Kinship", "Rumours"):
        pens.panel.new.setFocus()
        pens.types(name, "Return")
        assert current(pens).name == name
    looks = {(pen.colour, pen.dash) for pen in pens.workspace.pens.all}
    letters = {pen.letter for pen in pens.workspace.pens.all}
    assert len(looks) == len(letters) == len(named(pens)) == 8
    assert pens.window.focusWidget() is pens.panel.question
    pens.types("Who tells whom?", "Return")
    assert current(pens).question == "Who tells whom?"


def test_a_pen_is_named_and_asked_anew(pens):
    pens.presses("Down", "Return")
    pens.types("learning", "Return")
    assert current(pens).name == "learning"
    pens.panel.question.setFocus()
    pens.panel.question.selectAll()
    pens.types("Who learns from whom?", "Return")
    pens.panel.letter.setFocus()
    pens.panel.letter.selectAll()
    pens.types("L", "Return")
    pens.presses("Tab", "Right", "Tab", "Left")
    kind = pens.desk.read.get(TieKind, current(pens).id)
    assert (kind.name, kind.question, kind.letter) == ("learning", "Who learns from whom?", "L")
    assert (kind.colour, kind.dash) == ("tie.advice", "solid")


def test_the_pens_question_stands_beside_the_line(pens):
    pens.presses("Down", "Escape")
    assert pens.canvas.hasFocus()
    view = pens.view.map.pen_view
    assert view._name.text() == current(pens).name
    assert view._question.text() == current(pens).question


def test_alt_and_arrows_move_a_pen(pens):
    before = named(pens)
    pens.presses("Alt+Down")
    assert named(pens) == [before[1], before[0], *before[2:]]
    pens.presses("Alt+Down", "Alt+Up", "Alt+Up", "Alt+Up")
    assert named(pens) == before
    pens.presses(*["Alt+Down"] * 9)
    assert named(pens) == [*before[1:], before[0]]


def test_a_pen_is_put_away_with_its_ties_and_comes_back(pens):
    before = named(pens)
    pens.presses("Delete")
    assert named(pens) == before[1:]
    assert pens.canvas.picture.tie_ids == []
    pens.presses("Ctrl+Z")
    assert named(pens) == before
    assert len(pens.canvas.picture.tie_ids) == 1


def test_no_name_is_refused_and_the_old_one_stays(pens):
    pens.presses("Return")
    pens.panel.name.clear()
    pens.types("  ", "Return")
    assert current(pens).name == "money"
    assert pens.panel.name.text() == "money" or pens.panel.name.hasFocus()
