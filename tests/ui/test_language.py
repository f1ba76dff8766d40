"""Another language at once, the main menu by key, a Mac's menu bar, and room shared as before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from collective_desk.commands.maps import add_map
from collective_desk.commands.sessions import plan_session
from collective_desk.domain.steps import Step
from collective_desk.host.settings import load_settings
from collective_desk.host.words import LANGUAGES
from collective_desk.ui.actions import NOUNS
from collective_desk.ui.window.frame.geometry import Panes, keep_panes, kept_panes
from collective_desk.ui.window.mac_menus import clear_menu_bar, fill_menu_bar


@pytest.fixture(autouse=True)
def reads_on(qapp):
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def speaks(open_desk, code):
    before = open_desk.window.desk_view
    open_desk.view.register[f"language.{code}"].trigger()
    open_desk.qtbot.waitUntil(lambda: open_desk.window.desk_view is not before)
    open_desk.__init__(open_desk.window, open_desk.qtbot)


def test_nothing_is_lost_when_another_language_is_spoken(open_desk, qapp):
    open_desk.draws("Mayor > Clinic", "Radio")
    open_desk.presses("Escape", "K")
    open_desk.workspace.informants.take("Fishers")
    open_desk.canvas.zoom_by(1.5)
    open_desk.selects("Clinic")
    open_desk.presses("Ctrl+T")
    assert open_desk.view.map.panes().table
    desk, camera, pen = open_desk.desk, open_desk.canvas.camera, open_desk.workspace.pens.id
    open_desk.bar.begin("Half a na")
    speaks(open_desk, "ar")
    assert open_desk.desk is desk
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert open_desk.workspace.words.language == "ar"
    assert open_desk.bar.text == "Half a na"
    assert open_desk.workspace.selection.ids == (open_desk.actor("Clinic"),)
    assert open_desk.canvas.camera.zoom == pytest.approx(camera.zoom)
    assert open_desk.workspace.pens.id == pen
    assert open_desk.workspace.informants.current == "Fishers"
    assert open_desk.view.map.panes().table
    speaks(open_desk, "en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    open_desk.bar.field.clear()
    open_desk.canvas.setFocus()
    open_desk.presses("Ctrl+Z")
    assert open_desk.names() == ["Mayor", "Clinic"]


def test_a_running_session_runs_on_and_the_shown_map_is_shown(open_desk):
    steps = (Step("Actors", "Who is involved?", 20), Step("Ties", "Who gives money?", 20))
    session = open_desk.desk.do(plan_session, "Mapping day", steps=steps)
    second = open_desk.desk.do(add_map, "Second")
    open_desk.view.shell.maps.show(second)
    open_desk.workspace.sessions.runner.start(session)
    open_desk.workspace.sessions.runner.next_step()
    speaks(open_desk, "fr")
    assert open_desk.workspace.map == second
    told = open_desk.workspace.running.step
    assert (told.session, told.number, told.paused) == (session, 2, False)
    assert open_desk.desk.within == (session, 1)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_a_language_is_kept_for_the_next_start(open_desk, code):
    speaks(open_desk, code)
    assert load_settings().person.language == code
    ticked = [one for one in LANGUAGES if open_desk.view.register[f"language.{one}"].isChecked()]
    assert ticked == [code]


def test_the_welcome_page_speaks_too(window, qtbot):
    before = window.welcome
    assert before.language.text() == "English"
    before.language_wanted.emit("fr")
    qtbot.waitUntil(lambda: window.welcome is not before)
    assert window.welcome.language.text() == "Français"
    assert window.welcome.start.hasFocus()


def test_f10_opens_the_main_menu(open_desk):
    open_desk.presses("F10")
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == [
        open_desk.workspace.words(f"menu.{noun}") for noun in NOUNS]
    menu.close()


def test_a_mac_has_the_menus_at_the_top_of_its_screen(open_desk, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    words, register = open_desk.workspace.words, open_desk.view.register
    for _ in range(2):
        fill_menu_bar(window, register, words, mac=True)
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == [words(f"menu.{noun}") for noun in NOUNS]
    for noun, menu in zip(NOUNS, window.menuBar().actions(), strict=True):
        held = {action.objectName() for action in menu.menu().actions()} - {""}
        assert held == {action.id for action in NOUNS[noun]}
    roles = {action.id: register[action.id].menuRole() for one in NOUNS.values() for action in one}
    assert roles.pop("desk.quit") == QAction.MenuRole.QuitRole
    assert set(roles.values()) == {QAction.MenuRole.NoRole}
    clear_menu_bar(window, mac=True)
    assert window.menuBar().actions() == []


def test_room_is_shared_as_it_was(open_desk, qtbot):
    place = open_desk.view.map
    open_desk.presses("Ctrl+T", "Ctrl+I")
    before = sum(place._split.sizes())
    place._split.moveSplitter(200, 1)
    path = open_desk.desk.path
    open_desk.window.close_desk()
    open_desk.window.open_path(path)
    qtbot.waitUntil(lambda: open_desk.window.desk_view is not None)
    now = open_desk.window.desk_view.map
    assert now.panes().table and not now.panes().inspector
    qtbot.waitUntil(lambda: sum(now._split.sizes()) == before)
    assert now._split.sizes()[0] == pytest.approx(200, abs=3)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"shares": [0, 1], "table": 1, "inspector": 0}',
                                  '{"shares": "wide"}'])
def test_what_makes_no_sense_is_as_in_the_beginning(home, text):
    from collective_desk.host.paths import config_folder

    keep_panes(Panes())
    (config_folder() / "window.panes").write_text(text)
    assert kept_panes() == Panes()


def test_whatever_is_written_begins_where_the_window_does(open_desk):
    def caret():
        field = open_desk.bar.field
        return field.cursorRect().center().x() / field.width()

    open_desk.types("Mayor")
    assert caret() < 0.2
    open_desk.presses("Escape")
    speaks(open_desk, "ar")
    open_desk.bar.field.setFocus()
    open_desk.qtbot.waitUntil(lambda: caret() > 0.9)
    open_desk.types("May")
    assert caret() > 0.9, "Latin letters too"
    open_desk.presses("Return")
    open_desk.canvas.edit_name(open_desk.actor("May"))
    assert open_desk.canvas.editor.field.alignment() & Qt.AlignmentFlag.AlignHCenter
    open_desk.presses("Escape")
    speaks(open_desk, "en")
    open_desk.bar.field.setFocus()
    open_desk.qtbot.waitUntil(lambda: caret() < 0.1)


@pytest.mark.parametrize(("code", "known", "typed", "side"), [
    ("en", "River council", "Riv", 1), ("ar", "مجلس النهر", "مج", -1), ("ar", "River council", "Riv", 0)])
def test_the_rest_of_a_name_stands_behind_what_is_typed_of_it(open_desk, code, known, typed, side):
    def inked(left, right):
        image = open_desk.bar.field.grab().toImage()
        paper = image.pixelColor(image.width() // 2, 4)
        return any(image.pixelColor(x, y) != paper for x in range(min(left, right), max(left, right))
                   for y in range(6, image.height() - 6))

    if code != "en":
        speaks(open_desk, code)
        open_desk.qtbot.waitUntil(
            lambda: bool(open_desk.bar.field.alignment() & Qt.AlignmentFlag.AlignRight))
    open_desk.bar.field.setFocus()
    open_desk.bar.write(known)
    open_desk.presses("Return")
    open_desk.qtbot.waitUntil(open_desk.bar.field.hasFocus)
    open_desk.bar.write(typed)
    assert open_desk.bar.field.ghost
    if code != "en":
        open_desk.qtbot.waitUntil(lambda: open_desk.bar.field.cursorRect().x() > 300)
    at = open_desk.bar.field.cursorRect().center().x()
    if side:
        assert inked(at + side * 6, at + side * 60)
    else:  # behind Latin letters at the right is no room
        assert not inked(at - 120, at - 60)
