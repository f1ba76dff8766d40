"""What people take home says what was decided, and nothing that is not for them."""

import pytest

from collective_desk.briefs.session_papers import write_checklist, write_handout
from collective_desk.commands.actors import add_actor, set_actor
from collective_desk.commands.attendance import count_present
from collective_desk.commands.commitments import add_commitment, settle_commitment
from collective_desk.commands.desks import found_desk
from collective_desk.commands.notes import add_note
from collective_desk.commands.sessions import close_session, plan_session, set_session
from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.domain.steps import Step
from collective_desk.store.desk import Desk

from .conftest import pages_of


@pytest.fixture
def hall():
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk, title="River", question="Who can help?")
        yield desk


@pytest.fixture
def day(hall):
    coop = hall.do(add_actor, "Orchard coop", kind="cooperative")
    diver = hall.do(add_actor, "Kingfisher", sensitivity="confidential")
    session = hall.do(
        plan_session, "Mapping day", place="Ferry Hall", date="2026-10-14", language="en",
        facilitators=["Meron"], purpose="Draw the river.", expected=[coop, diver],
        materials="Paper. Pens.", steps=[Step("Who?", "Name them.", 20), Step("Ties", "", 30)])
    hall.do(add_note, "We meet as one group.", kind="decision", session=session)
    hall.do(add_note, "The secret way.", kind="decision", session=session, sensitivity="limited")
    hall.do(add_commitment, "Ask the town", owner=coop, due="2026-10-23", session=session)
    hall.do(add_commitment, "Dive at night", owner=diver, session=session)
    hall.do(count_present, session, actor=coop, heads=3, consent="verbal")
    hall.do(count_present, session, actor=diver, heads=1, consent="verbal")
    hall.do(count_present, session, group="Unnamed", heads=2)
    hall.do(set_session, session, next_date="2026-11-18", next_place="Ferry Hall",
            next_bring="Bring water.", who_leads="The coop calls.")
    return session


def test_the_handout_says_what_was_decided_promised_and_next(hall, day, tmp_path):
    [text] = pages_of(write_handout(hall.read, tmp_path / "h.pdf", session=day))
    for said in ("Mapping day", "We meet as one group.", "Ask the town", "Orchard coop",
                 "23 October 2026", "6 people", "18 November 2026, Ferry Hall", "Bring water.",
                 "The coop calls.", "2 people are counted only.", "Meron", "For everyone"):
        assert said in text, said
    for hidden in ("Kingfisher", "The secret way.", "Unnamed"):
        assert hidden not in text


def test_who_goes_by_another_name_is_not_named(hall, day, tmp_path):
    coop = next(one.id for one in hall.read.all(Actor) if one.name == "Orchard coop")
    hall.do(set_actor, coop, code_name="Heron")
    [text] = pages_of(write_handout(hall.read, tmp_path / "h.pdf", session=day))
    assert "Heron" in text
    assert "Orchard" not in text


def test_the_checklist_has_all_steps_with_their_words(hall, day, tmp_path):
    text = "\n".join(pages_of(write_checklist(hall.read, tmp_path / "c.pdf", session=day)))
    for said in ("Draw the river.", "Paper", "Pens", "Orchard coop", "0–20", "20–50",
                 "Name them.", "50 minutes in all"):
        assert said in text, said
    assert "Kingfisher" not in text


def test_the_checklist_asks_for_what_earlier_sessions_promised(hall, day, tmp_path):
    hall.do(add_commitment, "Open the gate", owner_name="Somebody")
    kept = hall.do(add_commitment, "Bring the key", owner_name="Somebody")
    hall.do(settle_commitment, kept, "kept")
    hall.do(add_commitment, "Hide the boats", sensitivity="confidential")
    closed = hall.do(plan_session, "In private", sensitivity="confidential")
    hall.do(add_commitment, "Whisper it", session=closed)
    later = hall.do(plan_session, "A month later", language="en")
    text = "\n".join(pages_of(write_checklist(hall.read, tmp_path / "c.pdf", session=later)))
    for said in ("Promised before", "Ask the town", "Orchard coop", "23 October 2026",
                 "Open the gate"):
        assert said in text, said
    for hidden in ("Bring the key", "Hide the boats", "Whisper it", "Kingfisher"):
        assert hidden not in text
    hall.do(add_commitment, "Ours of today", session=later)
    hall.do(close_session, later)
    text = "\n".join(pages_of(write_checklist(hall.read, tmp_path / "d.pdf", session=later)))
    assert "Ask the town" not in text


def test_notes_of_a_checklist_take_no_page_of_their_own(hall, tmp_path):
    steps = [Step(f"Step {number}", "Say this.", 5) for number in range(24)]
    long = hall.do(plan_session, "A long day", purpose="Everything.", steps=steps)
    pages = pages_of(write_checklist(hall.read, tmp_path / "c.pdf", session=long))
    assert all("Step" in page for page in pages)


def test_a_long_session_runs_over_pages_and_loses_nothing(hall, day, tmp_path):
    for number in range(40):
        hall.do(add_note, f"Decision {number} of the long afternoon.", kind="decision", session=day)
        hall.do(add_commitment, f"Promise {number}", owner_name="Somebody", session=day)
    pages = pages_of(write_handout(hall.read, tmp_path / "h.pdf", session=day, language="ar"))
    text = "\n".join(pages)
    assert len(pages) > 2
    assert all(f"Promise {number}" in text for number in range(40))


def test_a_session_above_the_audience_is_not_printed(hall, day, tmp_path):
    hall.do(set_session, day, sensitivity="confidential")
    with pytest.raises(DeskError) as error:
        write_handout(hall.read, tmp_path / "h.pdf", session=day)
    assert error.value.id == "session.missing"
    assert not list(tmp_path.iterdir())
