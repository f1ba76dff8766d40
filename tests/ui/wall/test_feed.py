"""What the wall shows of what the desk does: view, focus, spotlight, pen of the step, moments."""

import pytest

from collective_desk.commands.assessments import assess
from collective_desk.commands.desks import set_question
from collective_desk.commands.maps import add_map
from collective_desk.domain.entities import Session
from collective_desk.picture.letters import letter_spots
from collective_desk.ui.canvas.ink import letters
from collective_desk.ui.running.step import RunningStep


@pytest.fixture
def shown(open_desk, qtbot):
    """A desk with a few actors, its wall beside it."""
    open_desk.draws("Women's coop > money > River council", "River council > advice > Radio Sun",
                    "Elders, Mayor, Clinic")
    wall = open_desk.view.shell.wall
    wall.toggle()
    wall.window.showNormal()
    wall.window.resize(1280, 720)
    qtbot.waitUntil(lambda: wall.window.map.width() > 1000)
    open_desk.window.activateWindow()
    open_desk.wall = wall
    return open_desk


def test_the_wall_shows_everyone_while_the_desk_does(shown, qtbot):
    wall = shown.wall.window.map
    shown.canvas.fit()
    shown.canvas.motion.finish()
    qtbot.waitUntil(lambda: wall.camera == wall.whole().snapped(wall.devicePixelRatioF()))
    shown.canvas.look(shown.canvas.camera.zoomed(6.0, 10, 10))
    qtbot.waitUntil(lambda: wall.camera != wall.whole().snapped(wall.devicePixelRatioF()))
    left, top, right, foot = shown.canvas.camera.seen(shown.canvas.width(), shown.canvas.height())
    seen = wall.camera.seen(wall.width(), wall.height())
    assert seen[0] <= left + 1
    assert seen[2] >= right - 1
    assert (seen[0] + seen[2]) / 2 == pytest.approx((left + right) / 2, abs=1)
    assert (seen[1] + seen[3]) / 2 == pytest.approx((top + foot) / 2, abs=1)
    shown.wall.toggle_whole()
    assert wall.camera == wall.whole().snapped(wall.devicePixelRatioF())


def test_a_frozen_wall_stays_where_it_looks(shown, qtbot):
    wall = shown.wall.window.map
    shown.wall.toggle_frozen()
    before = wall.camera
    shown.canvas.look(shown.canvas.camera.zoomed(6.0, 10, 10))
    shown.draws("Weavers")
    qtbot.wait(250)
    assert wall.camera == before
    assert "Weavers" not in wall.picture.labels
    shown.wall.toggle_frozen()
    assert "Weavers" in wall.picture.labels


def test_the_spotlight_is_on_what_is_selected(shown):
    wall = shown.wall.window.map
    shown.selects("Women's coop")
    assert wall.artist.emphasis.lit is None
    shown.wall.toggle_spotlight()
    assert wall.artist.emphasis.actors == {wall.picture.row[shown.actor("Women's coop")]}
    assert wall.artist.emphasis.faded[wall.picture.row[shown.actor("Elders")]]
    assert not wall.artist.emphasis.faded[wall.picture.row[shown.actor("River council")]]


def test_a_focus_of_the_desk_is_the_focus_of_the_wall(shown, qtbot):
    wall = shown.wall.window.map
    shown.workspace.look.set(focus=(shown.actor("Women's coop"),), focus_steps=1)
    qtbot.waitUntil(lambda: wall.artist.emphasis.faded is not None)
    assert wall.artist.emphasis.faded[wall.picture.row[shown.actor("Radio Sun")]]


def test_the_pen_of_the_step_is_drawn_wider_and_with_letters(shown, qtbot):
    session = shown.desk.do(plan_session)
    advice = next(pen for pen in shown.workspace.pens.all if pen.name == "advice")
    shown.workspace.pens.take(advice.id)
    wall = shown.wall.window
    assert wall.map.artist.emphasis.lit is None
    shown.workspace.running.show(RunningStep(session, "Day", 2, 6, "Who advises whom?", 60))
    assert wall.map.artist.emphasis.lit.tolist() == [False, True]
    assert list(wall.map.artist.ties.thickness.values()) == [pytest.approx(3.6 / 2.2)]
    assert [entry.words for entry in wall.band.entries if entry.strong] == ["advice"]
    shown.workspace.running.show(None)
    assert wall.map.artist.emphasis.lit is None
    assert not wall.map.artist.ties.thickness


def test_a_pen_taken_while_the_wall_is_frozen_is_not_told_to_the_room(shown, qtbot):
    session = shown.desk.do(plan_session)
    money, advice = (next(pen for pen in shown.workspace.pens.all if pen.name == name)
                     for name in ("money", "advice"))
    shown.workspace.pens.take(advice.id)
    shown.workspace.running.show(RunningStep(session, "Day", 2, 6, "Who advises whom?", 60))
    shown.wall.toggle_frozen()
    shown.workspace.pens.take(money.id)
    band = shown.wall.window.band
    assert [entry.words for entry in band.entries if entry.strong] == ["advice"]
    shown.wall.toggle_frozen()
    assert [entry.words for entry in band.entries if entry.strong] == ["money"]


def test_letters_of_ties_keep_off_symbols_names_and_towers(shown, qtbot, monkeypatch):
    spoken = []

    def noted(bent, style, *, avoid):
        spoken.append(len(avoid))
        return letter_spots(bent, style, avoid=avoid)

    monkeypatch.setattr(letters, "letter_spots", noted)
    shown.desk.do(assess, shown.actor("Mayor"), "influence", 4, rater="Fishers")
    shown.workspace.look.set(lens="influence")
    qtbot.waitUntil(lambda: bool(shown.wall.window.map.artist.towers.built))
    shown.wall.window.grab()
    wall = shown.wall.window.map
    qtbot.waitUntil(lambda: not wall.motion.running)
    wall.settle()
    wall.forget()
    shown.wall.window.grab()
    assert spoken[-1] == 6 + 1 + len(wall.artist.labels.shown)


def test_the_legend_is_that_of_the_lens(shown, qtbot):
    band = shown.wall.window.band
    shown.workspace.look.set(lens="presence")
    qtbot.waitUntil(lambda: band.entries and band.entries[0].words == "Lens presence")


def test_names_without_room_are_told_on_the_desk(shown, qtbot):
    shown.workspace.preferences.set_wall(width=0.6, distance=20.0)
    qtbot.waitUntil(lambda: len(shown.wall.unread) == 6)
    assert shown.view._frame.status.wall == "Wall open, 6 names without room"
    shown.view.shell.set_up_wall()
    panel = shown.view.shell.wall_set_up
    assert "nobody reads it" in panel.verdict
    panel.width_field.setValue(10.0)
    qtbot.waitUntil(lambda: panel.verdict == "The last row can read every name.")
    assert shown.workspace.preferences.settings.wall.width == 10.0
    panel.leave()
    assert shown.workspace.preferences.settings.wall.asked


def test_another_map_of_the_desk_comes_to_the_wall(shown, qtbot):
    other = shown.desk.do(add_map, "Second map")
    shown.view.shell.maps.show(other)
    qtbot.waitUntil(lambda: shown.wall.window.map.picture.content.map == other)
    assert shown.wall.window.map.picture.labels == []


def test_the_wall_goes_with_its_desk(shown, qtbot):
    window = shown.wall.window
    gone = []
    window.destroyed.connect(lambda: gone.append(1))
    shown.window.close_desk()
    qtbot.waitUntil(lambda: bool(gone))


def test_the_room_is_set_up_by_keys_alone(shown, qtbot):
    shown.canvas.setFocus()
    shown.view.register["wall.set_up"].trigger()
    panel = shown.view.shell.wall_set_up
    qtbot.waitUntil(panel.width_field.hasFocus)
    shown.types("3", "Tab")
    shown.types("12", "Return")
    assert panel.isHidden()
    wall = shown.workspace.preferences.settings.wall
    assert (wall.width, wall.distance, wall.asked) == (3.0, 12.0, True)
    assert shown.canvas.hasFocus()


def plan_session(write):
    return write.add(Session, title="Mapping day")


plan_session.__name__ = "add_actor"  # a name that the undo menu has words for


def test_where_nothing_is_asked_the_map_has_the_room(shown, qtbot):
    desk, wall = shown.workspace.desk, shown.wall.window
    low = wall.map.height()
    desk.do(set_question, "Who can help the river?")
    qtbot.waitUntil(lambda: wall.map.height() < low - 40)
    desk.do(set_question, "")
    qtbot.waitUntil(lambda: wall.map.height() == low)
    qtbot.waitUntil(lambda: wall.map.camera == wall.map.whole().snapped(1.0))
