"""From the start to a map, a brief and home again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtGui import QGuiApplication

from collective_desk.domain.entities import Actor
from collective_desk.store.check import check
from collective_desk.store.reader import Reader
from tests.house.source import ROOT

NAMES = ("Women's coop", "River council", "Mayor", "Radio Sun", "Clinic", "Elders", "Youth crew",
         "Plastic Loop", "Teachers", "Fishers", "Herders", "Water office")
LINES = (
    "Women's coop > River council, Mayor, Radio Sun",
    "Clinic > Elders, Youth crew",
    "Teachers > trust > Plastic Loop, Fishers",
    "Water office <> Herders",
)
MORE = ("Mayor > River council", "Elders > Fishers, Herders", "Radio Sun > Clinic",
        "Youth crew > Teachers", "Fishers > Water office", "Herders > Mayor")


def test_the_first_keys_are_the_first_actor(sits_down):
    amina = sits_down()
    amina.draws("Women's coop")
    assert amina.names() == ["Women's coop"]
    assert amina.strokes == len("Women's coop") + 1


def test_first_tie_undo_close_reopen_brief(sits_down, qtbot, home):
    amina = sits_down()
    amina.draws("Women's coop", "Women's coop > River council", "Elders")
    assert ("Women's coop", "money", "River council") in amina.ties()
    amina.presses("Escape", "Ctrl+Z")
    assert "Elders" not in amina.names()
    path = amina.path
    amina.leaves()

    later = sits_down()
    later.presses("Tab", "Tab", "Tab")
    later.presses("Return")
    assert later.path == path
    assert later.names() == ["River council", "Women's coop"]
    later.presses("Ctrl+Shift+Z")
    assert "Elders" in later.names()
    later.presses("Ctrl+6")
    page = later.window.desk_view.shell
    assert page is not None
    done = subprocess.run(
        [sys.executable, "-m", "collective_desk", "brief", str(path), str(home / "b.pdf")],
        cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    import pypdfium2

    with pypdfium2.PdfDocument(home / "b.pdf") as paper:
        text = "\n".join(page.get_textpage().get_text_range() for page in paper)
    assert "Women's coop" in text


def test_twelve_actors_and_fifteen_ties_without_a_pointer(sits_down, capsys):
    amina = sits_down()
    amina.draws(*LINES, *MORE)
    assert set(amina.names()) == set(NAMES)
    assert len(amina.ties()) == 15
    named = sum(len(name) * sum(line.count(name) for line in (*LINES, *MORE)) for name in NAMES)
    beyond = amina.strokes - named
    seconds = time.perf_counter() - amina.began
    with capsys.disabled():
        print(f"\n12 actors, 15 ties: {amina.strokes} keystrokes, {beyond} beyond the names, "
              f"{seconds:.1f} s")
    assert beyond <= 4 * 12 + 6 * 15


def test_connect_by_letter_rename_and_walk(sits_down):
    amina = sits_down()
    amina.draws("Mayor, Clinic")
    amina.presses("Escape", "Right")
    amina.presses("C")
    amina.types("A")
    assert len(amina.ties()) == 1
    amina.presses("R")
    amina.presses("Ctrl+A")
    amina.types("Health post")
    amina.presses("Return")
    assert "Health post" in amina.names()


def test_two_of_one_name_are_asked_in_place(sits_down):
    amina = sits_down()
    amina.draws("Radio")
    amina.types("Radio")
    amina.presses("Ctrl+Return")
    assert amina.names() == ["Radio", "Radio"]
    amina.types("Radio > Mayor")
    amina.presses("Return")
    assert "Mayor" not in amina.names()
    amina.presses("Return")
    assert amina.names() == ["Mayor", "Radio", "Radio"]
    assert len(amina.ties()) == 1


@pytest.mark.parametrize("typed", ["Women's coop > Riv", "Mayor, Clin", "x > y > z", '"half'])
def test_escape_leaves_nothing_half_made(sits_down, typed):
    amina = sits_down()
    amina.draws("Start")
    amina.types(typed)
    amina.presses("Escape", "Escape")
    assert amina.names() == ["Start"]


def test_a_pasted_column_makes_as_many(sits_down):
    amina = sits_down()
    amina.draws("Start")
    QGuiApplication.clipboard().setText("Elders\nHerders\nFishers\n")
    amina.presses("Ctrl+V", "Return")
    assert amina.names() == ["Elders", "Fishers", "Herders", "Start"]


@pytest.mark.parametrize("name", ["جمعية النساء", "የሶና ዓሣ አጥማጆች", "महिला समूह", "🐟 Fishers", "x" * 300])
def test_names_of_any_script_and_length(sits_down, name):
    amina = sits_down()
    amina.draws(name)
    assert amina.names() == [name]
    assert not amina.window.grab().isNull()


def test_the_palette_does_what_is_typed(sits_down):
    amina = sits_down()
    amina.draws("Mayor, Clinic")
    amina.presses("Escape", "Ctrl+Shift+P")
    amina.types("select all")
    amina.presses("Return")
    assert len(amina.window.desk_view.workspace.selection.ids) == 2
    amina.presses("Delete")
    assert amina.names() == []
    amina.presses("Ctrl+Z")
    assert amina.names() == ["Clinic", "Mayor"]


def test_a_power_cut_costs_at_most_the_word_being_typed(tmp_path):
    story = (
        "from PySide6.QtWidgets import QApplication\n"
        "from PySide6.QtTest import QTest\n"
        "from PySide6.QtCore import Qt\n"
        "from collective_desk.ui.window.main_window import MainWindow\n"
        "app = QApplication([]); window = MainWindow(app, None, 'Amina'); window.show()\n"
        "while window.welcome is None or not window._arrival.loaded: QTest.qWait(5)\n"
        "for number in range(10_000):\n"
        "    for letter in f'Actor {number}': QTest.keyClicks(window.focusWidget(), letter)\n"
        "    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)\n"
        "    print(number, flush=True)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", story], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"COLLECTIVE_DESK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"})
    told = [child.stdout.readline() for _ in range(12)]
    child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    told += child.communicate()[0].split()
    [path] = (tmp_path / "documents").glob("*.desk")
    with Reader.open(path) as reader:
        names = {actor.name for actor in reader.all(Actor)}
    acknowledged = {f"Actor {int(number)}" for number in told if number.strip()}
    assert len(acknowledged) >= 12
    assert acknowledged <= names
    assert check(path).whole
