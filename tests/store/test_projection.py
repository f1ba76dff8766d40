"""What is shown follows from the journal alone, whatever the values are and however they came."""

from __future__ import annotations

import json
import random

import pytest

from collective_desk.domain.entities import KINDS, Actor, Map, Placement, Region, Tie, placement_id
from collective_desk.store.codec import coded_fields
from collective_desk.store.desk import Desk
from collective_desk.store.queries.doubts import doubts
from collective_desk.store.queries.find import find
from collective_desk.store.queries.maps import map_content
from collective_desk.store.records import Packed

from .forge import AT, chain, forge, id_of

VALUES = (
    "null", "true", "false", "0", "1", "-1", "2", "99", "9007199254740992", "0.5", "1e300", "-1e-300",
    '""', '"x"', '"[1,2]"', '"\\ud83d\\ude00"', '"a\\nb"', "[]", "[null]", "[1,2]", "[1.5,-2.5]",
    '["a","b"]', '["a",1]', "[true,false]", "[[]]", '[["a","b"]]', '[["a","b",5]]', "[1,2,3,4]",
    '["2026",null]', "[1e300,1]", "{}", '{"a":[1]}', "[{}]",
)


def shown(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    run = desk.read.connection.exec_driver_sql
    tables = [*KINDS, "conflict"]
    return {name: sorted(map(repr, run(f'SELECT * FROM "{name}"').all())) for name in tables}


def story(chance: random.Random) -> list[Packed]:
    """Three strangers write any value into any field, sometimes knowing of each other."""
    told: list[Packed] = []
    for number in range(chance.randrange(4, 14)):
        cells = {}
        for _ in range(chance.randrange(1, 4)):
            kind = chance.choice(("actor", "placement", "session", "assessment", "weather"))
            fields = [*coded_fields(kind), "of_tomorrow"] if kind in KINDS else ["sky", "alive"]
            name = chance.choice([*fields, "alive", "alive"])
            cells[kind, f"{kind}{chance.randrange(2)}", name] = chance.choice(VALUES)
        seen = [id_of(packed) for packed in told if chance.random() < 0.5]
        told.append(forge(
            [(*cell, value) for cell, value in cells.items()], n=number + 1,
            merges=seen, hlc=AT + chance.randrange(50), person=f"person {number % 3}"))
    return told


@pytest.mark.parametrize("seed", range(60))
def test_any_value_in_any_field_is_shown_alike_after_any_journey(open_desk, seed: int) -> None:
    chance = random.Random(seed)
    told = story(chance)
    desks = [open_desk(name) for name in ("Amina", "Bruno")]
    desks[0].receive(told)
    parts = chance.sample(told, len(told))
    for at in range(0, len(parts), 3):
        desks[1].receive(parts[at : at + 3])
    assert desks[0].read.waiting() == desks[1].read.waiting() == 0
    assert shown(desks[0]) == shown(desks[1])
    before = shown(desks[0])
    desks[0].rebuild()
    assert shown(desks[0]) == before


@pytest.mark.parametrize("value", VALUES)
def test_every_field_reads_as_what_it_is_declared(amina: Desk, value: str) -> None:
    cells = [(kind, f"{kind}1", name, value) for kind in KINDS for name in coded_fields(kind)
             if name != "alive"]
    amina.receive([forge(cells)])
    for kind, entity in KINDS.items():
        (found,) = amina.read.all(entity)
        for name, field in coded_fields(kind).items():
            said = getattr(found, name)
            assert said == field.default or field.fits(said), (kind, name, said)
        amina.read.rows(entity, *coded_fields(kind))
    doubts(amina.read)
    find(amina.read, "x")


@pytest.mark.parametrize("value", VALUES)
def test_a_map_is_drawn_whatever_a_stranger_put_on_it(amina: Desk, value: str) -> None:
    map, pen = "m1", "k1"
    cells = [("map", map, "alive", "true"), ("tie_kind", pen, "alive", "true")]
    for actor in ("a1", "a2"):
        cells += [("actor", actor, "alive", "true"),
                  ("placement", placement_id(map, actor), "map", '"m1"'),
                  ("placement", placement_id(map, actor), "actor", json.dumps(actor)),
                  ("placement", placement_id(map, actor), "at", "[1,2]")]
    cells += [("tie", "t1", "source", '"a1"'), ("tie", "t1", "target", '"a2"'),
              ("tie", "t1", "kind", '"k1"'), ("region", "r1", "map", '"m1"'),
              ("assessment", "s1", "subject", '"a1"'), ("assessment", "s1", "value", "3")]
    amina.receive([forge(cells)])
    first = id_of(amina.pack()[0])
    things = {"actor": "a1", "placement": "m1:a1", "tie": "t1", "region": "r1", "map": "m1",
              "tie_kind": "k1", "assessment": "s1"}
    gates = {"alive", "sensitivity", "merged_into", "map", "actor", "source", "target", "dimension",
             "subject"}
    spoiled = [(kind, id, name, value) for kind, id in things.items()
               for name in coded_fields(kind) if name not in gates]
    amina.receive([forge(spoiled, prev=first)])
    said = map_content(amina.read, map)
    assert all(isinstance(x, (int, float)) for x in (*said.actors.x, *said.actors.y))
    assert len(said.actors.ids) == (2 if value in ("[1,2]", "[1.5,-2.5]") else 1)
    assert len(amina.read.all(Actor)) == 2
    assert len(amina.read.all(Placement, map=map)) == 2
    assert {len(amina.read.all(kind)) for kind in (Map, Tie, Region)} == {1}


def test_a_chain_of_lives_ends_as_a_rebuild_says(open_desk) -> None:
    for values in (["false", "null"], ["false", "0"], ["0", "true"], ["null", "false"], ['"no"', "false"]):
        desk = open_desk("Amina")
        for packed in chain(*([("actor", "a1", "alive", value)] for value in values)):
            desk.receive([packed])
        before = shown(desk)
        desk.rebuild()
        assert shown(desk) == before, values
