import pytest

from collective_desk.commands.arrange import apply_positions
from collective_desk.commands.desks import rename_desk, set_desk, set_question
from collective_desk.commands.maps import add_map, copy_map, delete_map, rename_map, set_map
from collective_desk.commands.placements import (
    move_placements,
    pin,
    place,
    place_all,
    take_off_map,
    unpin,
)
from collective_desk.commands.regions import add_region, delete_regions, rename_region, set_region
from collective_desk.domain.entities import Map, Placement, Region
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.maps import maps


def spots(room, map=None) -> dict[str, tuple[float, float]]:
    return {s.actor: s.at for s in room.desk.read.all(Placement, map=map or room.map)}


def test_the_desk_has_a_title_a_question_and_a_map(room):
    assert room.desk.read.desk().question == "Who?"
    room.desk.do(rename_desk, "Sea")
    room.desk.do(set_question, " Where\nto? ")
    room.desk.do(set_desk, wall_level="limited", boundary="The upper river")
    card = room.desk.read.desk()
    assert (card.title, card.question, card.wall_level) == ("Sea", "Where to?", "limited")


def test_moving_many_is_one_step(room):
    one, two = room.actor("A", at=(0, 0)), room.actor("B", at=(200, 0))
    room.desk.do(move_placements, room.map, {one: (5, 5), two: (7, 7.123456)})
    assert spots(room) == {one: (5, 5), two: (7, 7.12)}
    room.desk.undo()
    assert spots(room) == {one: (0, 0), two: (200, 0)}
    room.desk.do(apply_positions, room.map, {one: (1, 1)}, arrangement="spectrum")
    assert room.desk.read.get(Map, room.map).arrangement == "spectrum"


def test_pin_and_take_off(room):
    actor = room.actor("A")
    room.desk.do(pin, room.map, [actor])
    assert room.desk.read.all(Placement)[0].pinned
    room.desk.do(unpin, room.map, [actor])
    assert not room.desk.read.all(Placement)[0].pinned
    room.desk.do(take_off_map, room.map, [actor])
    assert spots(room) == {}
    assert room.names() == ["A"]
    room.desk.do(place, room.map, actor, near=(400, 400))
    assert spots(room) == {actor: (400, 400)}
    with pytest.raises(DeskError):
        room.desk.do(place_all, "no map", [actor])


def test_maps_are_added_copied_and_deleted(room):
    actor = room.actor("A", at=(3, 4))
    room.desk.do(pin, room.map, [actor])
    region = room.desk.do(add_region, room.map, "North", box=(0, 0, 10, -20))
    copy = room.desk.do(copy_map, room.map, "Second")
    assert spots(room, copy) == {actor: (3, 4)}
    assert room.desk.read.all(Placement, map=copy)[0].pinned
    assert [r.label for r in room.desk.read.all(Region, map=copy)] == ["North"]
    room.desk.do(rename_region, region, "South")
    room.desk.do(set_region, region, colour="warn")
    assert room.desk.read.get(Region, region).box == (0, 0, 10, 20)
    room.desk.do(delete_regions, [region])
    third = room.desk.do(add_map, "Third")
    room.desk.do(rename_map, third, "Third map")
    room.desk.do(set_map, third, lens="influence")
    assert [map.title for map in maps(room.desk.read)] == ["Map", "Second", "Third map"]
    room.desk.do(delete_map, copy)
    room.desk.do(delete_map, third)
    with pytest.raises(DeskError):
        room.desk.do(delete_map, room.map)
    with pytest.raises(DeskError):
        room.desk.do(copy_map, "no map")
