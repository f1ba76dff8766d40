import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.commands.actors import set_actor
from collective_desk.commands.clipboard import MARK, copied, is_copied, paste
from collective_desk.commands.desks import found_desk
from collective_desk.commands.tie_kinds import add_tie_kind
from collective_desk.commands.ties import add_tie, set_tie
from collective_desk.domain.entities import Actor, Placement, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk


@pytest.fixture
def filled(room):
    one = room.actor("A", at=(0, 0), kind="media", contact="0600 1234", description="x\ny")
    two = room.actor("B", at=(100, 0))
    seeds = room.desk.do(add_tie_kind, "seeds", question="Who shares seeds?")
    room.desk.do(add_tie, one, two, room.pens["trust"], direction="mutual")
    room.desk.do(add_tie, two, one, seeds)
    return one, two


def test_pasted_actors_have_new_ids_and_keep_their_shape(room, filled):
    text = copied(room.desk.read, filled, map=room.map)
    assert is_copied(text)
    brought = room.desk.do(paste, text, on=room.map, at=(1000, 500))
    assert not set(brought.actors) & set(filled)
    assert room.names() == ["A", "B", "A", "B"]
    assert [room.desk.read.get(Placement, f"{room.map}:{id}").at for id in brought.actors] == [
        (950, 500), (1050, 500)]
    assert {tie.direction for tie in room.desk.read.all(Tie)} == {"mutual", "directed"}
    assert len(room.desk.read.all(TieKind)) == 7
    room.desk.undo()
    assert room.names() == ["A", "B"]


def test_another_desk_takes_them_with_the_kinds_it_lacks(room, filled):
    text = copied(room.desk.read, filled)
    with Desk.create(":memory:", person="bruno") as other:
        map = other.do(found_desk)
        other.do(paste, text, on=map)
        assert [kind.name for kind in other.read.all(TieKind)][-1] == "seeds"
        assert other.read.all(Actor)[0].description == "x\ny"
        assert len(other.read.all(Placement)) == len(other.read.all(Tie)) == 2


def test_only_what_everybody_may_see_is_copied(room, filled):
    room.desk.do(set_actor, filled[0], code_name="Crow")
    assert "0600" not in copied(room.desk.read, filled)
    assert "Crow" not in copied(room.desk.read, filled)
    room.desk.do(set_tie, room.desk.read.all(Tie)[0].id, sensitivity="limited")
    assert len(json.loads(copied(room.desk.read, filled))["ties"]) == 1
    room.desk.do(set_actor, filled[0], sensitivity="confidential")
    content = json.loads(copied(room.desk.read, filled, map=room.map))
    assert [actor["name"] for actor in content["actors"]] == ["B"]
    assert content["ties"] == []


@pytest.mark.parametrize("content", [
    "", "Radio, Clinic", "[]", "{}", {MARK: 2}, {"actors": 1}, {"actors": ["x"]},
    {"actors": [{"name": ""}]}, {"actors": [{"name": "A", "realm": 9}]},
    {"actors": [{"name": "A"}], "ties": [{"source": 0, "target": 1, "kind": 0}]},
    {"actors": [{"name": "A"}], "ties": [{"source": True, "target": 0, "kind": 0}]},
    {"tie_kinds": [{}]}, {"actors": [{"name": {}}, {"name": "A", "aliases": 3}]},
])
def test_a_clipboard_from_elsewhere_is_refused_whole(room, content):
    text = content if isinstance(content, str) else json.dumps({MARK: 1, **content})
    with pytest.raises(DeskError):
        room.desk.do(paste, text, on=room.map)
    assert room.names() == []


@given(text=st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(
        ["actors", "ties", "tie_kinds", "name", "at", "source", "kind", "aliases"]), inner),
    max_leaves=12,
))
def test_no_clipboard_breaks_it(text):
    with Desk.create(":memory:", person="bruno") as desk:
        content = text if isinstance(text, dict) else {"actors": text}
        try:
            desk.do(paste, json.dumps({**content, MARK: 1}))
        except DeskError:
            assert desk.read.all(Actor) == []
