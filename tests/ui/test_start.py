"""Starting: what is loaded when, and what the first keystroke does."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.domain.entities import Actor
from collective_desk.store.desk import Desk
from collective_desk.ui.application import read_arguments
from collective_desk.ui.window.main_window import MainWindow
from tests.house.source import ROOT

HEAVY = ("numpy", "sqlalchemy", "scipy", "networkx", "reportlab", "PySide6.QtSvg", "tomllib")


def test_before_the_first_paint_only_widgets_are_loaded():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from collective_desk.ui.window.main_window import MainWindow\n"
        "app = QApplication([])\n"
        "window = MainWindow(app, None)\n"
        "def look():\n"
        f"    print([name for name in {HEAVY!r} if name in sys.modules])\n"
        "    app.quit()\n"
        "window._first._then = look\n"
        "window.show()\n"
        "app.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


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
    window.desk_view.shell.close_desk()
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
