"""What keeps a desk and its people safe meanwhile: the copy of the day, the log of failures."""

import sqlite3
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from collective_desk.cli.terminal import Terminal
from collective_desk.domain.entities import Actor
from collective_desk.host import log
from collective_desk.host.paths import backups_folder
from collective_desk.host.settings import load_settings
from collective_desk.host.words import Words
from collective_desk.store import place
from collective_desk.store.backup import back_up
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader
from collective_desk.ui.application import watch_failures
from collective_desk.ui.window.desk_files import open_desk as open_path
from collective_desk.ui.window.opening import daily_copy, remembering
from collective_desk.ui.window.opening.daily_copy import make_copy


def copies(desk):
    return sorted(backups_folder(desk.path).glob("*.desk"))


def test_an_open_desk_has_a_copy_of_the_day_and_only_one(window, qtbot, monkeypatch):
    monkeypatch.setattr(daily_copy, "AFTER_MS", 50)
    window.new_desk()
    desk = window.desk_view.desk
    qtbot.waitUntil(window.desk_view.map.bar.field.hasFocus)
    qtbot.keyClicks(window.focusWidget(), "Heron\r")
    qtbot.waitUntil(lambda: len(copies(desk)) == 1)
    jobs = window.desk_view.workspace.jobs
    qtbot.waitUntil(lambda: not jobs.running)
    with Reader.open(copies(desk)[0]) as copy:
        assert [name for _, name in copy.rows(Actor, "id", "name")] == ["Heron"]
    make_copy(window.desk_view.workspace, desk.path)
    qtbot.waitUntil(lambda: not jobs.running)
    assert len(copies(desk)) == 1


@pytest.mark.parametrize("opens", ["window", "command line"])
def test_a_desk_of_an_older_program_is_copied_before_it_is_changed(opens, tmp_path):
    path = tmp_path / "old.desk"
    Desk.create(path, person="Amina").close()
    with sqlite3.connect(path) as file:
        file.execute("UPDATE state SET value='older' WHERE key='projection'")
    file.close()
    words = Words("en")
    opened = open_path(path, words, "amina") if opens == "window" else Terminal("a", words).open(path)
    opened.close()
    (copy,) = backups_folder(path).glob("*.desk")
    assert "upgrade" in copy.name


def test_a_damaged_desk_is_gone_back_to_its_copy_by_one_answer(window, qtbot, tmp_path):
    path = tmp_path / "river.desk"
    with Desk.create(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Heron"))
    back_up(path, backups_folder(path))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)
    window.open_path(path)
    qtbot.waitUntil(lambda: "damaged" in window.toast.text)
    assert window.desk_view is None
    (answer,) = (one for one in window.toast.findChildren(QAbstractButton) if one.text()[:2] == "Go")
    qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk_view is not None)
    assert [actor.name for actor in window.desk_view.desk.read.all(Actor)] == ["Heron"]
    assert "as it was on" in window.toast.text


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_desk_that_is_moved_while_it_is_open_says_where_it_is_and_keeps_the_words(window, qtbot, monkeypatch):
    monkeypatch.setattr(place, "LOOKS_AFTER_S", 0.0)
    window.new_desk()
    desk = window.desk_view.desk
    qtbot.waitUntil(window.desk_view.map.bar.field.hasFocus)
    qtbot.keyClicks(window.focusWidget(), "Heron\r")
    now = desk.path.with_name("moved.desk")
    desk.path.rename(now)
    qtbot.keyClicks(window.focusWidget(), "Mill\r")
    qtbot.waitUntil(lambda: str(now) in window.toast.text)
    assert window.desk_view.map.bar.field.text() == "Mill"
    with Reader.open(now) as reader:
        assert [name for _, name in reader.rows(Actor, "id", "name")] == ["Heron"]


@pytest.fixture
def watched(window):
    end = watch_failures(window)
    yield window
    end()
    log.stop_log()


def test_a_failure_in_a_thread_is_told_at_the_foot_of_the_window(
    watched, qtbot, allowed_log, monkeypatch
):
    allowed_log.append("failed")
    tellers = []
    say = watched.toast.say
    monkeypatch.setattr(
        watched.toast, "say",
        lambda *told, **more: (tellers.append(threading.current_thread()), say(*told, **more)))

    def fails():
        raise OSError("Heron's phone number")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: str(log.log_file()) in watched.toast.text)
    assert tellers == [threading.main_thread()]
    text = log.log_file().read_text()
    assert "OSError" in text
    assert "Heron" not in text


def test_after_a_power_cut_the_welcome_page_knows_how_much_there_is(window, qtbot, monkeypatch):
    monkeypatch.setattr(remembering, "AFTER_MS", 30)
    window.new_desk()
    qtbot.waitUntil(window.desk_view.map.bar.field.hasFocus)
    preferences = window.house.preferences
    assert preferences.settings.desks.recent[0].actors == 0
    qtbot.keyClicks(window.focusWidget(), "Heron, Otter\r")
    qtbot.waitUntil(lambda: load_settings().desks.recent[0].actors == 2)
