"""From what is said to the very thing it is about, and back by one key."""

import pytest

from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import Commitment, Milestone, Note
from collective_desk.store.queries.evidence import notes_of
from collective_desk.ui.pages.sessions import SessionsPage
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
