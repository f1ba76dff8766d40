"""From what is said to the very thing it is about, and back by one key."""

import pytest

from collective_desk.commands.commitments import add_commitment
from collective_desk.commands.missing import add_missing
from collective_desk.commands.notes import add_note
from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import Commitment, Milestone, Note
from collective_desk.store.queries.evidence import notes_of
from collective_desk.ui.pages.sessions import SessionsPage
from collective_desk.ui.widgets.chip import Chip
from tests.ui.conftest import Open


@pytest.fixture
def river(window, qtbot, tmp_path):
    """The sample, open."""
    open_sample(tmp_path / "river.desk")
    window.open_path(tmp_path / "river.desk")
    qtbot.waitUntil(lambda: window.desk_view is not None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Open(window, qtbot)


def chips(river, kind):
    """Give the evidence of Reflection that leads to things of a kind: question, number, lead."""
    tab = river.view.shell.show_place("collectives", "reflection").tab
    found = []
    for question in ("RQ3", "RQ7", "RQ1", "RQ6", "RQ9"):
        tab.show_question(question)
        found += [(question, lead) for one in tab.evidence.shown for lead in one.leads if lead.kind == kind]
    return tab, found


def presses_chip(river, tab, question, lead):
    tab.show_question(question)
    river.qtbot.wait(20)
    for more in [one for one in tab.evidence.findChildren(Chip) if one.text().endswith(" more")]:
        more.setFocus()
        river.presses("Space")
    chip = next(one for one in tab.evidence.findChildren(type(tab.evidence._chip(lead)))
                if one.isVisible() and one.accessibleName() == lead.name)
    chip.setFocus()
    river.presses("Space")


@pytest.mark.parametrize("kind", [Note, Commitment])
def test_a_chip_of_evidence_opens_the_very_note_or_promise_and_one_key_goes_back(river, kind):
    tab, found = chips(river, kind.kind_name)
    question, lead = found[-1]
    presses_chip(river, tab, question, lead)
    page = river.window.findChild(SessionsPage)
    assert page.notes.isVisible()
    assert [one.id for one in page.notes.list.chosen()] == [lead.id]
    assert page.notes.list.hasFocus()
    river.presses("Alt+Left")
    assert tab.isVisible()
    assert tab.question == question


def test_a_chip_of_evidence_opens_the_very_milestone(river):
    tab, found = chips(river, Milestone.kind_name)
    question, lead = found[0]
    presses_chip(river, tab, question, lead)
    page = river.view._frame.page("trust")
    assert page.isVisible()
    assert page.side.milestone == lead.id


def test_a_note_of_a_milestone_opens_from_the_timeline_and_the_timeline_comes_back(river):
    known = next(one for one in river.desk.read.all(Milestone) if notes_of(river.desk.read, one))
    page = river.view.shell.show_place("trust")
    page.show_milestone(known.id)
    [note, *_] = notes_of(river.desk.read, known)
    assert river.view.register["view.back"].isEnabled() is False
    link = next(one for one in page.side.evidence.links if one.accessibleName().endswith(note.text))
    link.setFocus()
    river.presses("Space")
    notes = river.window.findChild(SessionsPage).notes
    assert [one.id for one in notes.list.chosen()] == [note.id]
    river.qtbot.waitUntil(notes.list.hasFocus)
    river.presses("Alt+Left")
    assert page.isVisible()
    assert page.side.milestone == known.id


def test_a_promise_that_a_decision_made_is_shown_among_the_promises(river):
    decided = river.desk.do(add_note, "We pave the road", kind="decision")
    promise = river.desk.do(add_commitment, "We pave the road", note=decided)
    river.view.shell.following.go(Commitment.kind_name, promise)
    page = river.window.findChild(SessionsPage)
    row = next(row for row in page.notes.promises.rows if row.promise.id == promise)
    assert row.tick.hasFocus()


def test_the_rest_of_the_chips_opens_in_its_place(river):
    tab = river.view.shell.show_place("collectives", "reflection").tab
    tab.show_question("RQ2")
    long = next(one for one in tab.evidence.shown if len(one.leads) > 7)
    more = next(chip for chip in tab.evidence.findChildren(Chip) if chip.text() == f"{len(long.leads) - 6} more")
    more.setFocus()
    river.presses("Space")
    names = [chip.accessibleName() for chip in tab.evidence.findChildren(Chip) if not chip.isHidden()]
    assert {lead.name for lead in long.leads} <= set(names)
    assert river.window.focusWidget().accessibleName() == long.leads[6].name


def test_a_sentence_that_says_nobody_leads_to_where_somebody_is_named(river):
    tab = river.view.shell.show_place("collectives", "reflection").tab
    tab.show_question("RQ2")
    lead = next(lead for one in tab.evidence.shown for lead in one.leads if lead.kind == "page")
    presses_chip(river, tab, "RQ2", lead)
    assert river.view._frame.page("collectives").shown == "goals"


def test_needs_and_open_ways_are_read_as_conditions_and_paths(river):
    tab = river.view.shell.show_place("collectives", "reflection").tab
    tab.show_question("RQ7")
    river.desk.do(add_missing, "A quiet room", kind="need")
    river.qtbot.wait(20)
    assert any("A quiet room" in one.text for one in tab.evidence.shown)
    tab.show_question("RQ6")
    assert any("ways to grow" in one.text for one in tab.evidence.shown)
