"""Frames stepped through on the desk, as the room sees them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.commands.looks import add_frame

NEAR, FAR = (-100.0, -80.0, 200.0, 160.0), (-600.0, -400.0, 1200.0, 800.0)


@pytest.fixture
def shown(open_desk, qtbot):
    """A desk whose map has two frames, its wall beside it."""
    open_desk.draws("Women's coop > money > River council", "Elders, Mayor, Clinic")
    for title, box, lens in (("The coop", NEAR, "realm"), ("Everyone", FAR, "influence")):
        open_desk.desk.do(add_frame, open_desk.workspace.map, title, box=box, lens=lens)
    wall = open_desk.view.shell.wall
    wall.toggle()
    wall.window.showNormal()
    wall.window.resize(1280, 720)
    qtbot.waitUntil(lambda: wall.window.map.width() > 1000)
    open_desk.window.activateWindow()
    open_desk.canvas.setFocus()
    open_desk.wall = wall
    return open_desk


def looks_at(shown, box, lens):
    wall = shown.wall.window.map
    left, top, wide, high = box
    wanted = wall.framed((left, top, left + wide, top + high))
    seen = wall.lensed.lens if wall.lensed else None
    return wall.camera == wanted.snapped(wall.devicePixelRatioF()) and seen == lens


def test_page_down_and_up_step_the_wall_too(shown, qtbot):
    shown.presses("PageDown")
    qtbot.waitUntil(lambda: looks_at(shown, NEAR, "realm"))
    shown.presses("PageDown")
    qtbot.waitUntil(lambda: looks_at(shown, FAR, "influence"))
    shown.presses("PageUp")
    qtbot.waitUntil(lambda: looks_at(shown, NEAR, "realm"))
    shown.presses("Escape")
    qtbot.waitUntil(lambda: not looks_at(shown, NEAR, "realm"))
    assert shown.workspace.look.frame_box is None


def test_a_wall_that_shows_everyone_shows_the_frame_while_presenting(shown, qtbot):
    shown.wall.toggle_whole()
    shown.presses("PageDown")
    qtbot.waitUntil(lambda: looks_at(shown, NEAR, "realm"))


def test_a_frozen_wall_does_not_step(shown, qtbot):
    before = shown.wall.window.map.camera
    shown.wall.toggle_frozen()
    shown.presses("PageDown")
    qtbot.wait(200)
    assert shown.wall.window.map.camera == before


def test_on_one_screen_the_keys_work_on_the_wall_itself(shown, qtbot):
    window = shown.wall.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key, box, lens in ((Qt.Key.Key_PageDown, NEAR, "realm"),
                           (Qt.Key.Key_PageDown, FAR, "influence"),
                           (Qt.Key.Key_PageUp, NEAR, "realm")):
        QTest.keyClick(window, key)
        qtbot.waitUntil(lambda box=box, lens=lens: looks_at(shown, box, lens))
    assert window.isActiveWindow()
