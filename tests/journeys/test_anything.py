"""Whatever is pressed and pulled, in any order: nothing fails, and undo leads back to the start.

The long games are `python3 -m tests.journeys.monkey SECONDS [SEED]`, and `wanderer` likewise.
"""

import pytest
import shiboken6
from PySide6.QtCore import Qt

from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import Actor, Tie
from collective_desk.store.check import check
from collective_desk.ui.jobs import Jobs

from .monkey import Monkey, undo_all
from .wanderer import Wanderer

STEPS = 70


@pytest.fixture(autouse=True)
def reads_on(qapp):
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("seed", [11, 304])
def test_anything_goes(sits_down, qtbot, seed):
    amina = sits_down()
    amina.draws("Mayor > Clinic, Radio Sun", "Elders <> Mayor")
    assert len(amina.names()) == 4
    monkey = Monkey(amina.window, seed)
    monkey.plays(STEPS)
    view = amina.window.desk_view
    done = undo_all(amina.window)
    assert not view.desk.read.all(Actor), f"after {done} steps back: {' · '.join(monkey.did)}"
    assert not view.desk.read.all(Tie)
    # It may be looking at a moment of the past.
    view.workspace.look.set(moment=None, compared=None, filters=())
    qtbot.waitUntil(lambda: len(view.map.canvas.picture.actor_ids) == 0)
    assert not check(view.desk.path).problems


@pytest.mark.parametrize("seed", [21, 1002])
def test_anything_goes_anywhere(sits_down, tmp_path, seed):
    path = tmp_path / "river.desk"
    open_sample(path)
    amina = sits_down(path)
    assert amina.read.all(Actor)
    wanderer = Wanderer(amina.window, seed)
    wanderer.plays(STEPS)
    view = amina.window.desk_view
    assert not check(view.desk.path).problems, " · ".join(wanderer.did)


def test_work_that_ends_after_its_window_is_quiet(qtbot):
    jobs, ended = Jobs(), []
    job = jobs.run("work.brief", lambda progress: ended.append(progress), lambda _result: None)
    job.wait()
    shiboken6.delete(jobs)
    job._run()
    assert len(ended) == 2
