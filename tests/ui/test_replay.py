"""The map is played again by keys: step by step, with names, and compared."""

from PySide6.QtCore import Qt

from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import Actor, Moment, Session
from tests.ui.conftest import Open


def plays(desk):
    desk.presses("Ctrl+Shift+H")
    desk.qtbot.waitUntil(lambda: desk.window.focusWidget() is desk.view.map._foot.instead.line)
    return desk.view.map._foot.instead


def labels(desk):
    return sorted(desk.canvas.picture.labels)


def test_step_by_step_back_to_the_empty_map_and_to_now(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun", "Tanners?")
    bar = plays(open_desk)
    assert not open_desk.bar.isVisible()
    open_desk.presses("Left")
    assert labels(open_desk) == ["Clinic", "Mayor", "Radio Sun"]
    assert bar.what.text() == "amina: Quick add"
    open_desk.presses("Home")
    assert (labels(open_desk), bar.when.text()) == ([], "The empty map")
    open_desk.presses("Right")
    assert labels(open_desk) == ["Clinic", "Mayor"]
    open_desk.presses("Escape")
    assert labels(open_desk) == ["Clinic", "Mayor", "Radio Sun", "Tanners"]
    assert open_desk.bar.isVisible()
    assert open_desk.canvas.hasFocus()
    open_desk.draws("School")
    assert "School" in labels(open_desk)


def test_it_plays_by_itself_to_the_end(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun")
    bar = plays(open_desk)
    bar.play.click()
    assert labels(open_desk) == []
    open_desk.qtbot.waitUntil(lambda: len(labels(open_desk)) == 3, timeout=5000)
    open_desk.qtbot.waitUntil(lambda: bar.play.accessibleName() == "Play")


def test_a_moment_gets_a_name_and_is_found_again(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun", "School")
    bar = plays(open_desk)
    open_desk.presses("Left", "Left")
    bar.name.click()
    open_desk.types("Before the flood", "Return")
    assert [moment.title for moment in open_desk.desk.read.all(Moment)] == ["Before the flood"]
    open_desk.presses("End", "PageUp")
    assert labels(open_desk) == ["Clinic", "Mayor"]
    assert [mark.title for mark in bar.line.marks] == ["Before the flood"]


def test_a_moment_is_named_anew_and_its_name_taken_away(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun", "School")
    bar = plays(open_desk)
    open_desk.presses("Left", "Left")
    assert not bar.forget.isVisible()
    bar.name.click()
    open_desk.types("Before the flod", "Return")
    assert (bar.what.text(), bar.name.text()) == ("Before the flod", "Rename this moment")
    bar.line.setFocus()
    open_desk.presses("Left")
    assert (bar.what.text(), bar.name.text()) == ("", "Name this moment")
    open_desk.presses("Right")
    assert bar.what.text() == "Before the flod"
    bar.name.setFocus()
    open_desk.presses("Space")
    open_desk.types("Before the flood", "Return")
    [moment] = open_desk.desk.read.all(Moment)
    assert (moment.title, bar.what.text()) == ("Before the flood", "Before the flood")
    bar.forget.setFocus()
    open_desk.presses("Space")
    assert open_desk.desk.read.all(Moment) == []
    assert (bar.what.text(), bar.line.hasFocus()) == ("amina: Quick add", True)
    open_desk.desk.undo()
    assert (bar.what.text(), bar.forget.isVisible()) == ("Before the flood", True)
    bar.name.click()
    open_desk.presses("Backspace", "Return")
    assert open_desk.desk.read.all(Moment) == []
    assert bar.name.text() == "Name this moment"


def test_two_moments_are_compared(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun")
    open_desk.selects("Clinic")
    open_desk.canvas.setFocus()
    open_desk.presses("Delete")
    bar = plays(open_desk)
    open_desk.presses("Home", "Right")
    bar.compare.click()
    bar.line.setFocus()
    open_desk.presses("End")
    assert bar.what.text() == "1 new actor, 1 actor left, 1 tie gone"
    # Whoever left is still seen, and told apart.
    assert labels(open_desk) == ["Clinic", "Mayor", "Radio Sun"]
    legend = open_desk.canvas.lensed.legend
    assert {entry.words: entry.count for entry in legend.entries} == {
        "lens.shift.came": 1, "lens.shift.left": 1, "lens.shift.stayed": 1}
    bar.compare.click()
    assert labels(open_desk) == ["Mayor", "Radio Sun"]


def test_the_room_reads_from_when_the_map_is(open_desk):
    open_desk.draws("Mayor > Clinic", "Radio Sun")
    open_desk.presses("Escape", "F5")
    wall = open_desk.view.shell.wall
    open_desk.qtbot.waitUntil(lambda: wall.window is not None)
    band = wall.window.band
    open_desk.window.activateWindow()
    open_desk.qtbot.waitUntil(open_desk.window.isActiveWindow)
    bar = plays(open_desk)
    open_desk.presses("Left")
    when = bar.when.text()
    open_desk.qtbot.waitUntil(
        lambda: band.accessibleName().startswith(f"The map as it stood: {when},"))
    assert sorted(wall.window.map.picture.labels) == ["Clinic", "Mayor"]
    bar.compare.click()
    bar.line.setFocus()
    open_desk.presses("Home")
    open_desk.qtbot.waitUntil(lambda: f" to {when}," in band.accessibleName())
    open_desk.presses("Escape")
    open_desk.qtbot.waitUntil(lambda: "stood" not in band.accessibleName())
    assert sorted(wall.window.map.picture.labels) == ["Clinic", "Mayor", "Radio Sun"]


def test_nothing_can_be_drawn_on_the_past(open_desk):
    open_desk.draws("Mayor > Clinic")
    plays(open_desk)
    open_desk.presses("Left")
    at = open_desk.canvas.rect().center()
    open_desk.qtbot.mouseDClick(open_desk.canvas, Qt.MouseButton.LeftButton, pos=at)
    open_desk.types("abc")
    assert open_desk.desk.read.count(Actor) == 2


def test_an_empty_map_has_nothing_to_play(open_desk):
    open_desk.presses("Ctrl+Shift+H")
    assert open_desk.view.map._foot.instead is None
    assert "Nothing was drawn yet" in open_desk.window.toast.text


def test_the_marks_of_the_sample_are_its_sessions(window, qtbot, tmp_path):
    open_sample(tmp_path / "river.desk")
    window.open_path(tmp_path / "river.desk")
    qtbot.waitUntil(lambda: window.desk_view is not None)
    desk = Open(window, qtbot)
    desk.canvas.setFocus()
    bar = plays(desk)
    titles = [mark.title for mark in bar.line.marks]
    assert "After Mapping day" in titles
    held = {f"After {session.title}" for session in desk.desk.read.all(Session)}
    assert set(titles) <= held
    desk.presses("Home", "PageDown")
    assert "Mapping day, step" in bar.what.text()
    assert len(labels(desk)) == 29
