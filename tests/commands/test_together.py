"""What a person does with collectives, and what another desk does at the same time."""

from datetime import UTC, datetime

import pytest

from collective_desk.commands.actors import add_actor
from collective_desk.commands.capabilities import add_capability, set_capability
from collective_desk.commands.collectives import (
    delete_collectives,
    endorse,
    found_collective,
    link_collectives,
    set_collective,
)
from collective_desk.commands.desks import found_desk
from collective_desk.commands.goals import add_goal, hold_goal, let_goal_go, take_position
from collective_desk.commands.leadership import add_turn, end_turns, take_posture
from collective_desk.commands.memberships import (
    add_members,
    add_new_member,
    end_memberships,
    set_membership,
)
from collective_desk.commands.missing import add_missing, fill_chair
from collective_desk.commands.reflection import answer_question, begin_round
from collective_desk.commands.success import add_criterion
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import (
    Actor,
    Collective,
    LeadershipTurn,
    Membership,
    MissingItem,
    ReflectionAnswer,
    ReflectionRound,
)
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk
from collective_desk.store.queries.collectives import (
    collectives,
    criteria,
    linked,
    members,
    purposes,
    stands_now,
)
from collective_desk.store.queries.goals import holders, positions
from collective_desk.store.queries.leadership import postures, turns
from collective_desk.store.queries.reflections import answers, came_since, rounds

NOON = datetime(2026, 6, 4, 12, tzinfo=UTC).timestamp()


class Day:
    """A clock that goes on by a second at a look, and to another day when it is told."""

    def __init__(self):
        self.at = NOON

    def __call__(self):
        self.at += 1
        return self.at


@pytest.fixture
def day():
    return Day()


@pytest.fixture
def desk(day):
    with Desk.create(":memory:", person="amina", clock=Clock(now=day)) as made:
        made.do(found_desk, title="River", question="Who?")
        yield made


@pytest.fixture
def bruno(desk, day):
    """Another desk that holds what the first held when it was made."""
    with Desk.create(":memory:", person="bruno", clock=Clock(now=day)) as made:
        yield made


def meet(*desks):
    """Everyone receives what the others have."""
    packed = [one.pack() for one in desks]
    for one in desks:
        for theirs in packed:
            one.receive(theirs)


def test_a_name_is_enough_and_one_undo_takes_it_back(desk):
    desk.do(found_collective, "River circle")
    assert [one.name for one in collectives(desk.read)] == ["River circle"]
    with pytest.raises(DeskError, match="no_name"):
        desk.do(found_collective, "  ")
    desk.undo()
    assert not collectives(desk.read)


def test_sleeping_ones_stand_last(desk):
    desk.do(found_collective, "A watch", state="dormant", wake_up="The gauge passes two metres")
    desk.do(found_collective, "B circle")
    assert [one.name for one in collectives(desk.read)] == ["B circle", "A watch"]


def test_wordings_of_the_purpose_are_read_from_the_history(desk, day):
    circle = desk.do(found_collective, "Circle", purpose="Clean the river")
    coop = desk.do(add_actor, "Coop")
    desk.do(endorse, circle, "agree", actor=coop)
    desk.do(endorse, circle, "doubt", name="Gebre")
    day.at += 86_400
    desk.do(set_collective, circle, purpose="A river that feeds everyone")
    newest, first = purposes(desk.read, circle)
    assert (newest.version.text, first.version.text) == ("A river that feeds everyone", "Clean the river")
    assert newest.version.person == "amina"
    assert not newest.stands
    assert [(one.stance, one.name) for one in first.stands] == [("agree", ""), ("doubt", "Gebre")]
    assert not stands_now(desk.read, desk.read.get(Collective, circle))


def test_what_is_typed_in_one_go_is_one_wording_unless_someone_stood_to_it(desk):
    circle = desk.do(found_collective, "Circle")
    for text in ("Clean", "Clean water", "Clean water for all"):
        desk.do(set_collective, circle, purpose=text)
    assert len(purposes(desk.read, circle)) == 1
    desk.do(endorse, circle, "agree", name="Gebre")
    desk.do(set_collective, circle, purpose="Clean water for all of us")
    assert len(purposes(desk.read, circle)) == 2


def test_the_newest_word_of_each_counts_and_can_be_taken_back(desk):
    circle = desk.do(found_collective, "Circle", purpose="Clean")
    for stance in ("block", "doubt", "live_with"):
        desk.do(endorse, circle, stance, name="Gebre")
    [stand] = stands_now(desk.read, desk.read.get(Collective, circle))
    assert stand.stance == "live_with"
    desk.do(endorse, circle, None, name="gebre")
    assert not stands_now(desk.read, desk.read.get(Collective, circle))
    with pytest.raises(DeskError, match="nobody"):
        desk.do(endorse, circle, "agree")


def test_members_come_leave_and_come_back(desk, day):
    circle = desk.do(found_collective, "Circle")
    coop = desk.do(add_actor, "Coop")
    [first] = desk.do(add_members, circle, [coop], role="core", since="2026-03-12")
    assert desk.do(add_members, circle, [coop], role="active") == [first]
    desk.do(end_memberships, [first])
    assert desk.read.get(Membership, first).period == ("2026-03-12", "2026-06-04")
    day.at += 86_400
    [again] = desk.do(add_members, circle, [coop])
    assert again != first
    assert [(one.present, one.membership.period) for one in members(desk.read, circle)] == [
        (True, ("2026-06-05", None)), (False, ("2026-03-12", "2026-06-04"))]


def test_a_new_member_is_one_step(desk):
    from collective_desk.store.queries.maps import maps

    circle = desk.do(found_collective, "Circle")
    desk.do(add_new_member, circle, "Elders", on=maps(desk.read)[0].id, role="core")
    assert [one.actor.name for one in members(desk.read, circle)] == ["Elders"]
    desk.undo()
    assert not members(desk.read, circle)
    assert not desk.read.all(Actor)


def test_success_belongs_to_a_collective_or_to_its_members(desk):
    circle, other = desk.do(found_collective, "Circle"), desk.do(found_collective, "Other")
    coop, mayor = desk.do(add_actor, "Coop"), desk.do(add_actor, "Mayor")
    desk.do(add_members, circle, [coop])
    desk.do(add_criterion, coop, "The pump runs", grade="expect")
    desk.do(add_criterion, mayor, "Quiet", collective=circle)
    desk.do(add_criterion, mayor, "Votes", collective=other)
    assert [one.text for one in criteria(desk.read, collective=circle)] == ["The pump runs", "Quiet"]
    assert len(criteria(desk.read)) == 3


def test_a_link_is_seen_from_both_ends_and_said_once(desk):
    circle, watch = desk.do(found_collective, "Circle"), desk.do(found_collective, "Watch")
    one = desk.do(link_collectives, circle, watch, "learns_from")
    assert desk.do(link_collectives, circle, watch, "learns_from", text="at night") == one
    assert [(link.outward, link.other.name) for link in linked(desk.read, watch)] == [(False, "Circle")]
    with pytest.raises(DeskError, match="to_itself"):
        desk.do(link_collectives, circle, circle, "supports")
    desk.do(delete_collectives, [circle])
    assert not linked(desk.read, watch)


def test_positions_are_said_of_one_goal_and_one_rater_each(desk):
    coop = desk.do(add_actor, "Coop")
    fish, path = desk.do(add_goal, "Fish", held_by=[coop]), desk.do(add_goal, "Path")
    desk.do(take_position, coop, fish, 2)
    desk.do(take_position, coop, fish, 1, rater="Elders")
    desk.do(take_position, coop, path, -2)
    found = positions(desk.read)
    assert (found[coop, fish].value, found[coop, fish].raters) == (1.5, 2)
    assert (found[coop, fish].lowest, found[coop, fish].highest) == (1, 2)
    assert found[coop, path].value == -2
    desk.do(take_position, coop, fish, None)
    assert positions(desk.read, actor=coop)[coop, fish].by == {"Elders": 1}
    with pytest.raises(DeskError, match="off_scale"):
        desk.do(take_position, coop, fish, 3)
    assert holders(desk.read) == {fish: {coop}}
    desk.do(let_goal_go, fish, [coop])
    assert not holders(desk.read)
    desk.do(hold_goal, fish, [coop])
    assert holders(desk.read) == {fish: {coop}}


def test_a_turn_ends_in_the_same_row(desk):
    circle, coop = desk.do(found_collective, "Circle"), desk.do(add_actor, "Coop")
    turn = desk.do(add_turn, circle, coop, "hosting", since="2026-03-12")
    desk.do(end_turns, [turn], "2026-05-01")
    assert [(one.since, one.until) for one in turns(desk.read, circle)] == [("2026-03-12", "2026-05-01")]
    desk.undo()
    assert desk.read.get(LeadershipTurn, turn).period == ("2026-03-12", None)


def test_stances_follow_each_other(desk):
    circle = desk.do(found_collective, "Circle")
    desk.do(take_posture, circle, "step_back", since="2026-05-01")
    desk.do(take_posture, circle, "step_forward", since="2026-03-01", reason="Nobody else could")
    assert [one.stance for one in postures(desk.read, circle)] == ["step_forward", "step_back"]


def test_an_empty_chair_is_filled_and_emptied_again(desk):
    law = desk.do(add_actor, "Law clinic")
    chair = desk.do(add_missing, "Reads permits", kind="ability", where="University")
    desk.do(fill_chair, chair, law)
    assert desk.read.get(MissingItem, chair).found == law
    desk.do(fill_chair, chair, None)
    assert desk.read.get(MissingItem, chair).found is None


def test_abilities_are_used_or_idle(desk):
    coop = desk.do(add_actor, "Coop")
    hall = desk.do(add_capability, coop, "A hall", kind="resource")
    desk.do(set_capability, hall, used="no")
    with pytest.raises(DeskError, match="no_text"):
        desk.do(add_capability, coop, " ")


def test_an_answer_begins_the_round_and_goes_on_in_one_row(desk):
    first = desk.do(answer_question, "RQ1", text="The elders")
    assert desk.do(answer_question, "RQ1", text="The elders and the radio", round=rounds(desk.read)[0].id) == first
    assert [one.date for one in rounds(desk.read)] == ["2026-06-04"]
    assert [one.text for one in answers(desk.read, "RQ1")] == ["The elders and the radio"]
    assert desk.do(begin_round, people=("Amina",)) == rounds(desk.read)[0].id


def test_what_came_since_an_answer_is_counted(desk, day):
    desk.do(add_actor, "Before")
    assert not came_since(desk.read, "2026-06-04")
    day.at += 86_400
    desk.do(add_actor, "After")
    desk.do(add_goal, "Fish")
    assert came_since(desk.read, "2026-06-04") == {"actor": 1, "goal": 1}
    assert not came_since(desk.read, "soon")


def test_two_desks_adding_never_conflict(desk, bruno):
    circle, coop = desk.do(found_collective, "Circle", purpose="Clean"), desk.do(add_actor, "Coop")
    fish = desk.do(add_goal, "Fish")
    meet(desk, bruno)
    for one, text in ((desk, "The elders"), (bruno, "The radio")):
        one.do(answer_question, "RQ1", text=text)
        one.do(add_members, circle, [coop], role="core")
        one.do(endorse, circle, "agree", name=one.person)
        one.do(take_position, coop, fish, 2)
        one.do(add_turn, circle, coop, "hosting")
        one.do(add_missing, "Tannery workers")
    meet(desk, bruno)
    for one in (desk, bruno):
        assert not one.read.conflicts()
        assert {(said.person, said.text) for said in answers(one.read, "RQ1")} == {
            ("amina", "The elders"), ("bruno", "The radio")}
        assert one.read.count(ReflectionRound) == 1
        assert one.read.count(Membership) == 1
        assert len(stands_now(one.read, one.read.get(Collective, circle))) == 2
        assert positions(one.read)[coop, fish].raters == 2
        assert one.read.count(LeadershipTurn) == 2
        assert one.read.count(MissingItem) == 2


def test_one_field_edited_twice_waits_for_a_choice(desk, bruno):
    circle, coop = desk.do(found_collective, "Circle"), desk.do(add_actor, "Coop")
    [member] = desk.do(add_members, circle, [coop])
    meet(desk, bruno)
    desk.do(set_membership, member, role="core")
    bruno.do(set_membership, member, role="ally")
    desk.do(set_collective, circle, state="active")
    bruno.do(set_collective, circle, state="dormant")
    meet(desk, bruno)
    for one in (desk, bruno):
        assert {(clash.kind, clash.field) for clash in one.read.conflicts()} == {
            ("membership", "role"), ("collective", "state")}


def test_one_person_on_two_laptops_loses_no_answer(desk, day):
    desk.do(answer_question, "RQ1", text="The elders")
    with Desk.create(":memory:", person="amina", clock=Clock(now=day)) as other:
        other.receive(desk.pack())
        desk.do(answer_question, "RQ1", text="The elders\nand the fishers", round=rounds(desk.read)[0].id)
        other.do(answer_question, "RQ1", text="First of all\nThe elders", round=rounds(other.read)[0].id)
        meet(desk, other)
        [answer] = desk.read.all(ReflectionAnswer)
        said = [answer.text, *(claim.value for clash in desk.read.conflicts() for claim in clash.claims)]
        assert all(any(line in text for text in said) for line in ("First of all", "and the fishers"))


def test_an_audience_sees_nothing_above_its_level(desk):
    circle = desk.do(found_collective, "Circle")
    diver = desk.do(add_actor, "Diver", sensitivity="confidential")
    desk.do(found_collective, "Hidden", sensitivity="strict")
    desk.do(add_members, circle, [diver])
    desk.do(add_criterion, diver, "Nobody knows my name")
    fish = desk.do(add_goal, "Fish", held_by=[diver])
    assert [one.name for one in collectives(desk.read, audience="open")] == ["Circle"]
    assert not members(desk.read, circle, audience="open")
    assert not criteria(desk.read, audience="open")
    assert holders(desk.read, audience="open") == {}
    assert holders(desk.read) == {fish: {diver}}
