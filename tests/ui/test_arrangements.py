"""Arrangements in the window: chosen, undone, and asked what a move in them means."""

import pytest
from PySide6.QtCore import Qt

from collective_desk.domain.entities import Actor
from collective_desk.store.queries.assessments import said_of
from tests.ui.canvas.conftest import Hand


@pytest.fixture
def spectrum(open_desk):
    """Three actors in a spectrum."""
    open_desk.draws("Radio Sun @m > Clinic @i", "Elders @g")
    open_desk.canvas.motion.reduced = True
    choose(open_desk, "look.arrange_spectrum")
    return open_desk


def choose(open_desk, id):
    open_desk.view.register[id].trigger()
    open_desk.canvas.motion.finish()
    open_desk.qtbot.wait(5)


def drag(open_desk, name, to):
    """Drag an actor to a point of the map."""
    hand, canvas = Hand(open_desk.canvas), open_desk.canvas
    canvas.setFocus()
    hand.drag(hand.actor(canvas.picture.row[open_desk.actor(name)]),
              hand.actor(canvas.picture.row[open_desk.actor(to)], 0, 60))
    open_desk.qtbot.wait(5)


def realm(open_desk, name):
    return open_desk.desk.read.get(Actor, open_desk.actor(name)).realm


def test_moving_across_the_spectrum_asks_and_yes_says_it(spectrum):
    drag(spectrum, "Radio Sun", "Clinic")
    assert spectrum.view.meanings.ask.text == (
        "Radio Sun now stands with institutions. Keep it there?")
    assert realm(spectrum, "Radio Sun") == 0
    spectrum.presses("Return")
    assert realm(spectrum, "Radio Sun") == 1
    assert spectrum.canvas.guides.bands[2].count == 2
    spectrum.presses("Ctrl+Z")
    assert realm(spectrum, "Radio Sun") == 0


def test_esc_puts_the_actor_back(spectrum):
    before = spectrum.canvas.picture.xy.copy()
    drag(spectrum, "Radio Sun", "Clinic")
    assert (spectrum.canvas.picture.xy != before).any()
    spectrum.presses("Escape")
    spectrum.canvas.motion.finish()
    assert realm(spectrum, "Radio Sun") == 0
    assert (spectrum.canvas.picture.xy == before).all()
    assert spectrum.canvas.hasFocus()


def test_moving_within_a_band_says_nothing(spectrum):
    drag(spectrum, "Radio Sun", "Radio Sun")
    assert not spectrum.view.meanings.ask.text


def test_where_places_follow_from_ties_a_move_is_explained(spectrum):
    choose(spectrum, "look.arrange_rings")
    drag(spectrum, "Elders", "Clinic")
    assert "follow from ties" in spectrum.window.toast.text


def test_an_answer_in_the_grid_is_ones_own(spectrum):
    choose(spectrum, "look.arrange_power_interest")
    guides = spectrum.canvas.guides
    interest, influence = guides.axes
    at = interest.ticks[3].at, influence.ticks[2].at
    spectrum.view.meanings.moved({spectrum.actor("Clinic"): at})
    assert "interest 3, discs of influence 2" in spectrum.view.meanings.ask.text
    spectrum.view.meanings.ask.yes.click()
    said = said_of(spectrum.desk.read, spectrum.actor("Clinic"))
    assert said["interest"].by == {"amina": 3.0}
    assert said["influence"].by == {"amina": 2.0}


def test_going_back_to_free_restores_every_place(spectrum):
    choose(spectrum, "look.arrange_free")
    free = spectrum.canvas.picture.xy.copy()
    for id in ("spectrum", "rings", "power_interest"):
        choose(spectrum, f"look.arrange_{id}")
    choose(spectrum, "look.arrange_free")
    assert (spectrum.canvas.picture.xy == free).all()


def test_an_arrangement_is_one_step_to_undo(spectrum):
    spectrum.canvas.setFocus()
    spectrum.presses("Ctrl+Z")
    assert spectrum.workspace.look.looking.arrangement == "free"
    assert spectrum.canvas.guides is None


def test_the_tools_say_it_in_a_phrase_and_open_by_key(spectrum, qapp):
    arranged, lens = spectrum.view.map.tools
    assert arranged.accessibleName() == "Arranged as a spectrum"
    assert lens.accessibleName() == "Lens kind"
    lens.setFocus(Qt.FocusReason.TabFocusReason)
    spectrum.presses("Return")
    menu = qapp.activePopupWidget()
    assert [one.text() for one in menu.actions()][1] == "Lens: realm"
    menu.actions()[1].trigger()
    menu.close()
    spectrum.qtbot.wait(20)
    assert lens.accessibleName() == "Lens realm"
    assert "another lens" in spectrum.view.register["edit.undo"].text()


def test_focus_by_a_key_and_esc_ends_it(spectrum):
    spectrum.selects("Radio Sun")
    spectrum.canvas.setFocus()
    spectrum.presses("1")
    faded = spectrum.canvas.artist.emphasis.faded
    row = spectrum.canvas.picture.row
    assert faded[row[spectrum.actor("Elders")]] and not faded[row[spectrum.actor("Clinic")]]
    spectrum.presses("0")
    assert spectrum.canvas.artist.emphasis.faded[row[spectrum.actor("Clinic")]]
    spectrum.presses("Escape")
    assert spectrum.canvas.artist.emphasis.faded is None
    assert spectrum.workspace.look.looking.focus_steps is None
