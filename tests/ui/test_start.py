"""Starting: what is loaded when, and what the first keystroke does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from collective_desk.commands.actors import add_actor
from collective_desk.commands.desks import found_desk
from collective_desk.domain.entities import Actor
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from collective_desk.ui.application import read_arguments
from collective_desk.ui.window.frame.geometry import keep_pen_width
from collective_desk.ui.window.main_window import MainWindow
from collective_desk.ui.window.opening.loading import Loading
from tests.house.source import ROOT

HEAVY = ("numpy", "sqlalchemy", "scipy", "networkx", "reportlab", "PySide6.QtSvg")


WATCH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from collective_desk.ui.window.main_window import MainWindow

HEAVY = {heavy!r}
DESK = {desk!r}
app = QApplication([])
window = MainWindow(app, Path(DESK) if DESK else None, "amina")
then = window._first._then

def loaded():
    return [name for name in HEAVY if name in sys.modules]

def look():
    print("first paint", loaded())
    QTest.keyClick(window.focusWidget(), "W")
    from collective_desk.ui.quick_add.field import LineField
    paint = LineField.paintEvent
    def painted(field, event):
        paint(field, event)
        if field.text() == "W" and not app.property("seen"):
            app.setProperty("seen", True)
            print("first letter", loaded(), type(field.parentWidget()).__name__)
            QTimer.singleShot(0, app.quit)
    LineField.paintEvent = painted
    then()

window._first._then = look
window.show()
app.exec()
window.close()
"""


@pytest.mark.parametrize("start", ["desk", "welcome"])
def test_the_first_letter_is_seen_before_the_desk_and_its_libraries_are_loaded(start, tmp_path):
    desk = tmp_path / "one.desk"
    Desk.create(desk, person="amina").close()
    code = WATCH.format(heavy=HEAVY, desk=str(desk) if start == "desk" else "")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "COLLECTIVE_DESK_HOME": str(tmp_path)},
    )
    assert done.stdout.splitlines() == ["first paint []", "first letter [] FirstLine"], done.stderr


@pytest.fixture
def early(qapp, qtbot, tmp_path, request):
    """A window whose desk is not read yet: its line is there, and takes keys."""
    path = tmp_path / "early.desk"
    with Desk.create(path, person="amina") as desk:
        desk.do(found_desk)
        for name in getattr(request, "param", ()):
            desk.do(add_actor, name, on=maps(desk.read)[0].id)
    window = MainWindow(qapp, path, "amina")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window._first._then = None
    window.show()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Loading, "begin", lambda _loading: None)
        patch.setattr(Loading, "done", property(lambda _loading: False))
        window.furnish()
        qtbot.waitUntil(lambda: window._arrival.map.line.field.hasFocus())
        yield Early(window, qtbot, patch)
    window.close()


class Early:
    """What a person does in the half second before the desk is there."""

    def __init__(self, window, qtbot, patch):
        self.window, self.qtbot, self._patch = window, qtbot, patch
        self.line = window._arrival.map.line

    def types(self, text, *keys):
        QTest.keyClicks(self.window.focusWidget(), text)
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key)

    def arrives(self):
        """The desk is read now; give its line and the names on it."""
        self.loads()
        self.qtbot.waitUntil(lambda: self.window.desk_view is not None)
        self.qtbot.wait(20)
        desk = self.window.desk_view.desk
        return self.window.desk_view.map.bar, [name for _, name in desk.read.rows(Actor, "id", "name")]

    def loads(self):
        """Everything is loaded now, and the desk is asked for."""
        self._patch.undo()
        self.window._arrival.load()
        if self.window._arrival.loaded:
            self.window._arrival._on_loaded()
        self.qtbot.waitUntil(lambda: self.window._arrival._wish is None)


def test_lines_ended_early_are_drawn_in_their_order_and_the_open_one_stays_open(early):
    early.types("Mayor", Qt.Key.Key_Return)
    early.types("Clinic > Mayor", Qt.Key.Key_Enter)
    early.types("Tann")
    assert early.line.field.text() == "Tann"
    bar, names = early.arrives()
    assert names == ["Mayor", "Clinic"]
    assert (bar.text, bar.field.hasFocus()) == ("Tann", True)
    QTest.keyClicks(bar.field, "ers")
    assert bar.text == "Tanners"


def test_backspace_escape_and_a_caret_in_the_middle_are_as_they_were_left(early):
    early.types("Nobody", Qt.Key.Key_Escape)
    early.types("Mayyr", Qt.Key.Key_Left, Qt.Key.Key_Backspace)
    early.types("o")
    bar, names = early.arrives()
    assert (names, bar.text, bar.field.cursorPosition()) == ([], "Mayor", 4)


def test_links_typed_early_become_chips(early):
    early.types("Mayor > money > Cli")
    bar, _ = early.arrives()
    assert [token.text for token in bar._tokens.tokens] == ["Mayor", "money"]
    assert bar.field.text() == "Cli"


def test_a_column_pasted_early_is_one_chip_until_enter_ends_it(early):
    QGuiApplication.clipboard().setText("Mayor\nClinic\nTanners\n")
    QTest.keyClick(early.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert early.line._tokens.tokens[0].text == "3 names pasted"
    early.types("", Qt.Key.Key_Return)
    early.types("Radio")
    bar, names = early.arrives()
    assert (names, bar.text) == (["Mayor", "Clinic", "Tanners"], "Radio")


def test_a_column_pasted_early_and_left_open_stays_open(early):
    early.line.field.pasted.emit("Mayor\nClinic")
    bar, names = early.arrives()
    assert (names, bar.text) == ([], "Mayor\nClinic")


@pytest.mark.parametrize("early", [("Mayor", "Mayor")], indirect=True)
def test_what_the_desk_asks_about_holds_back_the_lines_after_it(early):
    early.types("Mayor > Clinic", Qt.Key.Key_Return)
    early.types("Tanners", Qt.Key.Key_Return)
    early.types("Rad")
    bar, names = early.arrives()
    assert (names, bar.text) == (["Mayor", "Mayor"], "Mayor > Clinic")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    desk = early.window.desk_view.desk
    early.qtbot.waitUntil(lambda: bar.text == "Rad")
    assert sorted(name for _, name in desk.read.rows(Actor, "id", "name")) == [
        "Clinic", "Mayor", "Mayor", "Tanners"]


@pytest.mark.parametrize("early", [("Mayoral office",)], indirect=True)
def test_enter_takes_no_name_that_nobody_was_shown(early):
    early.types("Mayor", Qt.Key.Key_Return)
    _, names = early.arrives()
    assert names == ["Mayoral office", "Mayor"]


@pytest.mark.parametrize("early", [("Mayor",)], indirect=True)
def test_without_a_key_the_map_has_the_keyboard(early):
    early.arrives()
    assert early.window.focusWidget() is early.window.desk_view.map.canvas


def test_the_line_does_not_move_when_the_desk_comes(early):
    keep_pen_width(274)
    place = early.line.mapTo(early.window, early.line.rect().topLeft())
    early.types("Mayor")
    bar, _ = early.arrives()
    assert bar.mapTo(early.window, bar.rect().topLeft()) == place


def test_what_was_typed_waits_for_the_next_desk_when_this_one_cannot_be_opened(early):
    early.types("Mayor", Qt.Key.Key_Return)
    early.types("Cli")
    early.window._arrival._wish = lambda: early.window.open_path(Path("nowhere.desk"))
    early.loads()
    assert early.window.welcome is not None
    early.window.new_desk()
    bar = early.window.desk_view.map.bar
    assert [n for _, n in early.window.desk_view.desk.read.rows(Actor, "id", "name")] == ["Mayor"]
    assert bar.text == "Cli"


def test_a_letter_on_the_welcome_page_begins_a_name(window, qtbot):
    QTest.keyClick(window.focusWidget(), "W")
    field = window.desk_view.map.bar.field
    QTest.keyClicks(field, "HO")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [name for _, name in window.desk_view.desk.read.rows(Actor, "id", "name")] == ["WHO"]


def test_keys_typed_before_anything_is_loaded_are_not_lost(qapp, qtbot):
    window = MainWindow(qapp, None, "amina")
    qtbot.addWidget(window)
    QTest.keyClick(window._first, "M")
    window.show()
    qtbot.waitUntil(lambda: window.desk_view is not None)
    qtbot.waitUntil(lambda: window.desk_view.map.bar.text == "M")
    window.close()


def test_start_mapping_makes_a_desk_at_once(window, home):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    path = window.desk_view.desk.path
    assert path.is_file()
    assert path.parent == home / "documents"
    assert window.desk_view.map.bar.text == ""


def test_s_opens_the_sample_and_it_is_listed_afterwards(window, qtbot):
    QTest.keyClick(window.focusWidget(), "s")
    assert len(window.desk_view.map.canvas.picture.xy) > 20
    window.desk_view.shell.host.close_desk()
    assert window.welcome.rows[0].there
    QTest.mouseClick(window.welcome.rows[0], Qt.MouseButton.LeftButton)
    assert window.desk_view is not None


def test_a_desk_named_at_the_start_opens(qapp, qtbot, tmp_path):
    path = tmp_path / "one.desk"
    Desk.create(path, person="amina").close()
    window = MainWindow(qapp, path, "amina")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.desk_view is not None)
    assert window.desk_view.desk.path == path
    window.close()


def test_a_desk_that_is_open_elsewhere_is_said_so(qapp, qtbot, tmp_path):
    path = tmp_path / "one.desk"
    with Desk.create(path, person="bruno"):
        window = MainWindow(qapp, path, "amina")
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.welcome is not None)
        assert "bruno" in window.toast.text
    window.close()


def test_a_file_that_is_no_desk_is_left_alone(qapp, qtbot, tmp_path):
    path = tmp_path / "one.desk"
    path.write_text("a letter")
    window = MainWindow(qapp, path, "amina")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.welcome is not None)
    assert "not a desk" in window.toast.text
    assert path.read_text() == "a letter"
    window.close()


def test_arguments():
    assert read_arguments(["--offscreen", "--as", "bruno", "x.desk"]) == (Path("x.desk"), "bruno")
    assert read_arguments([]) == (None, "")
