"""The clock of a session: what it tells, what it stamps, what survives a power cut."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from collective_desk.commands.actors import add_actor
from collective_desk.commands.sessions import plan_session, set_session, set_steps
from collective_desk.commands.starting import start_desk
from collective_desk.domain.entities import Session, TieKind
from collective_desk.domain.steps import Step
from collective_desk.store.desk import Desk
from collective_desk.ui.pens import Pens
from collective_desk.ui.running.runner import Runner
from collective_desk.ui.running.step import Running
from tests.house.source import ROOT


class Hall:
    """A desk with a session of three steps, and a clock that is turned by hand."""

    def __init__(self, path):
        self.desk = start_desk(path, person="amina")
        pens = [kind.id for kind in self.desk.read.all(TieKind)]
        self.pens, self.running, self.time = Pens(self.desk.read), Running(), 0.0
        self.session = self.desk.do(plan_session, "Day", steps=(
            Step("Who?", "", 10), Step("Money?", "", 15, pens[0]), Step("Trust?", "", 5, pens[2])))
        self.other = pens[2]
        self.runner = self.again()

    def again(self):
        return Runner(self.desk, self.pens, self.running, now=lambda: self.time)

    def passes(self, seconds):
        self.time += seconds
        self.runner.look()


@pytest.fixture
def hall(tmp_path, qtbot):
    made = Hall(tmp_path / "d.desk")
    yield made
    made.runner.close()
    made.desk.close()


def test_it_tells_step_and_clock_and_stamps_what_is_done(hall):
    hall.runner.start(hall.session)
    hall.passes(61.5)
    told = hall.running.step
    assert (told.title, told.number, told.count, told.prompt, told.left) == (
        "Day", 1, 3, "Who?", 539)
    hall.desk.do(add_actor, "Mayor")
    assert hall.desk.read.history(1)[0].within == (hall.session, 0)
    hall.runner.next_step()
    hall.desk.do(add_actor, "Elders")
    assert hall.desk.read.history(1)[0].within == (hall.session, 1)
    hall.runner.close_session()
    assert hall.running.step is None
    session = hall.desk.read.get(Session, hall.session)
    assert (session.state, session.spent) == ("closed", (61,))
    hall.desk.do(add_actor, "Radio")
    assert hall.desk.read.history(1)[0].within is None


def test_a_step_without_a_title_asks_with_its_words(hall):
    hall.desk.do(set_steps, hall.session, (Step("", "Who is not in this room?", 10),))
    hall.runner.start(hall.session)
    assert hall.running.step.prompt == "Who is not in this room?"


def test_the_pen_changes_with_the_step(hall):
    hall.runner.start(hall.session)
    hall.runner.go_to(2)
    assert hall.pens.id == hall.other
    hall.runner.previous_step()
    assert hall.pens.id != hall.other
    held = hall.pens.id
    hall.runner.previous_step()
    assert hall.pens.id == held


def test_a_pause_and_five_minutes_more(hall):
    hall.runner.start(hall.session)
    hall.runner.pause()
    hall.passes(100)
    assert hall.running.step.left == 600
    hall.runner.longer()
    hall.runner.pause()
    hall.passes(10)
    assert hall.running.step.left == 890
    hall.runner.again()
    assert hall.running.step.left == 600


def test_a_step_can_be_skipped_and_taken_out_while_it_runs(hall):
    hall.runner.start(hall.session)
    hall.passes(30)
    hall.runner.go_to(2)
    hall.passes(5)
    stop = hall.desk.observe(hall.runner.refresh)
    hall.runner.follow(hall.session, (0, 2))
    session = hall.desk.read.get(Session, hall.session)
    hall.desk.do(set_session, hall.session, steps=(session.steps[0], session.steps[2]), pens=())
    stop()
    assert hall.runner.clock.spent == (30, 5)
    assert hall.running.step.prompt == "Trust?"


def test_what_was_cut_off_goes_on_at_the_same_second(hall):
    hall.runner.start(hall.session)
    hall.runner.next_step()
    hall.passes(2052)
    hall.runner.keep_draft("q Before I call")
    hall.runner.close()
    later = hall.again()
    session, clock = later.interrupted()
    assert (session.title, clock.total, clock.step, clock.draft) == (
        "Day", 2052, 1, "q Before I call")
    later.resume()
    assert (later.clock.total, later.clock.draft) == (2052, "q Before I call")
    later.close_session()
    assert hall.again().interrupted() is None


def test_what_was_cut_off_may_stay_closed(hall):
    hall.runner.start(hall.session)
    hall.runner.close()
    later = hall.again()
    later.forget()
    assert later.interrupted() is None


def test_what_the_wall_may_not_know_is_not_on_it(hall):
    hall.runner.start(hall.session)
    assert hall.running.step.on_wall
    stop = hall.desk.observe(hall.runner.refresh)
    hall.desk.do(set_session, hall.session, sensitivity="confidential")
    assert not hall.running.step.on_wall
    stop()


def test_one_session_runs_at_a_time(hall):
    hall.runner.start(hall.session)
    hall.passes(30)
    second = hall.desk.do(plan_session, "Evening", steps=(Step("Tea", "", 5),))
    hall.runner.start(second)
    assert hall.desk.read.get(Session, hall.session).spent == (30,)
    assert hall.running.step.title == "Evening"
    assert hall.runner.clock.total == 0


CHILD = """
import sys, json, time
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from PySide6.QtCore import QTimer
from pathlib import Path
from collective_desk.ui.window.main_window import MainWindow
app = QApplication([])
window = MainWindow(app, Path(sys.argv[1]), "amina")
window.show()
def go():
    view = window.desk_view
    if view is None:
        QTimer.singleShot(50, go)
        return
    sessions = view.workspace.sessions
    view.shell.show_place("sessions")
    sessions.runner.start(sys.argv[2])
    sessions.runner.next_step()
    sessions.want_line()
    QTest.keyClicks(window.focusWidget(), "t The hall laughs at")
    def tell():
        print(json.dumps([sessions.runner.clock.total, time.time()]), flush=True)
    sessions.runner.ticked.connect(tell)
QTimer.singleShot(50, go)
app.exec()
"""


def test_a_killed_program_goes_on_at_the_same_second_step_and_word(tmp_path, qtbot):
    path = tmp_path / "d.desk"
    hall = Hall(path)
    session = hall.session
    hall.desk.close()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), session], cwd=ROOT, stdout=subprocess.PIPE,
        text=True)
    try:
        total = 0
        while total < 2:
            total, _ = json.loads(child.stdout.readline())
        time.sleep(0.4)
    finally:
        os.kill(child.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        child.wait()
        child.stdout.close()
    with Desk.open(path, person="amina") as desk:
        runner = Runner(desk, Pens(desk.read), Running())
        found, clock = runner.interrupted()
        assert found.id == session
        assert abs(clock.total - total) <= 1
        assert (clock.step, clock.draft) == (1, "t The hall laughs at")
