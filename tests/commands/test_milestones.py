import pytest

from collective_desk.commands.assessments import assess
from collective_desk.commands.milestones import (
    add_milestone,
    delete_milestones,
    note_milestone,
    picture_milestone,
    set_milestone,
    touch_ties,
)
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import Assessment, Milestone
from collective_desk.domain.errors import DeskError
from collective_desk.domain.trust import Moved, day_of
from collective_desk.store.desk import Desk
from collective_desk.store.queries.assessments import said_of
from collective_desk.store.queries.attachments import shown
from collective_desk.store.queries.evidence import notes_of
from collective_desk.store.queries.milestones import milestones, moves_of, trust_record


@pytest.fixture
def tied(room):
    """A room with a coop and a council that are tied."""
    ends = room.actor("Coop"), room.actor("Council", kind="local_government")
    room.tie = room.desk.do(add_tie, *ends, next(iter(room.pens.values())))
    room.ends = ends
    return room


def test_a_milestone_says_what_when_who_and_how_trust_moved(tied):
    coop, council = tied.ends
    moved = [Moved(tied.tie, 1, 3, rater="Coop"), Moved(tied.tie, 2, 2, rater="Council")]
    id = tied.desk.do(
        add_milestone, "They sit at one table", early_win="stakeholder_at_the_table",
        date="2026-05-04", took_part=[coop, council], led=[coop], moved=moved)
    [known] = milestones(tied.desk.read)
    assert (known.id, known.kind, known.early_win) == (id, "early_win", "stakeholder_at_the_table")
    assert known.ties == (tied.tie,)
    assert (known.took_part, known.led) == ((coop, council), (coop,))
    assert moves_of(tied.desk.read, known) == moved
    assert said_of(tied.desk.read, tied.tie)["trust"].by == {"Coop": 3, "Council": 2}
    assert {row.date for row in tied.desk.read.all(Assessment)} == {"2026-05-03", "2026-05-04"}


def test_without_a_day_it_was_today_and_a_session_that_runs_is_noted(tied):
    tied.desk.within = ("s1", 2)
    tied.desk.do(add_milestone, kind="dialogue")
    [known] = milestones(tied.desk.read)
    assert known.date == "2026-03-20"
    assert known.session == "s1"


@pytest.mark.parametrize(("said", "error"), [
    ({}, "milestone.nothing"), ({"title": " "}, "milestone.nothing"),
    ({"title": "x", "date": "soon"}, "milestone.no_day"),
    ({"title": "x", "moved": [Moved("t", 5)]}, "assessment.off_scale"),
])
def test_what_says_nothing_is_refused_whole(tied, said, error):
    with pytest.raises(DeskError, match=error):
        tied.desk.do(add_milestone, said.pop("title", ""), **said)
    assert not tied.desk.read.all(Milestone)
    assert not tied.desk.read.all(Assessment)


def test_a_milestone_of_another_day_takes_its_answers_along(tied):
    id = tied.desk.do(add_milestone, "Talk", date="2026-05-04", moved=[Moved(tied.tie, 1, 3)])
    tied.desk.do(set_milestone, id, date="2026-06-10", title="Long talk")
    assert sorted(row.date for row in tied.desk.read.all(Assessment)) == ["2026-06-09", "2026-06-10"]
    tied.desk.undo()
    assert sorted(row.date for row in tied.desk.read.all(Assessment)) == ["2026-05-03", "2026-05-04"]
    with pytest.raises(DeskError, match=r"milestone\.nothing"):
        tied.desk.do(set_milestone, id, title="")


def test_more_ties_can_be_touched_later(tied):
    other = tied.desk.do(add_tie, tied.actor("Radio"), tied.ends[0], next(iter(tied.pens.values())))
    id = tied.desk.do(add_milestone, "Talk", moved=[Moved(tied.tie, 1, 3)])
    tied.desk.do(touch_ties, id, [Moved(other, None, 4, "openness", "Radio")])
    [known] = milestones(tied.desk.read)
    assert known.ties == (tied.tie, other)
    assert Moved(other, None, 4, "openness", "Radio") in moves_of(tied.desk.read, known)


def test_deleting_takes_back_what_was_said_because_of_it_and_undo_brings_it_back(tied):
    tied.desk.do(assess, tied.tie, "trust", 2, rater="Coop")
    id = tied.desk.do(add_milestone, "Talk", date="2026-06-01",
                      moved=[Moved(tied.tie, 2, 4, rater="Coop")])
    tied.desk.do(delete_milestones, [id])
    assert said_of(tied.desk.read, tied.tie)["trust"].median == 2
    tied.desk.undo()
    assert said_of(tied.desk.read, tied.tie)["trust"].median == 4


def test_notes_and_photos_stand_behind_a_milestone_and_are_as_hidden_as_it(tied):
    id = tied.desk.do(add_milestone, "Talk", sensitivity="limited")
    tied.desk.do(note_milestone, id, "They laughed.")
    sha = tied.desk.blobs.put(b"photo")
    tied.desk.do(picture_milestone, id, sha, name="hall.jpg")
    [known] = milestones(tied.desk.read)
    assert [note.text for note in notes_of(tied.desk.read, known)] == ["They laughed."]
    assert [one.data for one in shown(tied.desk.read, known.attachments)] == [b"photo"]
    assert not notes_of(tied.desk.read, known, "open")
    assert not shown(tied.desk.read, known.attachments, audience="open")
    with pytest.raises(DeskError, match=r"milestone\.nothing"):
        tied.desk.do(note_milestone, id, "  ")


def test_two_desks_that_both_add_milestones_keep_both(tied, tmp_path):
    from collective_desk.domain.clock import Clock

    theirs = Desk.create(":memory:", person="bruno", clock=Clock(now=lambda: 1_774_500_000.0))
    theirs.receive(tied.desk.pack())
    tied.desk.do(add_milestone, "Ours", moved=[Moved(tied.tie, 1, 2)])
    theirs.do(add_milestone, "Theirs", moved=[Moved(tied.tie, 1, 3)])
    tied.desk.receive(theirs.pack())
    theirs.receive(tied.desk.pack())
    for desk in (tied.desk, theirs):
        assert {one.title for one in milestones(desk.read)} == {"Ours", "Theirs"}
        assert not desk.read.conflicts()
        assert trust_record(desk.read).asked == 2


def test_an_audience_learns_nothing_above_its_level(tied):
    tied.desk.do(add_milestone, "Open", moved=[Moved(tied.tie, 1, 2)])
    tied.desk.do(add_milestone, "Secret", moved=[Moved(tied.tie, 1, 4, rater="Spy")],
                 sensitivity="confidential")
    hidden = tied.actor("Diver", sensitivity="strict")
    tie = tied.desk.do(add_tie, hidden, tied.ends[0], next(iter(tied.pens.values())))
    tied.desk.do(add_milestone, "With the diver", took_part=[hidden], moved=[Moved(tie, 1, 4)])
    seen = trust_record(tied.desk.read, "open")
    assert {event.title: event.ties for event in seen.events} == {"Open": (tied.tie,), "With the diver": ()}
    assert seen.asked == 1
    assert not any(hidden in event.took_part for event in seen.events)
    assert [bond.tie for bond in seen.bonds] == [tied.tie]


@pytest.mark.parametrize(("said", "day"), [
    ("2026-03-12", "2026-03-12"), ("2026-02", "2026-02-14"), ("2026", "2026-07-01"),
])
def test_parts_of_a_date_stand_in_the_middle(said, day):
    from datetime import date

    assert day_of(said) == date.fromisoformat(day).toordinal()


@pytest.mark.parametrize("said", ["", None, "soon", "2026-13", "2026-02-30"])
def test_what_is_no_date_is_none(said):
    assert day_of(said) is None
