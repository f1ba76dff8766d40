"""A map is played again as everyone saw it, step by step, and shows no audience too much."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.commands.actors import add_actor, delete_actors, rename_actor, set_actor
from collective_desk.commands.assessments import stack_discs
from collective_desk.commands.desks import found_desk
from collective_desk.commands.merging import merge_actors, split_actors
from collective_desk.commands.placements import move_placements
from collective_desk.commands.ties import add_tie, delete_ties
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import Actor, Tie
from collective_desk.store.connect import MEMORY
from collective_desk.store.desk import Desk
from collective_desk.store.queries.growth import Growth, moments
from collective_desk.store.queries.maps import map_content, maps
from collective_desk.store.queries.same import same
from collective_desk.store.queries.ties import tie_kinds

NAMES = ("Coop", "Lab", "Tannery", "Radio")


def seen(content) -> dict:
    """What a map shows, whatever the order of its rows."""
    actors, ties = asdict(content.actors), asdict(content.ties)
    ids = actors.pop("ids")
    ends = [(ids[source], ids[target]) for source, target in zip(ties.pop("source"), ties.pop("target"), strict=True)]
    rows = zip(*ties.values(), strict=True)
    return {
        "actors": dict(zip(ids, zip(*actors.values(), strict=True), strict=True)),
        "ties": sorted((*row, *end) for row, end in zip(rows, ends, strict=True)),
        "pens": content.pens, "towers": content.towers, "regions": content.regions,
    }


def desk_of(day: list[float]) -> Desk:
    desk = Desk.create(MEMORY, person="Amina", clock=Clock(lambda: day[0]))
    desk.map = desk.do(found_desk, title="River", question="Who?")
    return desk


def act(desk: Desk, deed: tuple) -> None:
    """Do one of the things that change a map."""
    what, number, other = deed
    actors = [actor.id for actor in desk.read.all(Actor)]
    ties = [tie.id for tie in desk.read.all(Tie)]
    kinds = tie_kinds(desk.read)
    if what == "undo":
        desk.undo()
    elif what == "redo":
        desk.redo()
    elif not actors or what == "add":
        desk.do(add_actor, NAMES[number % 4], on=desk.map, at=(float(number), float(other)))
    elif what == "rename":
        desk.do(rename_actor, actors[number % len(actors)], NAMES[other % 4] + "s")
    elif what == "realm":
        desk.do(set_actor, actors[number % len(actors)], realm=other % 5 - 2)
    elif what == "move":
        desk.do(move_placements, desk.map, {actors[number % len(actors)]: (float(other), 7.0)})
    elif what == "discs":
        desk.do(stack_discs, [actors[number % len(actors)]], by=other % 3, rater=NAMES[other % 4])
    elif what == "tie" and len(actors) > 1:
        source, target = actors[number % len(actors)], actors[other % len(actors)]
        if source != target:
            desk.do(add_tie, source, target, kinds[other % len(kinds)].id)
    elif what == "untie" and ties:
        desk.do(delete_ties, [ties[number % len(ties)]])
    elif what == "merge":
        known = same(desk.read)
        pair = actors[number % len(actors)], actors[other % len(actors)]
        if all(desk.read.get(Actor, known.who(id)).alive for id in pair):
            desk.do(merge_actors, pair[0], pair[1:])
    elif what == "split":
        desk.do(split_actors, [actors[number % len(actors)]])
    elif what == "leave":
        desk.do(delete_actors, [actors[number % len(actors)]])


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "rename", "realm", "move", "discs", "tie", "tie", "untie", "leave", "merge", "split",
                         "undo", "redo"]),
        st.integers(0, 9), st.integers(0, 9)),
    min_size=1, max_size=14)


@settings(max_examples=40)
@given(DEEDS, st.lists(st.integers(0, 20), min_size=1, max_size=6))
def test_every_step_shows_what_the_map_showed_then(deeds, walk):
    day = [1_790_000_000.0]
    with desk_of(day) as desk:
        shown = {}
        for deed in deeds:
            day[0] += 60
            act(desk, deed)
            shown[len(Growth(desk.read, desk.map).steps)] = seen(map_content(desk.read, desk.map))
        day[0] += 60
        desk.do(add_actor, "The last", on=desk.map, at=(50.0, 50.0))
        growth = Growth(desk.read, desk.map)
        for step in (*shown, *(known for wanted in walk for known in shown if known <= wanted)):
            assert seen(growth.content(step)) == shown[step]
        assert seen(growth.content(len(growth.steps))) == seen(map_content(desk.read, desk.map))
        assert not growth.content(0).actors.ids


def test_two_desks_grow_alike_in_whatever_order_they_heard(open_desk=None):
    day = [1_790_000_000.0]
    with desk_of(day) as amina, Desk.create(MEMORY, person="Bruno", clock=Clock(lambda: day[0])) as bruno:
        bruno.receive(amina.pack())
        bruno.map = maps(bruno.read)[0].id
        for who, name in ((amina, "Coop"), (bruno, "Lab"), (amina, "Radio")):
            day[0] += 60
            who.do(add_actor, name, on=who.map, at=(len(name) * 9.0, 0.0))
        amina.receive(bruno.pack())
        bruno.receive(amina.pack())
        one, other = Growth(amina.read, amina.map), Growth(bruno.read, bruno.map)
        assert [step.time for step in one.steps] == [step.time for step in other.steps]
        for step in range(len(one.steps)):
            assert seen(one.content(step)) == seen(other.content(step))


def test_sessions_and_days_are_moments():
    day = [1_790_000_000.0]
    with desk_of(day) as desk:
        for session, name in (("s1", "Coop"), (None, "Lab"), ("s1", "Radio"), ("s2", "Union")):
            day[0] += 90_000
            desk.within = (session, 2) if session else None
            desk.do(add_actor, name, on=desk.map, at=(day[0] % 97, 0.0))
        growth = Growth(desk.read, desk.map)
        ends = growth.ends_of_sessions()
        assert [growth.content(step).actors.labels for step in ends.values()] == [
            ["Coop", "Lab", "Radio"], ["Coop", "Lab", "Radio", "Union"]]
        assert [growth.within(step) for step in (1, 2, 3, 4)] == [
            ("s1", 2), None, ("s1", 2), ("s2", 2)]
        assert moments(growth.steps) == [1, 2, 3]
        assert growth.at(growth.steps[-2].time) == len(growth.steps) - 1


@pytest.mark.parametrize("kept_back", ["actor", "tie"])
def test_what_is_kept_back_now_was_never_there(kept_back):
    day = [1_790_000_000.0]
    with desk_of(day) as desk:
        ids = []
        for name in ("Coop", "Heron"):
            day[0] += 60
            ids.append(desk.do(add_actor, name, on=desk.map, at=(len(name) * 9.0, 0.0)))
        tie = desk.do(add_tie, ids[0], ids[1], tie_kinds(desk.read)[0].id)
        desk.do(stack_discs, [ids[1]])
        before = len(Growth(desk.read, desk.map, "open").steps)
        hide = {"actor": (Actor, ids[1]), "tie": (Tie, tie)}[kept_back]
        desk.do(lambda write: write.update(*hide, sensitivity="confidential"))
        growth = Growth(desk.read, desk.map, "open")
        for step in range(len(growth.steps) + 1):
            content = growth.content(step)
            assert not content.ties.ids
            assert ("Heron" in content.actors.labels) == (kept_back == "tie" and step > 1 and len(content.actors.ids) > 1)
        # Not even the number of steps tells that something was kept back.
        assert before - len(growth.steps) == (3 if kept_back == "actor" else 1)
        assert replace(growth.content(0), actors=growth.content(1).actors).towers == {}


def test_a_survivor_hidden_by_its_twin_was_never_there_for_the_wall():
    day = [1_790_000_000.0]
    with desk_of(day) as desk:
        one, other = (desk.do(add_actor, name, on=desk.map, at=(9.0, at))
                      for name, at in (("Mayor", 0.0), ("The mayor", 90.0)))
        day[0] += 60
        desk.do(set_actor, other, sensitivity="confidential")
        desk.do(merge_actors, one, [other])
        growth = Growth(desk.read, desk.map, "open")
        for step in range(len(growth.steps) + 1):
            assert not growth.content(step).actors.ids
