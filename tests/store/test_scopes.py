"""What is only mine: nothing of it leaves, nothing of others reaches it."""

from __future__ import annotations

import pytest

from collective_desk.domain.entities import Actor, Assessment, Map, Note, Placement, placement_id
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .forge import forge


def everything_sent(desk: Desk) -> str:
    return repr(desk.pack())


def test_a_deed_on_both_sides_does_not_name_its_private_part(amina: Desk) -> None:
    def both(write: Writer) -> tuple[str, str]:
        note = write.add(Note, scope="mine", text="SECRET")
        actor = write.add(Actor, name="Mill")
        return note, actor

    note, actor = amina.do(both)
    assert note in amina.read.history()[0].about
    sent = everything_sent(amina)
    assert note not in sent
    assert actor in sent


def test_what_a_deed_is_about_is_told_to_the_team_without_what_is_private(amina: Desk) -> None:
    def both(write: Writer) -> tuple[str, str]:
        note = write.add(Note, scope="mine", text="SECRET")
        actor = write.add(Actor, name="Mill")
        write.about(note, actor)
        return note, actor

    note, actor = amina.do(both)
    assert set(amina.read.history()[0].about) == {note, actor}
    assert note not in everything_sent(amina)


def test_taking_back_does_not_name_a_private_transaction(amina: Desk) -> None:
    def both(write: Writer) -> None:
        write.add(Note, scope="mine", text="SECRET")
        write.add(Actor, name="Mill")

    amina.do(both)
    amina.undo()
    amina.redo()
    private = amina.read.connection.exec_driver_sql(
        "SELECT id FROM tx WHERE scope='mine'").scalars().all()
    assert len(private) == 3
    assert not [id for id in private if id in everything_sent(amina)]
    assert amina.read.count(Note) == amina.read.count(Actor) == 1


def test_places_on_a_private_map_are_private_without_being_told(amina: Desk) -> None:
    actor = amina.do(lambda write: write.add(Actor, name="Mill"))
    map = amina.do(lambda write: write.add(Map, scope="mine", title="SECRET"))
    before = amina.pack()
    amina.do(lambda write: write.add(
        Placement, placement_id(map, actor), map=map, actor=actor, at=(1, 2)))
    assert amina.pack() == before
    assert amina.read.all(Placement)[0].at == (1, 2)


def test_the_team_cannot_be_told_of_what_is_private(amina: Desk) -> None:
    actor = amina.do(lambda write: write.add(Actor, scope="mine", name="SECRET"))
    for fields in ({"subject": actor}, {"subject": "a", "text": actor}):
        with pytest.raises(DeskError, match=r"entity\.private"):
            amina.do(lambda write, fields=fields: write.add(Assessment, **fields))
    with pytest.raises(DeskError, match=r"entity\.private"):
        amina.do(lambda write: write.add(Note, about=("x", actor)))
    amina.do(lambda write: write.add(Note, scope="mine", about=(actor,)))
    amina.do(lambda write: write.add(Note, text="mine: all of it"))
    assert actor not in everything_sent(amina)


def test_a_thing_of_the_team_cannot_be_made_private(amina: Desk) -> None:
    with pytest.raises(DeskError, match=r"entity\.private"):
        amina.do(lambda write: write.add(Note, "n1", scope="mine", text="x"))
    assert amina.pack() == []


def test_no_parcel_reaches_into_what_is_private(amina: Desk) -> None:
    note = amina.do(lambda write: write.add(Note, scope="mine", text="SECRET"))
    for id in (note, f"{note}:x", "mine:" + "0" * 32):
        with pytest.raises(DeskError, match=r"parcel\.transaction"):
            amina.receive([forge([("note", id, "text", '"gone"')])])
    assert amina.read.all(Note)[0].text == "SECRET"


def test_private_work_moves_neither_clock_nor_number_of_the_team(open_desk) -> None:
    texts = []
    for private in (False, True):
        desk = open_desk("Amina")
        ticks = iter(range(1_790_000_000, 1_790_000_010))
        times = iter([*ticks])
        desk._clock._now = lambda times=times: next(times)
        first = desk.do(lambda write: write.add(Actor, "a1", name="one"))
        if private:
            saved, desk._clock._now = desk._clock._now, lambda: 1_999_999_999
            for _ in range(3):
                desk.do(lambda write: write.add(Note, scope="mine", text="SECRET"))
            desk.undo()
            desk._clock._now = saved
        desk.do(lambda write, first=first: write.update(Actor, first, name="two"))
        entries = [packed.text for packed in desk.pack()]
        texts.append([[(said["n"], said["hlc"], bool(said["prev"]), said["merges"])]
                      for said in map(__import__("json").loads, entries)])
    assert texts[0] == texts[1]
