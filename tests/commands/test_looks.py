"""Lens, arrangement, saved views and frames are kept with the map, undone, and merged."""

import pytest

from collective_desk.commands.looks import (
    add_frame,
    delete_frame,
    delete_view,
    move_frame,
    move_view,
    rename_frame,
    rename_view,
    save_view,
    set_arrangement,
    set_lens,
)
from collective_desk.domain.entities import Frame, Map, Placement, SavedView
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk


def titles(room, kind):
    kept = room.desk.read.all(kind, map=room.map)
    return [one.title for one in sorted(kept, key=lambda one: (one.order, one.id))]


def test_a_lens_and_an_arrangement_are_one_step_each_and_move_nobody(room):
    radio = room.actor("Radio", at=(10, 20))
    room.desk.do(set_lens, room.map, "stake")
    room.desk.do(set_arrangement, room.map, "around", by=radio)
    said = room.desk.read.get(Map, room.map)
    assert (said.lens, said.arrangement, said.arranged_by) == ("stake", "around", radio)
    assert room.desk.read.all(Placement)[0].at == (10.0, 20.0)
    room.desk.undo()
    said = room.desk.read.get(Map, room.map)
    assert (said.lens, said.arrangement, said.arranged_by) == ("stake", "free", None)


def test_going_back_to_free_forgets_the_middle(room):
    room.desk.do(set_arrangement, room.map, "around", by=room.actor("Radio"))
    room.desk.do(set_arrangement, room.map, "free")
    assert room.desk.read.get(Map, room.map).arranged_by is None


def test_two_desks_see_the_same_after_both_looked_anew(room):
    bruno = Desk.create(":memory:", person="bruno")
    bruno.receive(room.desk.pack())
    bruno.do(set_lens, room.map, "presence")
    room.desk.do(set_arrangement, room.map, "spectrum")
    bruno.receive(room.desk.pack())
    room.desk.receive(bruno.pack())
    for desk in (room.desk, bruno):
        said = desk.read.get(Map, room.map)
        assert (said.lens, said.arrangement) == ("presence", "spectrum")
        assert not desk.read.conflicts(Map.kind_name, room.map)


@pytest.mark.parametrize(("kind", "add", "move", "rename", "delete"), [
    (SavedView, save_view, move_view, rename_view, delete_view),
    (Frame, add_frame, move_frame, rename_frame, delete_frame),
])
def test_stops_are_ordered_renamed_and_deleted(room, kind, add, move, rename, delete):
    one, _, three = (room.desk.do(add, room.map, title) for title in ("One", "Two", "Three"))
    room.desk.do(move, three, -1)
    assert titles(room, kind) == ["One", "Three", "Two"]
    room.desk.do(move, three, -5)
    assert titles(room, kind) == ["Three", "One", "Two"]
    room.desk.do(move, three, -1)
    room.desk.do(rename, one, " The\nfirst ")
    room.desk.do(move, one, 1)
    assert titles(room, kind) == ["Three", "Two", "The first"]
    room.desk.do(delete, three)
    assert titles(room, kind) == ["Two", "The first"]
    with pytest.raises(DeskError):
        room.desk.do(move, three, 1)


def test_a_view_keeps_how_one_looks(room):
    view = room.desk.do(
        save_view, room.map, "For it", lens="stance", arrangement="rings", filters="[]",
        focus=(room.actor("Radio"),), focus_steps=2, box=(0, 0, 100, 50))
    kept = room.desk.read.get(SavedView, view)
    assert (kept.lens, kept.arrangement, kept.focus_steps) == ("stance", "rings", 2)
    assert kept.box == (0, 0, 100, 50)


def test_a_view_needs_its_map(room):
    with pytest.raises(DeskError):
        room.desk.do(save_view, "nowhere", "Lost")
