"""Several maps over the same actors: chosen, started, copied, named and ordered by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from collective_desk.commands.placements import take_off_map
from collective_desk.domain.entities import Actor, Map
from collective_desk.store.queries.maps import maps


@pytest.fixture
def desk(open_desk):
    open_desk.draws("Mayor, Clinic, Radio")
    open_desk.canvas.motion.reduced = True
    open_desk.canvas.setFocus()
    return open_desk


def titles(desk):
    return [map.title for map in maps(desk.desk.read)]


def button(desk):
    return desk.view._maps


def start(desk, name):
    desk.presses("Ctrl+M")
    desk.types(name, "Return")


def test_a_name_that_no_map_has_starts_one(desk):
    assert not button(desk).isVisible()
    first = desk.workspace.map
    start(desk, "After the flood")
    assert titles(desk)[-1] == "After the flood"
    assert desk.workspace.map != first
    assert desk.canvas.picture.actor_ids == []
    assert button(desk).isVisible()
    assert button(desk).text() == "After the flood"
    desk.draws("Radio")
    assert len(desk.desk.read.all(Actor)) == 3, "the radio is the same on both maps"
    assert desk.canvas.picture.labels == ["Radio"]


def test_an_empty_map_offers_who_is_on_the_desk(desk):
    start(desk, "Second")
    assert desk.window.toast.isVisible()
    desk.window.toast._answer.click()
    assert [row.text for row in desk.view.shell.maps.floating[2].rows.rows] == [
        "Clinic", "Mayor", "Radio"]


def test_the_way_back_is_two_keys(desk):
    first = desk.workspace.map
    start(desk, "Second")
    desk.presses("Ctrl+M", "Return")
    assert desk.workspace.map == first
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]


def test_a_copy_has_everyone_and_goes_its_own_way(desk):
    first = desk.workspace.map
    desk.view.register["map.copy"].trigger()
    assert desk.workspace.map != first
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]
    radio = desk.actor("Radio")
    desk.workspace.do(take_off_map, desk.workspace.map, [radio])
    assert "Radio" not in desk.canvas.picture.labels
    desk.workspace.shell.maps.show(first)
    assert "Radio" in desk.canvas.picture.labels


def test_undo_of_a_new_map_goes_back_to_the_first(desk):
    first = desk.workspace.map
    start(desk, "Second")
    desk.canvas.setFocus()
    desk.presses("Ctrl+Z")
    assert desk.workspace.map == first
    assert not button(desk).isVisible()


def test_a_map_is_renamed_moved_and_deleted(desk):
    first = desk.workspace.map
    start(desk, "Second")
    start(desk, "Third")
    desk.view.register["map.rename"].trigger()
    desk.types("Winter", "Return")
    assert titles(desk)[1:] == ["Second", "Winter"]
    desk.view.register["map.earlier"].trigger()
    assert titles(desk)[1:] == ["Winter", "Second"]
    desk.view.register["map.later"].trigger()
    assert titles(desk)[1:] == ["Second", "Winter"]
    desk.view.register["map.delete"].trigger()
    assert titles(desk)[1:] == ["Second"]
    assert desk.desk.read.get(Map, desk.workspace.map).title == "Second"
    desk.view.register["map.delete"].trigger()
    assert desk.workspace.map == first
    assert not desk.view.register["map.delete"].isEnabled()
    assert len(desk.names()) == 3


def test_who_is_not_here_is_placed_by_enter(desk):
    start(desk, "Second")
    desk.canvas.setFocus()
    desk.presses("Ctrl+Shift+N", "Return", "Return", "Return", "Escape")
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]


def test_who_is_not_here_is_dragged_from_the_table(desk):
    start(desk, "Second")
    table = desk.view.map.table
    desk.workspace.shell.show_table(True)
    rows = {name: table.actors.row_of(desk.actor(name)) for name in ("Mayor", "Radio", "Clinic")}

    def drop(*names):
        dragged = table.actors.mimeData([table.actors.index(rows[name], 0) for name in names])
        assert not dragged.hasText()
        desk.canvas.dropEvent(QDropEvent(
            QPointF(200, 120), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier))

    drop("Radio")
    at = desk.canvas.camera.to_view(desk.canvas.picture.xy[0]).tolist()
    assert at == pytest.approx([200, 120], abs=1)
    drop("Mayor", "Clinic")
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]


def test_found_and_not_here_is_offered_a_place(desk):
    start(desk, "Second")
    desk.canvas.setFocus()
    desk.presses("Ctrl+F")
    desk.types("clinic", "Return")
    assert desk.workspace.selection.ids == (desk.actor("Clinic"),)
    assert desk.canvas.picture.labels == []
    toast = desk.window.toast
    assert toast.isVisible()
    toast._answer.click()
    assert desk.canvas.picture.labels == ["Clinic"]


def test_find_goes_to_another_map(desk):
    start(desk, "Second")
    second = desk.workspace.map
    desk.presses("Ctrl+M", "Return")
    desk.canvas.setFocus()
    desk.presses("Ctrl+F")
    desk.types("second", "Return")
    assert desk.workspace.map == second


def test_each_map_may_ask_its_own_question(desk):
    top = desk.view._frame.top.question
    top.setFocus()
    desk.types("Who helps", "Return")
    start(desk, "Second")
    assert top.text() == "Who helps"
    top.setFocus()
    top.selectAll()
    desk.types("Who pays", "Return")
    assert desk.desk.read.get(Map, desk.workspace.map).question == "Who pays"
    assert desk.desk.read.desk().question == "Who helps"
    desk.workspace.shell.maps.show(maps(desk.desk.read)[0].id)
    assert top.text() == "Who helps"


def test_an_actor_is_taken_off_one_map_and_stays_on_the_others(desk):
    desk.view.register["map.copy"].trigger()
    second, first = desk.workspace.map, maps(desk.desk.read)[0].id
    desk.selects("Radio", "Mayor")
    desk.canvas.setFocus()
    desk.presses("Shift+Delete")
    assert desk.canvas.picture.labels == ["Clinic"]
    assert desk.window.toast.text == "2 actors are off this map, and stay on the desk."
    assert not desk.view.register["map.take_off"].isEnabled(), "nobody chosen is here any more"
    desk.workspace.shell.maps.show(first)
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]
    desk.workspace.shell.maps.show(second)
    desk.window.toast._answer.click()
    assert sorted(desk.canvas.picture.labels) == ["Clinic", "Mayor", "Radio"]
    assert len(desk.names()) == 3
