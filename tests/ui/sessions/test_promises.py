"""Promises of a session: ticked, put right, asked for again, by keys."""


from PySide6.QtWidgets import QCheckBox

from collective_desk.commands.attendance import count_present
from collective_desk.commands.commitments import add_commitment
from collective_desk.commands.notes import (
    add_note,
)
from collective_desk.commands.sessions import close_session, plan_session
from collective_desk.domain.entities import Commitment, Session


def promised(open_desk, line):
    """Type a line that promises something; the promise."""
    open_desk.types(line, "Return")
    return max(open_desk.desk.read.all(Commitment), key=lambda one: one.time)


def test_a_promise_is_ticked(open_desk, page, runs):
    promise = open_desk.desk.do(add_commitment, "Test the well", owner_name="Halima", session=runs.id)
    assert page.run.promises.said == "1 open, 0 kept"
    page.run.promises.findChild(QCheckBox).click()
    assert open_desk.desk.read.get(Commitment, promise).status == "kept"
    assert page.run.promises.said == "0 open, 1 kept"


def test_a_promise_is_put_right(open_desk, page, runs):
    open_desk.draws("Halima")
    open_desk.view.register["view.sessions"].trigger()
    promise = open_desk.desk.do(add_commitment, "Tset the well", owner_name="Someone", session=runs.id)
    open_desk.workspace.sessions.show("notes")
    page.notes.list.choose(promise)
    editor = page.notes.promise
    assert editor.isVisible()
    for field, said in ((editor.owner, "Halima"), (editor.due, "1 May 2027")):
        field.setFocus()
        field.selectAll()
        open_desk.types(said, "Return")
    editor.text.setFocus()
    editor.text.selectAll()
    open_desk.types("Test the well")
    editor.keep()
    known = open_desk.desk.read.get(Commitment, promise)
    assert (known.text, known.owner, known.due) == (
        "Test the well", open_desk.actor("Halima"), "2027-05-01")


def test_a_promise_without_a_day_gets_one_where_it_stands(open_desk, page, runs):
    promise = promised(open_desk, "a Test the well")
    [row] = page.run.promises.rows
    assert (row.who.text(), row.when.text()) == ("nobody yet", "no day yet")
    open_desk.presses("Tab")
    while open_desk.window.focusWidget() is not row.when:
        open_desk.presses("Tab")
    open_desk.presses("Space")
    assert page.run.promises.editor.due.hasFocus()
    open_desk.types("1 May 2027", "Return", "Escape")
    [row] = page.run.promises.rows
    assert row.tick.hasFocus()
    open_desk.presses("Tab", "Space")
    assert page.run.promises.editor.owner.hasFocus()
    open_desk.types("Halima", "Tab", "Tab")
    known = open_desk.desk.read.get(Commitment, promise.id)
    assert (known.due, known.owner_name) == ("2027-05-01", "Halima")
    assert page.run.promises.editor.delete.hasFocus()


def test_a_promise_that_a_decision_made_is_put_right_and_taken_back(open_desk, page, runs):
    first = promised(open_desk, "a Bring seeds")
    second = promised(open_desk, "d We pave the road @Halima by tomorrow")
    assert second.note
    page.run.promises.put_right(second.id)
    open_desk.presses("Ctrl+A")
    open_desk.types("We mend the road")
    open_desk.qtbot.wait(20)
    open_desk.desk.do(add_note, "Somebody laughs", session=runs.id)
    assert page.run.promises.editor.text.toPlainText() == "We mend the road"
    open_desk.presses("Tab")
    assert open_desk.desk.read.get(Commitment, second.id).text == "We mend the road"
    assert page.run.promises.editor.owner.hasFocus()
    open_desk.presses("Tab", "Tab", "Space")
    assert [one.id for one in open_desk.desk.read.all(Commitment)] == [first.id]
    [row] = page.run.promises.rows
    assert row.tick.hasFocus()
    open_desk.desk.undo()
    assert len(page.run.promises.rows) == 2


def test_tab_goes_from_the_notes_through_promises_to_who_came(open_desk, page, runs):
    promised(open_desk, "a Test the well")
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=4)
    page.run.list.setFocus()
    seen = []
    for _ in range(6):
        open_desk.presses("Tab")
        seen.append(open_desk.window.focusWidget())
    [row] = page.run.promises.rows
    assert seen[:4] == list(row.stops)
    assert seen[4].accessibleName() == "Youth: not asked"
    assert seen[5] is page.run.room.group


def test_what_is_open_from_before_is_asked_for_while_people_meet(open_desk, page, runs):
    kept = promised(open_desk, "a Test the well")
    open_desk.desk.do(close_session, runs.id)
    later = open_desk.desk.do(plan_session, "A month later", cautions_read=True)
    open_desk.workspace.sessions.start(open_desk.desk.read.get(Session, later))
    promised(open_desk, "a Ask the mayor")
    assert [row.promise.text for row in page.run.promises.rows] == ["Ask the mayor"]
    [row] = page.run.before.rows
    assert (row.promise.id, page.run.before.isVisible()) == (kept.id, True)
    row.tick.setFocus()
    open_desk.presses("Space")
    assert open_desk.desk.read.get(Commitment, kept.id).status == "kept"
    [row] = page.run.before.rows
    assert row.tick.isChecked() and row.tick.hasFocus()
    open_desk.presses("Space")
    assert open_desk.desk.read.get(Commitment, kept.id).status == "open"
    open_desk.workspace.sessions.show("run", runs.id)
    assert not page.run.before.isVisible()


def test_a_day_that_is_none_is_told_and_the_promise_stays(open_desk, page, runs):
    promise = promised(open_desk, "a Test the well @Halima by 1 May 2027")
    page.run.promises.put_right(promise.id, "due")
    open_desk.presses("Ctrl+A")
    open_desk.types("someday", "Return")
    assert open_desk.window.toast.text.startswith("Which day is someday?")
    assert open_desk.desk.read.get(Commitment, promise.id).due == "2027-05-01"


def test_a_promise_in_the_list_is_put_right_from_the_line(open_desk, page, runs):
    open_desk.types("a Tset the well", "Return", "Up", "Return")
    assert page.notes.promise.text.hasFocus()
    open_desk.presses("Ctrl+A")
    open_desk.types("Test the well")
    open_desk.presses("Escape")
    assert page.run.bar.field.hasFocus()
    [promise] = open_desk.desk.read.all(Commitment)
    assert promise.text == "Test the well"
