import pytest

from collective_desk.commands.actors import delete_actors
from collective_desk.commands.quick_add import quick_add
from collective_desk.commands.tie_kinds import (
    add_tie_kind,
    delete_tie_kind,
    rename_tie_kind,
    reorder_tie_kind,
    set_tie_kind,
    take_as_kind,
)
from collective_desk.commands.ties import (
    add_tie,
    delete_items,
    delete_ties,
    reverse_ties,
    set_tie,
    set_ties,
)
from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.ties import tie_kinds


@pytest.fixture
def pair(room):
    return room.actor("A"), room.actor("B")


def test_a_tie_already_there_is_used_again(room, pair):
    money = room.pens["money"]
    first = room.desk.do(add_tie, *pair, money)
    assert room.desk.do(add_tie, *pair, money) == first
    assert room.desk.do(add_tie, *pair[::-1], money) != first
    assert room.desk.do(add_tie, *pair, room.pens["trust"]) != first
    assert len(room.desk.read.all(Tie)) == 3


def test_a_tie_said_to_go_both_ways_becomes_mutual(room, pair):
    trust = room.pens["trust"]
    tie = room.desk.do(add_tie, *pair, trust)
    assert room.desk.do(add_tie, *pair[::-1], trust, direction="mutual") == tie
    assert room.desk.read.get(Tie, tie).direction == "mutual"
    assert room.desk.do(add_tie, *pair[::-1], trust) == tie
    assert room.desk.read.get(Tie, tie).direction == "mutual"


def test_change_reverse_delete(room, pair):
    tie = room.desk.do(add_tie, *pair, room.pens["money"])
    room.desk.do(set_tie, tie, status="desired", label="seed fund")
    room.desk.do(reverse_ties, [tie])
    said = room.desk.read.get(Tie, tie)
    assert (said.source, said.target, said.label) == (pair[1], pair[0], "seed fund")
    room.desk.do(delete_ties, [tie])
    assert room.desk.read.all(Tie) == []
    room.desk.undo()
    room.desk.do(delete_items, actors=[pair[0]], ties=[tie])
    assert room.desk.read.all(Tie) == []
    room.desk.undo()
    assert len(room.desk.read.all(Tie)) == 1
    assert len(room.desk.read.all(Actor)) == 2


def test_ties_that_cannot_be_are_refused(room, pair):
    tie = room.desk.do(add_tie, *pair, room.pens["money"])
    gone = room.actor("C")
    room.desk.do(delete_actors, [gone])
    for command, args, fields in (
        (add_tie, (pair[0], pair[0], room.pens["money"]), {}),
        (add_tie, (pair[0], gone, room.pens["money"]), {}),
        (add_tie, (*pair, "no kind"), {}),
        (set_tie, (tie,), {"target": pair[0]}),
        (set_ties, ([tie],), {"source": "nobody"}),
        (reverse_ties, (["nothing"],), {}),
    ):
        with pytest.raises(DeskError):
            room.desk.do(command, *args, **fields)


def test_the_first_six_pens_are_those_of_the_design(room):
    said = [(k.name, k.letter, k.dash, k.colour, k.directed) for k in tie_kinds(room.desk.read)]
    assert said == [
        ("money", "M", "solid", "tie.money", True),
        ("knowledge", "K", "dashed", "tie.knowledge", True),
        ("advice", "V", "dotted", "tie.advice", True),
        ("authority", "A", "dash_dot", "tie.authority", True),
        ("trust", "T", "double", "tie.trust", True),
        ("conflict", "C", "zigzag", "tie.conflict", False),
    ]


def test_further_pens_take_what_is_free(room):
    for number in range(18):
        room.desk.do(add_tie_kind, f"Seeds {number}")
    kinds = tie_kinds(room.desk.read)
    assert kinds[6].letter == "S"
    assert len({kind.letter for kind in kinds}) == 24
    assert len({(kind.colour, kind.dash) for kind in kinds}) == 24


def test_pens_are_renamed_changed_ordered_and_put_away(room):
    trust = room.pens["trust"]
    room.desk.do(rename_tie_kind, trust, "faith")
    room.desk.do(set_tie_kind, trust, letter="F")
    room.desk.do(reorder_tie_kind, trust, before=room.pens["money"])
    room.desk.do(reorder_tie_kind, room.pens["knowledge"])
    room.desk.do(reorder_tie_kind, room.pens["conflict"], before=room.pens["advice"])
    assert [kind.name for kind in tie_kinds(room.desk.read)] == [
        "faith", "money", "conflict", "advice", "authority", "knowledge"]
    room.desk.do(delete_tie_kind, trust)
    assert not room.desk.read.get(TieKind, trust).alive
    for command, args in ((add_tie_kind, ("",)), (rename_tie_kind, (trust, " ")),):
        with pytest.raises(DeskError):
            room.desk.do(command, *args)


@pytest.mark.parametrize(("line", "expected"), [
    ("Elders > protects > River", ("Elders", "River", "directed")),
    ("Elders < protects < River", ("River", "Elders", "directed")),
    ("Elders <> protects <> River", ("Elders", "River", "mutual")),
])
def test_a_word_drawn_as_an_actor_becomes_the_kind_of_the_tie_around_it(room, line, expected):
    drawn = room.desk.do(quick_add, line)
    names = {actor.name: actor.id for actor in room.desk.read.all(Actor)}
    tie = room.desk.read.get(Tie, room.desk.do(take_as_kind, names["protects"]))
    said = {id: name for name, id in names.items()}
    assert (said[tie.source], said[tie.target], tie.direction) == expected
    assert tie_kinds(room.desk.read)[-1].name == "protects"
    assert len(room.desk.read.all(Actor)) == 2
    assert len(room.desk.read.all(Tie)) == 1
    room.desk.undo()
    assert {one.id for one in room.desk.read.all(Tie)} == set(drawn.ties)
    assert "protects" not in [kind.name for kind in tie_kinds(room.desk.read)]
    room.desk.do(add_tie, names["Elders"], names["protects"], room.pens["trust"])
    with pytest.raises(DeskError):
        room.desk.do(take_as_kind, names["protects"])
