"""Is this the same actor: merged, parted, on two desks, in any order."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from collective_desk.commands.actors import add_actor, delete_actors, set_actor
from collective_desk.commands.assessments import assess
from collective_desk.commands.desks import found_desk
from collective_desk.commands.merging import keep_apart, merge_actors, split_actors
from collective_desk.commands.placements import move_placements, pin, take_off_map
from collective_desk.commands.ties import add_tie, delete_ties
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import Actor, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk
from collective_desk.store.queries.actors import actors_on, tie_counts
from collective_desk.store.queries.assessments import said_of, towers
from collective_desk.store.queries.counts import counts
from collective_desk.store.queries.doubts import doubts
from collective_desk.store.queries.find import find
from collective_desk.store.queries.maps import map_content, maps
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.readings import readings
from collective_desk.store.queries.same import same
from collective_desk.store.queries.seen import seen
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.queries.ties import ties_of


@pytest.fixture
def town(room):
    """The mayor twice, the clinic and the radio; both mayors are tied to the clinic."""
    ids = {name: room.actor(name) for name in ("Mayor", "The mayor", "Clinic", "Radio")}
    pen = next(iter(room.pens.values()))
    room.desk.do(add_tie, ids["Mayor"], ids["Clinic"], pen)
    room.desk.do(add_tie, ids["The mayor"], ids["Clinic"], pen)
    room.desk.do(add_tie, ids["The mayor"], ids["Radio"], pen)
    room.desk.do(add_tie, ids["The mayor"], ids["Mayor"], pen)
    room.ids, room.pen = ids, pen
    return room


def drawn(room):
    """What the map shows: names, and ties by name."""
    content = map_content(room.desk.read, room.map)
    names = content.actors.labels
    ties = content.ties
    return sorted(names), sorted(
        (names[a], names[b]) for a, b in zip(ties.source, ties.target, strict=True))


def test_ties_of_both_show_at_the_survivor_once(town):
    desk, ids = town.desk, town.ids
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    assert drawn(town) == (
        ["Clinic", "Mayor", "Radio"], [("Mayor", "Clinic"), ("Mayor", "Radio")])
    assert tie_counts(desk.read)[ids["Mayor"]] == 2
    assert len(ties_of(desk.read, ids["Mayor"])) == 2
    assert len(ties_of(desk.read, ids["Clinic"])) == 1
    found = counts(desk.read)
    assert (found.actors, found.ties) == (3, 2)
    assert not [doubt for doubt in doubts(desk.read) if doubt.kind.startswith("tie")]
    told = readings(desk.read, town.map)
    content = map_content(desk.read, town.map)
    assert (told.actors, told.ties) == (content.actors.ids, content.ties.ids)
    out = seen(desk.read)
    assert len(out.all(Actor)) == 3
    assert {(tie.source, tie.target) for tie in out.all(Tie)} == {
        (ids["Mayor"], ids["Clinic"]), (ids["Mayor"], ids["Radio"])}


def test_parted_again_each_has_its_own(town):
    before = drawn(town)
    town.desk.do(merge_actors, town.ids["Mayor"], [town.ids["The mayor"]])
    merged = drawn(town)
    town.desk.undo()
    assert drawn(town) == before
    town.desk.redo()
    assert drawn(town) == merged
    town.desk.do(split_actors, [town.ids["The mayor"]])
    assert drawn(town) == before


def test_what_was_said_of_both_counts_for_the_survivor(town):
    desk, ids = town.desk, town.ids
    for name, rater, value in (
        ("Mayor", "women", 2), ("The mayor", "men", 6), ("The mayor", "women", 4)):
        desk.do(assess, ids[name], "influence", value, rater=rater)
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    tower = towers(desk.read)[ids["Mayor"]]
    assert (tower.raters, tower.lowest, tower.highest) == (2, 4, 6)
    assert said_of(desk.read, ids["Mayor"])["influence"].raters == 2
    desk.do(split_actors, [ids["The mayor"]])
    assert towers(desk.read)[ids["Mayor"]].median == 2


def test_the_old_name_means_the_survivor(town):
    desk, ids = town.desk, town.ids
    index, kept = NameIndex(desk.read), SuggestIndex(desk.read)
    desk.observe(kept.refresh)
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    index.refresh([ids["The mayor"]])
    for names in (index, kept.names, NameIndex(desk.read)):
        assert names.who("the mayor") == [ids["Mayor"]]
    assert {one.id for one in find(desk.read, "mayor")} == {ids["Mayor"]}
    desk.undo()
    index.refresh([ids["The mayor"], ids["Mayor"]])
    for names in (index, kept.names, NameIndex(desk.read)):
        assert names.who("the mayor") == [ids["The mayor"]]


def test_a_place_is_kept_where_the_survivor_had_none(town):
    desk, ids = town.desk, town.ids
    desk.do(move_placements, town.map, {ids["The mayor"]: (500, 400)})
    desk.do(take_off_map, town.map, [ids["Mayor"]])
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    content = map_content(desk.read, town.map)
    row = content.actors.ids.index(ids["Mayor"])
    assert (content.actors.x[row], content.actors.y[row]) == (500, 400)
    assert ids["Mayor"] in actors_on(desk.read, town.map)
    assert readings(desk.read, town.map).actors == content.actors.ids
    desk.do(pin, town.map, [ids["Mayor"]])
    assert map_content(desk.read, town.map).actors.pinned.count(True) == 1
    desk.do(take_off_map, town.map, [ids["Mayor"]])
    assert "Mayor" not in drawn(town)[0]


def test_a_tie_taken_away_does_not_leave_its_double(town):
    desk, ids = town.desk, town.ids
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    tie = ties_of(desk.read, ids["Clinic"])[0]
    desk.do(delete_ties, [tie.id])
    assert not ties_of(desk.read, ids["Clinic"])
    desk.do(add_tie, ids["Mayor"], ids["Clinic"], town.pen)
    assert len(ties_of(desk.read, ids["Clinic"])) == 1


def test_a_secret_twin_hides_the_survivor_from_the_wall(town):
    desk, ids = town.desk, town.ids
    desk.do(set_actor, ids["The mayor"], sensitivity="confidential")
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    shown = map_content(desk.read, town.map, audience="open")
    assert sorted(shown.actors.labels) == ["Clinic", "Radio"]
    assert not shown.ties.ids
    assert readings(desk.read, town.map, "open").actors == shown.actors.ids
    assert ids["Mayor"] not in {actor.id for actor in seen(desk.read, "open").all(Actor)}


def test_three_are_one_and_one_leaves(town):
    desk, ids = town.desk, town.ids
    desk.do(merge_actors, ids["The mayor"], [ids["Radio"]])
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    assert set(same(desk.read).group(ids["Radio"])) == {
        ids["Mayor"], ids["The mayor"], ids["Radio"]}
    desk.do(split_actors, [ids["The mayor"]])
    assert same(desk.read).group(ids["Radio"]) == (ids["Mayor"], ids["Radio"])
    assert same(desk.read).group(ids["The mayor"]) == (ids["The mayor"],)


def test_the_survivor_goes_with_all_who_are_it(town):
    desk, ids = town.desk, town.ids
    desk.do(merge_actors, ids["Mayor"], [ids["The mayor"]])
    desk.do(delete_actors, [ids["Mayor"]])
    assert drawn(town)[0] == ["Clinic", "Radio"]
    with pytest.raises(DeskError):
        desk.do(merge_actors, ids["Clinic"], [ids["The mayor"]])
    desk.undo()
    assert drawn(town)[0] == ["Clinic", "Mayor", "Radio"]


def test_an_answer_is_not_asked_again(town):
    desk, ids = town.desk, town.ids
    other = desk.do(add_actor, "mayor")
    assert [doubt.kind for doubt in doubts(desk.read)].count("twins") == 1
    desk.do(keep_apart, ids["Mayor"], other)
    assert [doubt.kind for doubt in doubts(desk.read)].count("twins") == 0


NAMES = [f"actor-{number}" for number in range(5)]


class TwoDesks(RuleBasedStateMachine):
    """Merge, part, tie, undo and exchange in any order on two desks: in the end they agree."""

    @initialize()
    def begin(self):
        ticks = count(1_790_000_000)
        self.desks = [
            Desk.create(":memory:", person=person, clock=Clock(lambda: next(ticks)))
            for person in ("Amina", "Bruno")]
        first, second = self.desks
        first.do(found_desk, title="River", question="Who?")
        self.map = maps(first.read)[0].id
        self.ids = [first.do(add_actor, name, on=self.map) for name in NAMES]
        self.pen = map_content(first.read, self.map).pens[0].id
        second.receive(first.pack())

    @rule(at=some.integers(0, 1), one=some.integers(0, 4), other=some.integers(0, 4))
    def merge(self, at, one, other):
        desk = self.desks[at]
        known = same(desk.read)
        stays = desk.do(merge_actors, self.ids[one], [self.ids[other]])
        assert same(desk.read).who(self.ids[other]) == stays == known.who(self.ids[one])
        everyone = {*known.group(self.ids[one]), *known.group(self.ids[other])}
        assert set(same(desk.read).group(stays)) == everyone

    @rule(at=some.integers(0, 1), one=some.integers(0, 4))
    def split(self, at, one):
        desk, id = self.desks[at], self.ids[one]
        before = same(desk.read)
        desk.do(split_actors, [id])
        after = same(desk.read)
        if before.is_merged(id):
            assert after.group(id) == (id,)
            assert set(after.group(before.who(id))) == set(before.group(id)) - {id}
        else:
            assert after == before

    @rule(at=some.integers(0, 1), one=some.integers(0, 4), other=some.integers(0, 4))
    def tie(self, at, one, other):
        known = same(self.desks[at].read)
        ends = known.who(self.ids[one]), known.who(self.ids[other])
        if ends[0] != ends[1]:
            self.desks[at].do(add_tie, *ends, self.pen)

    @rule(at=some.integers(0, 1))
    def take_back(self, at):
        before = self.desks[at].next_undo()
        if before is not None and before.action in {"merge_actors", "split_actors", "add_tie"}:
            self.desks[at].undo()

    @rule(at=some.integers(0, 1))
    def receive(self, at):
        self.desks[at].receive(self.desks[1 - at].pack())

    @invariant()
    def nothing_is_lost(self):
        for desk in getattr(self, "desks", ()):
            known = same(desk.read)
            content = map_content(desk.read, self.map)
            # Everyone is on the map, as itself or in the one that stands for it.
            assert set(content.actors.ids) == {known.who(id) for id in self.ids}
            assert sum(len(known.group(id)) for id in content.actors.ids) == len(self.ids)
            assert not set(content.actors.ids) & known.of.keys()
            ids = content.actors.ids
            ends = [(ids[source], ids[target]) for source, target in zip(
                content.ties.source, content.ties.target, strict=True)]
            assert all(source != target for source, target in ends)
            # Two desks may draw one tie at once; at one that stands for others it shows once.
            merged = [pair for pair in ends if known.groups.keys() & set(pair)]
            assert len(set(merged)) == len(merged)

    def teardown(self):
        if not hasattr(self, "desks"):
            return
        first, second = self.desks
        second.receive(first.pack())
        first.receive(second.pack())
        assert same(first.read) == same(second.read)
        one, other = (map_content(desk.read, self.map) for desk in self.desks)
        assert set(one.actors.ids) == set(other.actors.ids)
        # Parted by an action, each stands alone again, on both.
        for id in self.ids:
            first.do(split_actors, [id])
        second.receive(first.pack())
        for desk in self.desks:
            assert not same(desk.read).of
            assert len(map_content(desk.read, self.map).actors.ids) == len(self.ids)
            desk.close()


TwoDesks.TestCase.settings = settings(max_examples=40, stateful_step_count=22)
test_two_desks_agree = TwoDesks.TestCase
