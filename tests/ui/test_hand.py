"""The single keys of the map, each pressed as a person presses it."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.commands.actors import rename_actor
from collective_desk.domain.entities import Actor, Placement, Tie
from collective_desk.ui.canvas.tools.hints import names


@pytest.fixture
def on_map(open_desk):
    """Four actors, the keyboard on the map."""
    open_desk.draws("Mayor, Clinic, Radio, School")
    open_desk.presses("Escape")
    return open_desk


def letter_of(desk, name):
    row = desk.canvas.picture.row[desk.actor(name)]
    return next(letters for letters, at in desk.canvas.hand.tool.hints.items() if at == row)


def test_e_begins_an_actor_in_the_middle_of_the_view(on_map):
    on_map.canvas.look(on_map.canvas.camera.moved(-900, -700))
    middle = on_map.canvas.camera.to_map(on_map.canvas.width() / 2, on_map.canvas.height() / 2)
    on_map.presses("E")
    on_map.types("Elders", "Return")
    elders = next(p for p in on_map.desk.read.all(Placement) if p.actor == on_map.actor("Elders"))
    assert elders.at == pytest.approx(middle, abs=1)


def test_a_second_c_keeps_the_source_until_esc(on_map):
    on_map.selects("Mayor")
    on_map.presses("C", "C")
    for name in ("Clinic", "Radio", "School"):
        on_map.types(letter_of(on_map, name).lower())
    assert {(source, target) for source, _, target in on_map.ties()} == {
        ("Mayor", "Clinic"), ("Mayor", "Radio"), ("Mayor", "School")}
    assert on_map.canvas.hand.tool is not None
    on_map.presses("Escape")
    assert on_map.canvas.hand.tool is None
    assert on_map.workspace.selection.ids == (on_map.actor("Mayor"),)


def test_with_nobody_selected_the_first_letter_says_from_whom(on_map):
    on_map.workspace.selection.clear()
    said = []
    on_map.canvas.letters_wait.connect(said.append)
    on_map.presses("C")
    on_map.types(letter_of(on_map, "Radio").lower())
    assert on_map.workspace.selection.ids == (on_map.actor("Radio"),)
    on_map.types(letter_of(on_map, "Clinic").lower())
    assert on_map.ties() == [("Radio", "money", "Clinic")]
    assert said == ["source", "one", ""]


def test_one_c_draws_one_tie(on_map):
    on_map.selects("Mayor")
    on_map.presses("C")
    on_map.types(letter_of(on_map, "Radio"))
    assert on_map.ties() == [("Mayor", "money", "Radio")]
    assert on_map.canvas.hand.tool is None


def test_letters_answer_a_press_on_the_actor(on_map):
    on_map.selects("Mayor")
    on_map.presses("C")
    row = on_map.canvas.picture.row[on_map.actor("School")]
    at = QPointF(*on_map.canvas.camera.to_view(on_map.canvas.picture.xy[row]).tolist())
    QTest.mouseClick(on_map.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert on_map.ties() == [("Mayor", "money", "School")]


@pytest.mark.parametrize("count", [1, 22, 23, 45, 46, 47, 200, 500])
def test_letters_are_enough_and_none_begins_another(count):
    made = names(count)[:count]
    assert len(set(made)) == count
    assert max(map(len, made)) <= 2
    assert not [a for a in made for b in made if a != b and b.startswith(a)]
    assert [len(name) for name in made] == sorted(len(name) for name in made)
    assert not {"I", "O", "C"} & {name[0] for name in made}
    if 22 <= count <= 46:
        assert sum(len(name) == 1 for name in made) == 22


@pytest.mark.parametrize(("key", "realm"), [("G", -2), ("M", 0), ("I", 2)])
def test_realms(on_map, key, realm):
    on_map.selects("Clinic")
    on_map.presses(key)
    assert on_map.desk.read.get(Actor, on_map.actor("Clinic")).realm == realm


def test_r_renames_p_pins_del_deletes(on_map):
    on_map.selects("Clinic")
    on_map.presses("P")
    assert on_map.canvas.picture.content.actors.pinned.count(True) == 1
    on_map.presses("P", "R")
    QTest.keyClicks(on_map.window.focusWidget(), "Health post")
    on_map.presses("Return")
    assert on_map.canvas.picture.content.actors.pinned.count(True) == 0
    assert "Health post" in on_map.names()
    on_map.presses("Delete")
    assert "Health post" not in on_map.names()


def test_f_fits_and_z_resets(on_map):
    on_map.workspace.preferences.set_reduced_motion(True)
    on_map.canvas.look(on_map.canvas.camera.moved(3000, 3000))
    on_map.presses("F")
    at = on_map.canvas.camera.to_view(on_map.canvas.picture.xy)
    assert (at > 0).all() and (at < (on_map.canvas.width(), on_map.canvas.height())).all()
    on_map.canvas.zoom_by(3)
    on_map.presses("Z")
    assert on_map.canvas.camera.zoom == 1


def test_arrows_walk_and_tab_goes_along_ties(on_map):
    on_map.draws("Mayor > Clinic", "Mayor > School")
    on_map.presses("Escape")
    on_map.selects("Mayor")
    seen = set()
    for _ in range(2):
        on_map.presses("Tab")
        seen.add(on_map.workspace.selection.latest)
    assert seen == {on_map.actor("Clinic"), on_map.actor("School")}
    on_map.presses("Backtab")
    assert on_map.workspace.selection.latest in seen
    before = on_map.workspace.selection.latest
    steps = set()
    for key in ("Left", "Right", "Up", "Down"):
        on_map.presses(key)
        steps.add(on_map.workspace.selection.latest)
    assert steps != {before}


def test_t_goes_from_tie_to_tie(on_map):
    on_map.draws("Mayor > Clinic", "Mayor > School")
    on_map.presses("Escape")
    on_map.selects("Mayor")
    on_map.presses("T")
    first = on_map.workspace.selection.latest
    on_map.presses("T")
    second = on_map.workspace.selection.latest
    assert {first, second} == set(on_map.canvas.picture.tie_ids)
    on_map.presses("T")
    assert on_map.workspace.selection.latest == first


def test_space_drags_the_map(on_map):
    canvas, before = on_map.canvas, on_map.canvas.camera
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPointF(300, 300).toPoint())
    held = Qt.MouseButton.LeftButton
    at = QPointF(360, 340)
    QApplication.sendEvent(canvas, QMouseEvent(
        QMouseEvent.Type.MouseMove, at, canvas.mapToGlobal(at), Qt.MouseButton.NoButton, held,
        Qt.KeyboardModifier.NoModifier))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (60, 40)
    assert not canvas.hand.space


def test_f11_fills_the_screen_and_leaves_it(on_map):
    on_map.presses("F11")
    assert on_map.window.isFullScreen()
    on_map.presses("F11")
    assert not on_map.window.isFullScreen()


def test_a_tie_is_said_in_words(on_map):
    on_map.draws("Mayor > Clinic")
    on_map.presses("Escape")
    on_map.selects("Mayor")
    on_map.presses("T")
    assert on_map.view._telling.tie(0) == "Mayor to Clinic, money"
    on_map.presses("Plus")
    assert on_map.view._telling.tie(0) == "Mayor to Clinic, money, strength 4 of 5"


def test_every_actor_of_the_open_desk_is_heard(on_map):
    spoken = QAccessible.queryAccessibleInterface(on_map.canvas)
    assert spoken.childCount() == 4
    said = {spoken.child(row).text(QAccessible.Text.Name) for row in range(4)}
    assert {one.split(",")[0] for one in said} == {"Mayor", "Clinic", "Radio", "School"}
    on_map.selects("Mayor")
    assert spoken.focusChild().text(QAccessible.Text.Name).startswith("Mayor")


def test_what_was_done_is_said_aloud(on_map, monkeypatch):
    said = []
    monkeypatch.setattr(
        "collective_desk.ui.window.frame.telling.announce", lambda _canvas, text: said.append(text))
    monkeypatch.setattr(
        "collective_desk.ui.window.desk_shell.announce", lambda _canvas, text: said.append(text))
    on_map.workspace.do(rename_actor, on_map.actor("Mayor"), "The mayor")
    on_map.presses("Ctrl+Z")
    assert said[:2] == ["Rename actor: The mayor", "Undone: rename actor: Mayor."]
    on_map.selects("Mayor")
    said.clear()
    on_map.presses("Plus")
    assert said == ["Add influence disc: Mayor", "1 disc"]


def test_enter_leads_into_the_inspector_and_esc_back(on_map):
    panel = on_map.view.map.inspector
    on_map.selects("Mayor")
    on_map.workspace.shell.show_inspector(False)
    on_map.canvas.setFocus()
    on_map.presses("Return")
    assert panel.isVisible()
    assert panel.isAncestorOf(on_map.window.focusWidget())
    on_map.presses("Escape")
    assert on_map.canvas.hasFocus()
    assert on_map.workspace.selection.ids == (on_map.actor("Mayor"),)


def test_a_double_press_on_a_tie_writes_on_it(on_map):
    on_map.draws("Mayor > Clinic")
    on_map.canvas.motion.reduced = True
    on_map.presses("Escape", "F")
    canvas = on_map.canvas
    ends = [canvas.camera.to_view(canvas.picture.xy[canvas.picture.row[on_map.actor(name)]])
            for name in ("Mayor", "Clinic")]
    x, y = (sum(ends) / 2).tolist()
    spot = next(QPoint(round(x), round(y) + by) for by in range(-60, 60)
                if canvas.hit(x, y + by).tie is not None)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    on_map.types("since the flood", "Return")
    assert [tie.label for tie in on_map.desk.read.all(Tie)][-1] == "since the flood"


def test_the_inspector_waits_until_the_hand_lets_go(on_map):
    canvas, inspector = on_map.canvas, on_map.view.map.inspector
    x, y = canvas.camera.to_view(canvas.picture.xy[canvas.picture.row[on_map.actor("Radio")]]).tolist()
    wide = canvas.width()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert on_map.workspace.selection.ids == (on_map.actor("Radio"),)
    assert inspector.isHidden()
    QTest.mouseMove(canvas, QPoint(round(x) + 40, round(y)))
    assert canvas.width() == wide
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 40, round(y)))
    assert inspector.isVisible()
