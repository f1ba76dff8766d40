import time

import pytest

from collective_desk.commands.actors import add_actor, delete_actors
from collective_desk.commands.desks import found_desk
from collective_desk.commands.free_places import free_places
from collective_desk.commands.quick_add import quick_add
from collective_desk.commands.tie_kinds import delete_tie_kind
from collective_desk.commands.ties import add_tie, set_tie
from collective_desk.domain.entities import Actor, Map, Placement, Tie, TieKind
from collective_desk.store.desk import Desk
from collective_desk.store.queries.actors import actors, actors_on, tie_counts
from collective_desk.store.queries.counts import Counts, counts
from collective_desk.store.queries.doubts import doubts
from collective_desk.store.queries.find import find
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.ties import other_end, ties_of


@pytest.fixture
def desk():
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        yield desk


def id_of(desk, name):
    return next(actor.id for actor in desk.read.all(Actor) if actor.name == name)


def test_actors_are_listed_by_name_for_an_audience(desk):
    for name, level in (("Émile", "open"), ("zoo", "open"), ("Heron", "confidential")):
        desk.do(add_actor, name, sensitivity=level)
    assert [actor.name for actor in actors(desk.read)] == ["Émile", "Heron", "zoo"]
    assert [actor.name for actor in actors(desk.read, audience="open")] == ["Émile", "zoo"]


def test_ties_are_counted_when_both_ends_are_there(desk):
    desk.do(quick_add, "A > B, C\nB > C?")
    a, b, c = (id_of(desk, name) for name in "ABC")
    assert tie_counts(desk.read) == {a: 2, b: 2, c: 2}
    assert counts(desk.read) == Counts(actors=2, ties=3, empty_chairs=1, maps=1)
    assert [other_end(tie, b) for tie in ties_of(desk.read, b)] == [c, a]
    desk.do(delete_actors, [c])
    assert tie_counts(desk.read) == {a: 1, b: 1}
    assert counts(desk.read).ties == 1
    assert len(ties_of(desk.read, b)) == 1
    assert set(actors_on(desk.read, desk.read.all(Map)[0].id)) == {a, b}


def test_doubts_name_what_a_person_should_look_at(desk):
    desk.do(quick_add, "Kello clinic, Radio Sun, Sun radio, Ward 1, Ward 2, Ministry of Water")
    desk.do(add_actor, "KELLO  clinic")
    desk.do(add_actor, "Ministry of Watr")
    desk.do(quick_add, "Ward 1 > trust > Ward 2\nWard 1 > Radio Sun\nWard 2 > advice > Ward 1")
    tie = desk.read.all(Tie)[0]
    pen = tie.kind
    desk.do(lambda write: write.add(
        Tie, source=tie.source, target=tie.target, kind=pen, direction="directed"))
    desk.do(add_tie, id_of(desk, "Ward 2"), id_of(desk, "Sun radio"), pen)
    desk.do(delete_actors, [id_of(desk, "Sun radio")])
    desk.do(lambda write: write.add(Tie, source="never here", target=tie.target, kind=pen))
    kinds = [doubt.kind for doubt in doubts(desk.read)]
    assert sorted(kinds) == ["alike", "tie_end_missing", "tie_twice", "twins"]
    assert [doubt.id for doubt in doubts(desk.read)] == [d.id for d in doubts(desk.read)]
    desk.undo()
    desk.undo()
    assert sorted(doubt.kind for doubt in doubts(desk.read)) == [
        "alike", "alike", "tie_twice", "twins"]
    desk.do(delete_tie_kind, pen)
    assert "tie_kind_missing" not in {doubt.kind for doubt in doubts(desk.read)}
    desk.do(lambda write: write.add(Tie, source=tie.source, target=tie.target, kind="never here"))
    assert "tie_kind_missing" in {doubt.kind for doubt in doubts(desk.read)}
    desk.do(lambda write: write.add(Actor))
    assert "no_name" in {doubt.kind for doubt in doubts(desk.read)}


@pytest.mark.parametrize(("one", "other", "asked"), [
    ("Health center", "Health centre", True), ("Health center", "Healthcenter", True),
    ("Kello clinic", "Clinic Kello", True), ("Market vendors", "Market vendor", True),
    ("Group A", "Group B", False), ("Ward 12", "Ward 21", False), ("Ward 12", "Ward 1", False),
    ("River north", "River south", False), ("Cafés", "Cafe", False),
    ("Market venders", "Markets vendors", False),
])
def test_names_almost_the_same_are_asked_about(desk, one, other, asked):
    desk.do(add_actor, one)
    desk.do(add_actor, other)
    assert [doubt.kind for doubt in doubts(desk.read)] == ["alike"] * asked


def test_in_a_crowd_new_actors_go_around_it(desk):
    map = desk.read.all(Map)[0].id

    def crowd(write):
        for n in range(900):
            add_actor(write, str(n), on=map, at=(n % 30 * 100.0, n // 30 * 60.0))

    desk.do(crowd)
    spots = free_places(desk.read, map, ["new", "newer"], near=(1500, 900))
    for x, y in spots:
        assert not (-100 < x < 3000 and -60 < y < 1800)
    assert spots[0] != spots[1]


def test_find_is_forgiving(desk):
    desk.do(quick_add, "River council > Café Sun")
    desk.do(add_actor, "Heron", description="Knows the old river bed")
    desk.do(set_tie, desk.read.all(Tie)[0].id, label="yearly grant")
    texts = lambda words: [found.text for found in find(desk.read, words)]  # noqa: E731
    assert texts("river") == ["River council", "Heron"]
    assert texts("CAFE") == ["Café Sun"]
    assert texts("sun café") == ["Café Sun"]
    assert texts("grant") == ["yearly grant"]
    assert texts("rivver counsil") == ["River council"]
    for name in ("مدرسة النهر", "🐟 Traders", "ዓሣ አጥማጆች"):
        desk.do(add_actor, name)
    assert texts("المدرسه") == texts("نهر") == ["مدرسة النهر"]
    assert texts("🐟") == ["🐟 Traders"]
    assert texts("አሳ") == ["ዓሣ አጥማጆች"]
    assert texts("") == texts("zz") == texts("qqqqqq") == []


def test_free_places_leave_room_and_stay_near(desk):
    map = desk.read.all(Map)[0].id
    hub = desk.do(add_actor, "Hub", on=map, at=(0, 0))
    desk.do(quick_add, "Hub > " + ", ".join(f"Leaf {n}" for n in range(30)))
    spots = {spot.actor: spot.at for spot in desk.read.all(Placement)}
    assert spots[hub] == (0, 0)
    assert max(abs(x) for x, _ in spots.values()) < 500
    [(x, y)] = free_places(desk.read, map, ["new"], near=(9000, 9000))
    assert abs(x - 9000) < 600
    assert abs(y - 9000) < 400


def test_ten_thousand_actors_are_asked_about_quickly(desk):
    def fill(write):
        pen = write.read.all(TieKind)[0].id
        ids = [add_actor(write, f"Community group of ward {n:05d}") for n in range(10_000)]
        for n in range(10_000):
            write.add(Tie, source=ids[n], target=ids[n * 7 % 9999], kind=pen)

    desk.do(fill)
    took = {}
    for question in (doubts, counts, tie_counts, NameIndex, lambda read: find(read, "ward 77")):
        started = time.perf_counter()
        question(desk.read)
        took[getattr(question, "__name__", "?")] = round(time.perf_counter() - started, 3)
    print(took)
    assert max(took.values()) < 10.0, took
