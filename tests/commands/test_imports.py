import pytest

from collective_desk.commands.actors import add_actor, delete_actors
from collective_desk.commands.desks import found_desk
from collective_desk.commands.import_places import MOST_BY_HAND
from collective_desk.commands.imports import apply_import
from collective_desk.domain.entities import Actor, Map, Placement, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.plans import (
    FieldChange,
    ImportPlan,
    KnownActor,
    NewActor,
    NewTie,
    NewTieKind,
    Origin,
)
from collective_desk.store.desk import Desk

HERE = Origin("x.csv", "", 2)


@pytest.fixture
def desk():
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        yield desk


def crowd(count):
    actors = tuple(NewActor(f"actor-{n:04}", f"Actor {n}", (), HERE) for n in range(count))
    ties = tuple(
        NewTie(f"tie-{n:05}", actors[n - 1].id, actors[n].id, "kind-0001", (), HERE)
        for n in range(1, count))
    return ImportPlan(("x.csv",), actors, (), (NewTieKind("kind-0001", "Knows", True),), ties)


def test_a_crowd_gets_a_block_beside_who_stands_there(desk):
    [map] = desk.read.all(Map)
    old = desk.do(add_actor, "Old", on=map.id, at=(300.0, 40.0))
    count = MOST_BY_HAND + 50
    desk.do(apply_import, crowd(count), on=map.id)
    at = dict(desk.read.rows(Placement, "actor", "at"))
    assert at.pop(old) == (300.0, 40.0)
    assert len(set(at.values())) == count
    assert min(x for x, _ in at.values()) > 400
    assert abs(at["actor-0003"][0] - at["actor-0004"][0]) < 600


def test_ids_of_the_plan_are_the_ids_on_the_desk(desk):
    plan = crowd(3)
    brought = desk.do(apply_import, plan)
    assert brought.actors == tuple(actor.id for actor in plan.actors)
    assert {tie.id for tie in desk.read.all(Tie)} == set(brought.ties)
    kinds = {kind.id for kind in desk.read.all(TieKind)}
    assert all(tie.kind in kinds for tie in desk.read.all(Tie))
    assert desk.read.count(Placement) == 0


def test_what_was_filled_since_the_plan_was_made_is_kept(desk):
    coop = desk.do(add_actor, "Coop")
    plan = ImportPlan(("x.csv",), known_actors=(KnownActor(
        coop, "Coop", "name", (("place", "Hill"), ("tags", ("a",))),
        (FieldChange("sector", "public", "private"),), HERE),))
    desk.do(lambda write: write.update(Actor, coop, place="Sona", tags=("b",)))
    desk.do(apply_import, plan)
    now = desk.read.get(Actor, coop)
    assert (now.place, now.tags, now.sector) == ("Sona", ("b",), None)


def test_who_was_deleted_since_stays_deleted(desk):
    coop = desk.do(add_actor, "Coop")
    plan = ImportPlan(("x.csv",), known_actors=(
        KnownActor(coop, "Coop", "name", (("place", "Hill"),), (), HERE),))
    desk.do(delete_actors, [coop])
    desk.do(apply_import, plan)
    assert not desk.read.get(Actor, coop).alive


def test_a_map_that_is_not_there_is_refused(desk):
    with pytest.raises(DeskError, match="missing"):
        desk.do(apply_import, crowd(2), on="nowhere")
    assert desk.read.count(Actor) == 0
