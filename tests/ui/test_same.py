"""Is this the same actor: asked quietly, answered by keys, parted again in the inspector."""

from __future__ import annotations

import pytest

from collective_desk.commands.actors import mark_empty_chair
from collective_desk.domain.entities import Actor, Dismissal, MissingItem
from collective_desk.store.queries.actors import actors


@pytest.fixture
def desk(open_desk):
    open_desk.canvas.motion.reduced = True
    open_desk.draws("Dabra health centre > Clinic", "Dabra health center > Radio")
    open_desk.view.likenesses.look()
    open_desk.qtbot.waitUntil(lambda: bool(open_desk.view.likenesses.open))
    open_desk.canvas.setFocus()
    return open_desk


def shown(desk):
    return [actor.name for actor in actors(desk.desk.read)]


def panel(desk):
    return desk.view.shell.asking


def test_the_status_bar_says_how_many_and_opens_the_questions(desk):
    asks = desk.window.desk_view._frame.status.asks
    assert asks.text() == "1 may be the same"
    asks.click()
    assert panel(desk).isVisible()
    assert {row.name.text() for row in panel(desk).rows} == {
        "Dabra health centre", "Dabra health center"}
    assert len(desk.workspace.selection) == 2


def test_same_actor_is_one_key(desk):
    desk.presses("Ctrl+Shift+W", "Return")
    assert len(shown(desk)) == 3
    assert not panel(desk).isVisible()
    assert sorted(desk.canvas.picture.labels) == sorted(shown(desk))
    assert len(desk.canvas.picture.source) == 2
    assert not desk.view._frame.status.asks.isVisible()


def test_the_other_name_may_stay(desk):
    desk.presses("Ctrl+Shift+W")
    for row in panel(desk).rows:
        if row.name.text() == "Dabra health center":
            row.stays.click()
    panel(desk).same.click()
    assert "Dabra health center" in shown(desk)
    assert "Dabra health centre" not in shown(desk)


def test_two_actors_is_kept_on_the_desk(desk):
    desk.presses("Ctrl+Shift+W", "Tab", "Return")
    assert desk.desk.read.count(Dismissal) == 1
    assert len(shown(desk)) == 4
    assert not panel(desk).isVisible()


def test_later_asks_again_another_time(desk):
    desk.presses("Ctrl+Shift+W", "Tab", "Tab", "Return")
    assert not panel(desk).isVisible()
    assert not desk.view._frame.status.asks.isVisible()
    assert not desk.desk.read.count(Dismissal)
    desk.presses("Ctrl+Shift+W")
    assert panel(desk).isVisible()
    desk.presses("Escape")
    assert not panel(desk).isVisible()


def test_merged_and_parted_in_the_inspector(desk):
    desk.selects("Dabra health centre", "Dabra health center")
    desk.canvas.setFocus()
    desk.presses("Ctrl+U")
    assert len(shown(desk)) == 3
    same = desk.view.map.inspector.actor.same
    assert same.isVisible()
    same.buttons[0].click()
    assert len(shown(desk)) == 4
    assert not same.isVisible()


def test_parted_by_key(desk):
    desk.selects("Dabra health centre", "Dabra health center")
    desk.canvas.setFocus()
    desk.presses("Ctrl+U", "Ctrl+Shift+U")
    assert len(shown(desk)) == 4


def test_the_table_counts_ties_of_who_is_one(desk):
    desk.presses("Ctrl+T")
    table = desk.view.map.table
    assert table.actors.total == 4
    desk.selects("Dabra health centre", "Dabra health center")
    desk.view.register["actor.merge"].trigger()
    assert table.actors.total == 3
    row = table.actors.row_of(desk.actor("Dabra health centre"))
    assert table.actors.values(row)[5] == 2
    desk.view.register["actor.split"].trigger()
    assert table.actors.total == 4


def test_an_empty_chair_is_found_and_keeps_its_ties(desk):
    desk.draws("Tannery owners? > Radio")
    desk.selects("Tannery owners")
    button = desk.view.map.inspector.actor.found
    assert button.isVisible()
    button.click()
    actor = desk.desk.read.get(Actor, desk.actor("Tannery owners"))
    assert not actor.empty_chair
    assert not button.isVisible()
    assert "Tannery owners" in [source for source, _, _ in desk.ties()]


def test_an_empty_chair_that_another_takes(desk):
    desk.draws("Tannery owners?", "Tannery owners > Radio", "Mr Bello")
    chair, taker = desk.actor("Tannery owners"), desk.actor("Mr Bello")
    desk.workspace.do(mark_empty_chair, chair, text="Tannery owners")
    desk.selects("Tannery owners", "Mr Bello")
    desk.view.register["actor.merge"].trigger()
    assert desk.workspace.selection.ids == (taker,)
    assert [item.found for item in desk.desk.read.all(MissingItem, actor=chair)] == [taker]
    picture = desk.canvas.picture
    row = picture.row[taker]
    assert row in picture.source.tolist()
    assert not picture.looks[picture.look[row]].empty_chair
