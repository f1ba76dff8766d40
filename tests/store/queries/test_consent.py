"""Whoever takes their consent back is not heard outside the desk: their words and photos stay here."""

import pytest

from collective_desk.commands.actors import add_actor, set_actor
from collective_desk.commands.attachments import attach, set_attachment
from collective_desk.commands.attendance import count_present
from collective_desk.commands.merging import merge_actors
from collective_desk.commands.milestones import add_milestone, note_milestone
from collective_desk.commands.notes import add_note, set_notes
from collective_desk.commands.sessions import plan_session
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import Milestone
from collective_desk.store.desk import Desk
from collective_desk.store.queries.attachments import shown
from collective_desk.store.queries.evidence import notes_of
from collective_desk.store.queries.notes import entries
from collective_desk.store.queries.sessions import present


@pytest.fixture
def hall():
    with Desk.create(":memory:", person="Amina") as desk:
        desk.day = desk.do(plan_session, "Day")
        desk.other = desk.do(plan_session, "Other day")
        desk.fishers = desk.do(add_actor, "Fishers", aliases=["Boat people"])
        desk.radio = desk.do(add_actor, "Radio")
        desk.photo = desk.do(attach, desk.blobs.put(b"gate"), name="gate")
        for said, fields in {
            "We are afraid": {"kind": "quote", "speaker": "boat people"},
            "The night he rowed": {"kind": "story", "about": (desk.fishers,), "attachments": (desk.photo,)},
            "They came early": {"kind": "observation", "about": (desk.fishers,)},
            "We read it aloud": {"kind": "quote", "about": (desk.radio,)},
        }.items():
            desk.do(add_note, said, session=desk.day, **fields)
        desk.do(add_note, "Another day", kind="quote", speaker="Fishers", session=desk.other)
        yield desk


def told(desk, audience="strict"):
    return {one.text for one in entries(desk.read, audience=audience)}


ALL = {"We are afraid", "The night he rowed", "They came early", "We read it aloud", "Another day"}
LEFT = ALL - {"We are afraid", "The night he rowed"}


def test_what_somebody_took_back_is_told_to_no_audience(hall):
    hall.do(count_present, hall.day, actor=hall.fishers, heads=7, consent="verbal")
    assert told(hall) == ALL
    assert shown(hall.read, [hall.photo], audience="open")
    hall.do(count_present, hall.day, actor=hall.fishers, heads=7, consent="withdrawn")
    for audience in ("open", "limited", "confidential", "strict"):
        assert told(hall, audience) == LEFT
        assert not shown(hall.read, [hall.photo], audience=audience)
    assert {one.text for one in entries(hall.read)} == ALL
    assert shown(hall.read, [hall.photo])
    hall.undo()
    assert told(hall) == ALL


@pytest.mark.parametrize("stands", [True, False])
def test_a_word_taken_back_counts_also_after_the_clock_was_set_back(stands):
    now = [1_790_000_000.0]
    with Desk.create(":memory:", person="Amina", clock=Clock(now=lambda: now[0])) as desk:
        day = desk.do(plan_session, "Day")
        fishers = desk.do(add_actor, "Fishers")
        desk.do(add_note, "We are afraid", kind="quote", speaker="Fishers", session=day)
        for _ in range(5):
            desk.do(count_present, day, actor=fishers, heads=7, consent="verbal")
            now[0] -= 0 if stands else 3600
            desk.do(count_present, day, actor=fishers, heads=7, consent="withdrawn")
            assert told(desk) == set()
            assert [one.consent for one in present(desk.read, day)] == ["withdrawn"]


def test_leaving_the_room_does_not_give_the_word_again(hall):
    hall.do(count_present, hall.day, actor=hall.fishers, heads=0, consent="withdrawn")
    assert told(hall) == LEFT


def test_a_group_is_known_by_its_name_and_an_actor_by_whom_it_was_merged_into(hall):
    hall.do(add_note, "The pump is ours", kind="quote", speaker="Herders", session=hall.day)
    hall.do(count_present, hall.day, group="herders", heads=3, consent="withdrawn")
    assert told(hall) == ALL
    crew = hall.do(add_actor, "Boat crew")
    hall.do(count_present, hall.day, actor=crew, heads=2, consent="withdrawn")
    assert told(hall) == ALL
    hall.do(merge_actors, hall.fishers, [crew])
    assert told(hall) == LEFT


def test_evidence_of_a_milestone_and_a_photo_taken_back_are_kept_too(hall):
    hall.within = (hall.day, 0)
    won = hall.do(add_milestone, "They meet", kind="dialogue")
    note = hall.do(note_milestone, won, "He wept", kind="story")
    hall.do(set_notes, [note], speaker="Fishers")
    known = hall.read.get(Milestone, won)
    assert [one.text for one in notes_of(hall.read, known, "open")] == ["He wept"]
    hall.do(count_present, hall.day, actor=hall.fishers, heads=7, consent="withdrawn")
    assert not notes_of(hall.read, known, "open")
    hall.do(set_actor, hall.fishers, name="Fisherfolk")
    assert not notes_of(hall.read, known, "open")
    other = hall.do(attach, hall.blobs.put(b"hall"), name="hall")
    hall.do(set_attachment, other, consent="withdrawn")
    assert not shown(hall.read, [other], audience="strict")
    assert shown(hall.read, [other])
