"""What a place of an arrangement says, written down in one step."""

import pytest

from collective_desk.commands.standings import take_stand
from collective_desk.domain.entities import Actor, Collective, Membership
from collective_desk.domain.errors import DeskError
from collective_desk.domain.guides import Said
from collective_desk.store.queries.assessments import said_of
from collective_desk.store.queries.readings import member_roles


def role(value):
    return (Said("role", value, f"arrangement.rings.{value}"),)


def test_a_band_sets_the_realm_of_several_in_one_step(room):
    radio, clinic = room.actor("Radio", realm=0), room.actor("Clinic")
    said = (Said("realm", 1, "realm.institutional"),)
    room.desk.do(take_stand, {radio: said, clinic: said})
    assert [room.desk.read.get(Actor, id).realm for id in (radio, clinic)] == [1, 1]
    room.desk.undo()
    assert [room.desk.read.get(Actor, id).realm for id in (radio, clinic)] == [0, None]


def test_the_grid_adds_an_answer_of_ones_own(room):
    radio = room.actor("Radio")
    room.desk.do(take_stand, {radio: (
        Said("interest", 3.0, "arrangement.axis.interest"),
        Said("influence", 5.0, "arrangement.axis.influence"))})
    said = said_of(room.desk.read, radio)
    assert (said["interest"].by, said["influence"].by) == ({"amina": 3.0}, {"amina": 5.0})


def test_rings_give_and_change_and_end_a_part_in_the_collective(room):
    radio = room.actor("Radio")
    river = room.desk.do(lambda write: write.add(Collective, name="River"))
    for value in ("core", "periphery"):
        room.desk.do(take_stand, {radio: role(value)}, collective=river)
        assert member_roles(room.desk.read, river) == {radio: value}
    room.desk.do(take_stand, {radio: role(None)}, collective=river)
    assert not room.desk.read.all(Membership)


def test_what_no_place_can_say_is_refused(room):
    radio = room.actor("Radio")
    with pytest.raises(DeskError):
        room.desk.do(take_stand, {radio: (Said("name", "x", "y"),)})
