"""Work beside the window: shown when it takes long, stopped when a person says so."""

import threading

import pytest
import shiboken6

from collective_desk.domain.errors import DeskError
from collective_desk.ui import jobs as module
from collective_desk.ui.jobs import Failure, Jobs


@pytest.fixture
def told():
    """What the jobs told: (signal, what)."""
    return []


@pytest.fixture
def jobs(qtbot, told, monkeypatch):
    monkeypatch.setattr(module, "SHOWN_AFTER_MS", 40)
    made = Jobs()
    made.shown.connect(lambda job: told.append(("shown", job and job.title)))
    made.failed.connect(lambda failure: told.append(("failed", failure)))
    yield made
    made.close()


def test_what_is_quickly_done_is_never_shown(jobs, qtbot, told):
    results = []
    jobs.run("work.brief", lambda progress: 42, results.append)
    qtbot.waitUntil(lambda: results == [42] and not jobs.running)
    qtbot.wait(80)
    assert told == [("shown", None)]


def test_what_takes_long_is_shown_until_it_ends(jobs, qtbot, told):
    go = threading.Event()
    jobs.run("work.brief", lambda progress: go.wait(5), lambda _: None)
    qtbot.waitUntil(lambda: told == [("shown", "work.brief")])
    go.set()
    qtbot.waitUntil(lambda: told[-1:] == [("shown", None)])
    assert not jobs.running


def test_two_works_are_quiet_only_when_both_are_done(jobs, qtbot, told):
    first, second = threading.Event(), threading.Event()
    jobs.run("work.brief", lambda progress: first.wait(5), lambda _: None)
    jobs.run("work.export", lambda progress: second.wait(5), lambda _: None)
    second.set()
    qtbot.waitUntil(lambda: len(jobs.running) == 1)
    assert ("shown", None) not in told
    first.set()
    qtbot.waitUntil(lambda: told[-1:] == [("shown", None)])


def test_how_far_it_is_can_be_asked(jobs, qtbot):
    go = threading.Event()

    def work(progress):
        progress(0.4, "brief.stage")
        go.wait(5)

    job = jobs.run("work.brief", work, lambda _: None)
    qtbot.waitUntil(lambda: (job.share, job.stage) == (0.4, "brief.stage"))
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)


def test_stopped_work_ends_where_it_next_says_how_far_it_is(jobs, qtbot, told):
    steps, done = [], []
    started, go = threading.Event(), threading.Event()

    def work(progress):
        started.set()
        go.wait(5)
        steps.append("before")
        progress(0.5, "")
        steps.append("after")

    jobs.run("work.brief", work, done.append)
    started.wait(5)
    jobs.stop_latest()
    go.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert (steps, done) == (["before"], [])
    assert not [what for signal, what in told if signal == "failed"]


def test_a_refusal_is_told_with_its_facts(jobs, qtbot, told):
    def work(_progress):
        raise DeskError("photo.not_read", path="a.jpg")

    jobs.run("work.photo", work, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.running)
    assert ("failed", Failure("photo.not_read", {"path": "a.jpg"})) in told


def test_a_failure_of_our_own_is_told_and_logged(jobs, qtbot, told, allowed_log):
    allowed_log.append("work failed")
    jobs.run("work.photo", lambda progress: 1 / 0, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.running)
    [failure] = [what for signal, what in told if signal == "failed"]
    assert failure.id == "job.failed"


def test_whoever_closes_waits_for_the_work_that_runs(jobs):
    ended = []

    def work(progress):
        try:
            while True:
                progress(0.1, "")
        finally:
            ended.append(True)

    jobs.run("work.brief", work, lambda _: None)
    jobs.close()
    assert ended == [True]


def test_nothing_begins_once_all_is_closed(jobs, qtbot):
    begun = []
    jobs.close()
    job = jobs.run("work.brief", lambda progress: begun.append(1), begun.append)
    qtbot.wait(30)
    assert not job.running
    assert not begun


def test_work_that_nobody_can_stop_speaks_to_nobody_and_outlives_its_desk(qtbot, monkeypatch):
    monkeypatch.setattr(module.Job.wait, "__defaults__", (0.05,))
    go, spoken = threading.Event(), []

    def work(progress):
        go.wait(5)
        progress(0.5, "")

    made = Jobs()
    job = made.run("work.brief", work, spoken.append)
    job.stopped.connect(lambda: spoken.append("stopped"))
    made.close()
    assert job.running
    shiboken6.delete(made)
    assert shiboken6.isValid(job)
    go.set()
    qtbot.waitUntil(lambda: spoken == ["stopped"])
    qtbot.wait(20)
    assert not job.running
