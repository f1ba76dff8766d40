"""The wall in a workshop: over the desk on one screen, beside it on two, through a lost projector."""

import json
import subprocess
import sys

import pytest

from collective_desk.domain.entities import Actor
from tests.house.source import ROOT


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """What happened with a laptop and a projector, moment by moment."""
    folder = tmp_path_factory.mktemp("two_screens")
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.two_screens", str(folder)], cwd=ROOT,
        capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return {told["moment"]: told for told in json.loads(done.stdout.splitlines()[-1])}


def test_the_wall_opens_on_the_projector_and_leaves_the_keyboard(story):
    told = story["opened"]
    assert (told["wall"], told["full"]) == ([1366, 0, 1280, 800], True)
    assert (told["screen"], told["status"]) == ("projector", "Wall open")
    assert told["names"] == ["Women's coop", "River council"]
    assert told["keyboard"]
    assert told["asks"]


def test_what_is_drawn_on_the_desk_comes_to_the_wall(story):
    assert story["drawn"]["names"] == ["Women's coop", "River council", "Heron"]
    assert story["drawn"]["ties"] == 2


def test_who_becomes_confidential_leaves_the_wall_and_is_counted_on_the_desk(story):
    told = story["kept back"]
    assert told["names"] == ["Women's coop", "River council"]
    assert told["ties"] == 1
    assert "Heron" in told["names_on_desk"]
    assert told["status"] == "Wall open, 1 actor kept back"


def test_a_projector_that_is_gone_takes_nothing_with_it(story):
    told = story["unplugged"]
    assert (told["open"], told["waits"], told["shown"]) == (True, True, False)
    assert told["status"].startswith("Wall waits for a screen")
    assert told["said"] == "The projector is gone. The wall waits until it is back."
    assert (told["desk"], told["desk_shown"]) == (story["opened"]["desk"], True)


def test_the_wall_comes_back_with_what_was_drawn_meanwhile(story):
    told = story["plugged in"]
    assert (told["shown"], told["full"], told["screen"]) == (True, True, "hall")
    assert told["wall"] == [4000, 0, 1920, 1080]
    assert told["names"] == ["Women's coop", "River council", "Elders"]


def test_the_screen_that_was_chosen_is_remembered_and_taken_again(story):
    assert story["plugged in"]["chosen"] == "projector"
    told = story["the chosen one is back"]
    assert (told["screen"], told["chosen"], told["full"]) == ("projector", "projector", True)
    assert told["wall"] == [1366, 0, 1280, 800]


def test_where_only_the_screen_of_the_wall_is_left_it_makes_room_for_the_desk(story):
    told = story["own screen gone"]
    assert (told["open"], told["waits"], told["shown"]) == (True, True, False)
    assert told["said"].startswith("Your own screen is gone.")
    assert told["desk_shown"]
    assert told["desk"][0] == 1366
    assert told["desk"][1] <= 1280
    told = story["own screen back"]
    assert (told["shown"], told["full"]) == (True, True)
    assert told["names"] == ["Women's coop", "River council", "Elders"]


def test_a_wall_wanted_where_the_desk_is_sends_the_desk_to_the_other_screen(story):
    before, told = story["own screen back"], story["chosen where the desk was"]
    assert told["screen"] != before["screen"]
    assert told["desk_screen"] == before["screen"]
    assert told["chosen"] == told["screen"]
    assert (told["shown"], told["full"], told["desk_shown"]) == (True, True, True)


def test_f5_takes_it_down(story):
    told = story["taken down"]
    assert (told["open"], told["status"]) == (False, "")
    assert told["desk_shown"]


def test_on_one_screen_the_wall_lies_over_the_desk(sits_down, qtbot):
    amina = sits_down()
    amina.draws("Women's coop", "Women's coop > River council")
    qtbot.waitUntil(lambda: amina.window.desk_view is not None and len(amina.names()) == 2)
    amina.presses("Escape", "F5")
    wall = amina.window.desk_view.shell.wall
    qtbot.waitUntil(lambda: wall.window is not None and wall.window.isActiveWindow())
    assert wall.covers_desk
    assert wall.window.map.picture.labels == ["Women's coop", "River council"]
    assert wall.window.isFullScreen()
    on_wall(wall, "B")
    assert wall.is_blank
    on_wall(wall, "B")
    assert not wall.is_blank
    on_wall(wall, "Escape")
    assert not wall.is_open
    qtbot.waitUntil(lambda: amina.qapp.activeWindow() is amina.window)
    amina.presses("Slash")
    amina.draws("Elders")
    assert "Elders" in amina.names()


def test_the_wall_is_blanked_frozen_and_closed_from_the_desk(sits_down, qtbot):
    amina = sits_down()
    amina.draws("Women's coop", "River council")
    qtbot.waitUntil(lambda: amina.window.desk_view is not None and len(amina.names()) == 2)
    amina.presses("Escape", "F5")
    wall = amina.window.desk_view.shell.wall
    qtbot.waitUntil(lambda: wall.window is not None)
    amina.window.activateWindow()
    qtbot.waitUntil(lambda: amina.qapp.activeWindow() is amina.window)
    status = amina.window.desk_view._frame.status
    amina.presses("B")
    assert wall.is_blank
    assert status.wall == "Wall blank"
    amina.presses("B", "Ctrl+F5")
    assert wall.is_frozen
    assert status.wall == "Wall stays as it is"
    amina.presses("Slash")
    amina.draws("Elders", "Mayor")
    coop = next(actor for actor in amina.read.all(Actor) if actor.name == "River council")
    hide(amina, coop.id)
    qtbot.waitUntil(lambda: wall.window.map.picture.labels == ["Women's coop"])
    amina.presses("Escape", "Escape", "Ctrl+F5")
    qtbot.waitUntil(lambda: wall.window.map.picture.labels == ["Women's coop", "Elders", "Mayor"])
    amina.presses("F5")
    assert not wall.is_open
    amina.draws("bees")
    assert "bees" in amina.names()


def on_wall(wall, key):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(wall.window, getattr(Qt.Key, f"Key_{key}"))
    QTest.qWait(5)


def hide(person, actor):
    from collective_desk.commands.actors import set_actor

    person.window.desk_view.desk.do(set_actor, actor, sensitivity="confidential")
