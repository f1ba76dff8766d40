import pytest

from collective_desk.commands.actors import (
    add_actor,
    delete_actors,
    found_chair,
    mark_empty_chair,
    rename_actor,
    restore_actors,
    set_actor,
    set_actors,
)
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import Actor, MissingItem, Placement, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import LONGEST_NAME


def test_add_rename_and_change(room):
    actor = room.actor(" Radio\tSun ", kind="media", realm=0)
    room.desk.do(rename_actor, actor, "Radio Moon")
    room.desk.do(set_actor, actor, presence="engaged", aliases=["RM", "RM"])
    said = room.desk.read.get(Actor, actor)
    assert (said.name, said.kind, said.presence, said.aliases) == (
        "Radio Moon", "media", "engaged", ("RM",))
    assert [deed.action for deed in room.desk.read.history()] == [
        "set_actor", "rename_actor", "add_actor", "found_desk"]


def test_a_name_too_long_to_be_one_is_kept_whole(room):
    said = room.desk.read.get(Actor, room.actor("word " * 400))
    assert len(said.name) <= LONGEST_NAME
    assert said.description == ("word " * 400).strip()


@pytest.mark.parametrize("command", [
    lambda write: add_actor(write, " \u200b "), lambda write: rename_actor(write, "x", ""),
    lambda write: set_actor(write, "x", name=""), lambda write: set_actor(write, "x", nothing=1),
    lambda write: rename_actor(write, "nobody", "A"), lambda write: mark_empty_chair(write, "no"),
])
def test_what_cannot_be_is_refused_and_nothing_is_written(room, command):
    command.__name__ = "command"
    with pytest.raises(DeskError):
        room.desk.do(command)
    assert len(room.desk.read.history()) == 1


def test_deleting_takes_along_nothing_so_coming_back_brings_all(room):
    one, two = room.actor("A"), room.actor("B")
    room.desk.do(add_tie, one, two, room.pens["money"])
    room.desk.do(delete_actors, [one, two, one])
    assert room.names() == []
    room.desk.do(restore_actors, [one, two])
    assert room.names() == ["A", "B"]
    assert len(room.desk.read.all(Tie)) == 1
    assert len(room.desk.read.all(Placement)) == 2


def test_several_at_once_are_one_step(room):
    two = [room.actor("A"), room.actor("B")]
    room.desk.do(set_actors, two, realm=-2)
    assert [actor.realm for actor in room.desk.read.all(Actor)] == [-2, -2]
    room.desk.undo()
    assert [actor.realm for actor in room.desk.read.all(Actor)] == [None, None]


def test_an_empty_chair_is_marked_once_and_filled(room):
    actor = room.actor("Tanneries")
    room.desk.do(mark_empty_chair, actor)
    room.desk.do(mark_empty_chair, actor, where="upstream")
    [chair] = room.desk.read.all(MissingItem)
    assert (chair.text, chair.where) == ("Tanneries", "upstream")
    room.desk.do(found_chair, actor)
    [chair] = room.desk.read.all(MissingItem)
    assert chair.found == actor
    assert not room.desk.read.get(Actor, actor).empty_chair
