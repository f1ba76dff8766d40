"""Undo gives back what was seen before, and keeps what others did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from collective_desk.domain.entities import Actor, Note
from collective_desk.store.connect import raw
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .conftest import OpenDesk


def change(write: Writer, id: str, **fields: object) -> None:
    write.update(Actor, id, **fields)


def meet(one: Desk, other: Desk) -> None:
    mine, theirs = one.pack(), other.pack()
    one.receive(theirs)
    other.receive(mine)


def actor(desk: Desk, id: str) -> Actor:
    found = desk.read.get(Actor, id)
    assert found is not None
    return found


def test_undo_gives_back_a_text_that_was_put_together(amina: Desk, bruno: Desk) -> None:
    id = amina.do(lambda write: write.add(Actor, description="old\nmiddle\nend"))
    meet(amina, bruno)
    amina.do(change, id, description="new\nmiddle\nend")
    bruno.do(change, id, description="old\nmiddle\nend, and more")
    meet(amina, bruno)
    together = actor(amina, id).description
    assert together == "new\nmiddle\nend, and more"
    amina.do(change, id, description="all gone")
    for _ in range(2):
        undone = amina.undo()
        assert undone is not None
        assert undone.kept == ()
        assert actor(amina, id).description == together
        meet(amina, bruno)
        assert actor(bruno, id).description == together
        amina.redo()
        assert actor(amina, id).description == "all gone"


def test_undo_of_a_choice_gives_back_what_was_in_sight(amina: Desk, bruno: Desk) -> None:
    """Deleted here, changed there: in sight. Deleting it for good and undoing that shows it."""
    id = amina.do(lambda write: write.add(Actor, name="Mill"))
    meet(amina, bruno)
    amina.do(lambda write: write.delete(Actor, id))
    bruno.do(change, id, name="Old mill")
    meet(amina, bruno)
    assert actor(amina, id).alive
    for choice in (lambda write: write.delete(Actor, id), lambda write: change(write, id, place="x")):
        amina.do(choice)
        amina.undo()
        assert actor(amina, id).alive
        assert actor(amina, id).name == "Old mill"
        amina.redo()
        amina.undo()
        assert actor(amina, id).alive


def test_one_id_for_two_kinds_is_two_things(amina: Desk) -> None:
    def both(write: Writer) -> None:
        write.add(Actor, "x", name="one")
        write.add(Note, "x", text="other")
        write.update(Note, "x", text="another")

    amina.do(both)
    assert actor(amina, "x").name == "one"
    assert amina.read.all(Note)[0].text == "another"

    def again(write: Writer) -> None:
        write.add(Note, "y", text="new")
        write.add(Actor, "y", name="new")
        write.update(Actor, "y", name="newer")
        write.update(Actor, "x", name="newer")

    amina.do(again)
    assert amina.read.conflicts() == []
    heads = amina.read.connection.exec_driver_sql(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM head GROUP BY kind, id, field)").scalar_one()
    assert heads == 1
    amina.undo()
    amina.undo()
    assert amina.read.all(Actor) == amina.read.all(Note) == []


def test_a_kind_added_while_the_other_of_its_id_is_known(amina: Desk) -> None:
    amina.do(lambda write: write.add(Actor, "x", name="one"))

    def mixed(write: Writer) -> None:
        write.add(Note, "x", text="n")
        write.update(Actor, "x", name="two")

    amina.do(mixed)
    assert amina.read.connection.exec_driver_sql(
        "SELECT count(*) FROM head WHERE kind='actor' AND field='name'").scalar_one() == 1
    amina.undo()
    assert actor(amina, "x").name == "one"


@pytest.mark.parametrize("kind", ["actor", "weather"])
def test_undo_of_what_a_newer_program_did_in_this_file(amina: Desk, kind: str) -> None:
    id = amina.do(lambda write: write.add(Actor, name="Mill"))

    def newer(write: Writer) -> None:
        write.write_cell((kind, id, "alive"), True)
        write.write_cell((kind, id, "sky"), "clear")

    def newest(write: Writer) -> None:
        write.write_cell((kind, id, "sky"), "rain")

    amina.do(newer)
    amina.do(newest)
    for _ in range(3):
        amina.undo()
    for _ in range(3):
        amina.redo()
    assert actor(amina, id).name == "Mill"
    value = amina.read.connection.exec_driver_sql(
        "SELECT value FROM op JOIN head USING (kind, id, field, seq) WHERE field='sky'").scalar_one()
    assert value == '"rain"'
    amina.rebuild()


@pytest.mark.parametrize("person", ["Amina", 'A,"ops":[1],"person":"B"', 'أمينة\\"', 'a,\\"ops\\":['])
def test_what_undo_would_take_back_is_told_as_the_history_tells_it(
    open_desk: OpenDesk, person: str
) -> None:
    desk = open_desk(person)
    id = desk.do(lambda write: write.add(Actor, name="WHO"))
    desk.within = ("s1", 2)
    desk.do(change, id, name='W"H",O')
    told, kept = desk.next_undo(), desk.read.history(1)[0]
    assert told == replace(kept, touched=())
    assert kept.touched == (("actor", id),)


def test_menus_ask_what_can_be_undone_and_the_file_is_read_once(amina: Desk) -> None:
    amina.do(lambda write: [write.add(Actor, name=f"Actor {at}") for at in range(300)])
    asked: list[str] = []
    raw(amina.read.connection).set_trace_callback(asked.append)
    first = amina.next_undo()
    assert asked
    asked.clear()
    assert amina.next_undo() is first
    assert not [sql for sql in asked if "ops" in sql]
