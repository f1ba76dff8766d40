"""Planning, writing, sorting and closing a session, by keys."""

import io
import random
from datetime import date, timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from collective_desk.commands.attendance import count_present
from collective_desk.commands.commitments import add_commitment
from collective_desk.commands.method_cards import card_steps, cards, save_card
from collective_desk.commands.notes import (
    Pictured,
    add_note,
    delete_notes,
    join_notes,
    set_notes,
    write_note,
)
from collective_desk.commands.sessions import close_session, plan_session, set_session, set_steps
from collective_desk.domain.days import today
from collective_desk.domain.entities import Actor, Attachment, Commitment, MethodCard, Note, Session
from collective_desk.domain.note_line import NoteLine
from collective_desk.domain.steps import Step, steps_of
from collective_desk.store.queries.notes import entries
from collective_desk.store.queries.sessions import present
from collective_desk.ui.sessions.entry_model import EntryModel
from collective_desk.ui.sessions.notes_page import TYPING_MS
from collective_desk.ui.sessions.papers import write_paper
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.toast import ToastAnswer


@pytest.fixture
def runs(open_desk, page, net_map):
    """The session runs, the keyboard in the note line."""
    open_desk.desk.do(set_session, net_map, cautions_read=True)
    session = open_desk.desk.read.get(Session, net_map)
    open_desk.workspace.sessions.start(session)
    open_desk.qtbot.waitUntil(page.run.bar.field.hasFocus)
    return session


def test_an_empty_place_offers_cards_and_the_first_makes_a_session(open_desk, page):
    open_desk.qtbot.waitUntil(lambda: page.plan.gallery.tiles[0].hasFocus())
    assert len(page.plan.gallery.tiles) == 10
    open_desk.presses("Tab", "Return")
    [session] = open_desk.desk.read.all(Session)
    assert (session.card, session.method) == ("ecosystem_mapping", "ecosystem_mapping")
    assert page.plan.form.title.hasFocus()


def test_a_plan_is_changed_field_by_field(open_desk, page, net_map):
    open_desk.draws("Elders, Clinic")
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("plan", net_map)
    fields = page.plan.form.fields
    for name, said in (("date", "20 March 2027"), ("place", "Hall"), ("expected", "clinic, elders")):
        fields[name].setFocus()
        fields[name].selectAll()
        open_desk.types(said, "Return")
    session = open_desk.desk.read.get(Session, net_map)
    assert (session.date, session.place) == ("2027-03-20", "Hall")
    assert session.expected == (open_desk.actor("Clinic"), open_desk.actor("Elders"))
    fields["date"].setFocus()
    fields["date"].selectAll()
    open_desk.types("32 March", "Return")
    assert open_desk.window.toast.text == "March has 31 days. Kept as text."
    assert fields["date"].text() == "Sat 20 March 2027"


def test_the_language_of_a_session_is_named_as_its_speakers_do(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    field = page.plan.form.fields["language"]
    for typed, kept, shown in (("fr", "fr", "Français"), ("francais", "fr", "Français"), ("Wolof", "Wolof", "Wolof")):
        field.setFocus()
        field.selectAll()
        open_desk.types(typed, "Return")
        assert open_desk.desk.read.get(Session, net_map).language == kept
        assert field.text() == shown


def test_steps_are_added_moved_and_taken_out(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    before = steps_of(open_desk.desk.read.get(Session, net_map))
    editor = page.plan.steps
    editor.add.click()
    open_desk.types("Tea", "Return")
    editor.forms[-1].moved.emit(-1)
    editor.forms[0].removed.emit()
    now = steps_of(open_desk.desk.read.get(Session, net_map))
    assert now == (*before[1:-1], Step("Tea", "", 10), before[-1])
    open_desk.desk.undo()
    assert len(steps_of(open_desk.desk.read.get(Session, net_map))) == len(before) + 1


def test_a_step_draws_with_a_pen_or_asks_for_towers_or_goals(open_desk, page, net_map):
    def choose(*keys):
        form = page.plan.steps.forms[1]
        form.pen.setFocus()
        open_desk.presses("Space")
        for key in (*keys, "Return"):
            QTest.keyClick(QApplication.activePopupWidget(), getattr(Qt.Key, f"Key_{key}"))
        step = steps_of(open_desk.desk.read.get(Session, net_map))[1]
        return step.pen, step.task, form.pen.text()

    open_desk.workspace.sessions.show("plan", net_map)
    money = open_desk.workspace.pens.all[0]
    assert choose("Up", "Up") == ("", "towers", "towers")
    assert choose("Down") == ("", "goals", "goals")
    assert choose("Down", "Down") == (money.id, "", "money pen")
    assert choose("Up") == ("", "", "no pen")


def test_a_session_becomes_a_card_of_this_desk(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    steps = steps_of(open_desk.desk.read.get(Session, net_map))
    page.plan.card.keep_as("new")
    [card] = open_desk.desk.read.all(MethodCard)
    assert (card.name, card.method) == ("Mapping day", "ecosystem_mapping")
    page.plan.pick()
    assert [tile.card.name for tile in page.plan.gallery.tiles][-1] == "Mapping day"
    assert card_steps(card, open_desk.desk.read) == steps
    page.plan.gallery.tiles[-1].click()
    page.plan.card.keep_as("gone")
    assert not open_desk.desk.read.all(MethodCard)


def test_a_shipped_card_is_adapted_and_comes_back(open_desk, page, net_map):
    open_desk.desk.do(set_steps, net_map, (Step("Only this", "", 5),))
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.card.keep_as("adapted")
    page.plan.pick()
    first = page.plan.gallery.tiles[0].card
    assert (first.name, first.base) == ("Net-Map", "net_map")
    assert card_steps(first, open_desk.desk.read) == (Step("Only this", "", 5),)
    open_desk.desk.undo()
    assert page.plan.gallery.tiles[0].card.base == ""


def test_a_letter_becomes_a_sign_and_comes_back(open_desk, page, runs):
    bar = page.run.bar
    open_desk.types("q Before I call")
    assert (bar.field.text(), bar.text) == ("Before I call", "q Before I call")
    bar.field.setCursorPosition(0)
    open_desk.presses("Backspace")
    assert bar.field.text() == "qBefore I call"


def test_escape_leaves_the_line_and_single_keys_hold(open_desk, page, runs):
    open_desk.presses("Escape")
    runner = open_desk.workspace.sessions.runner
    open_desk.types("n")
    assert runner.clock.step == 1
    open_desk.types("p")
    assert runner.clock.paused
    assert "paused" in page.run.stage._left.text()
    open_desk.types("p")
    assert open_desk.window.desk_view._frame.status.running.startswith("Mapping day, step 2 of 11")


def test_what_is_not_understood_is_told_and_kept(open_desk, page, runs):
    told = []
    page.run.bar.hinted.connect(told.append)
    open_desk.types("o the #Mayor laughs loudly", "Return")
    assert "Nobody here is called Mayor. Kept as text." in told
    assert entries(open_desk.desk.read, runs.id)[0].text == "the #Mayor laughs loudly"


def test_a_card_is_put_right_word_by_word_and_each_word_is_undone(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    card, read = page.plan.card, open_desk.desk.read
    steps = steps_of(read.get(Session, net_map))
    assert card.change.isVisible()
    card.change.setFocus()
    open_desk.presses("Space")
    assert card.fields["purpose"].hasFocus()
    card.fields["watch"].setFocus()
    open_desk.presses("Ctrl+A")
    open_desk.types("Somebody else holds the pen", "Ctrl+Return")
    [own] = read.all(MethodCard)
    assert (own.base, own.name, own.watch) == ("net_map", "Net-Map", "Somebody else holds the pen")
    card.fields["people"].setFocus()
    open_desk.presses("Ctrl+A")
    open_desk.types("Five", "Ctrl+Return")
    assert [one.people for one in read.all(MethodCard)] == ["Five"]
    known = next(one for one in cards(read, open_desk.workspace.words) if one.base == "net_map")
    assert card_steps(known, read) == steps
    assert len(cards(read, open_desk.workspace.words)) == 10
    open_desk.desk.undo()
    assert [one.people for one in read.all(MethodCard)] == ["6 to 20 people, 2 to 3 hours"]
    open_desk.desk.undo()
    assert not read.all(MethodCard)
    assert card.fields["watch"].toPlainText().startswith("One kind of tie at a time")


def test_no_line_of_a_card_is_wider_than_its_field(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.card.change.click()
    open_desk.qtbot.wait(50)
    for field in page.plan.card.fields.values():
        lines = field.document().firstBlock().layout()
        assert lines.lineCount()
        for number in range(lines.lineCount()):
            assert lines.lineAt(number).width() <= field.viewport().width()


def test_two_desks_adapt_one_card_and_both_are_there(open_desk):
    words = open_desk.workspace.words
    for name in ("Ours", "Theirs"):
        open_desk.desk.do(save_card, name, base="net_map")
    names = [one.name for one in cards(open_desk.desk.read, words)]
    assert len(names) == 11
    assert {"Ours", "Theirs"} <= set(names)


def test_people_are_counted_and_agree(open_desk, page, runs):
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=4)
    assert page.run.room.total == "4 people"
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=6, consent="verbal")
    assert page.run.room.total == "6 people"
    assert present(open_desk.desk.read, runs.id)[0].consent == "verbal"
    page.run.room._take_consent(present(open_desk.desk.read, runs.id)[0], "withdrawn")
    assert any("took consent back" in text.text() for text in page.run.room.findChildren(Text))


def test_people_are_counted_at_the_door_in_one_line(open_desk, page, runs):
    def says(line):
        page.run.room.group.setFocus()
        page.run.room.group.clear()
        open_desk.types(line, "Return")
        return {one.group: one.heads for one in present(open_desk.desk.read, runs.id)}

    assert says("Fishers 7") == {"Fishers": 7}
    assert page.run.room.group.text() == ""
    assert says("Fishers +2") == {"Fishers": 9}
    open_desk.presses("Ctrl+Z")
    assert says("Fishers +2") == {"Fishers": 9}
    assert says("3 elders") == {"Fishers": 9, "elders": 3}
    assert says("fishers") == {"Fishers": 9, "elders": 3}
    assert open_desk.window.toast.text == "fishers: 9 are here already. Write fishers +1 when one more came."
    assert says("Fishers 8") == {"Fishers": 8, "elders": 3}


def test_late_comers_do_not_take_back_that_consent_was_withdrawn(open_desk, page, runs):
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=4, consent="withdrawn")
    page.run.room.group.setFocus()
    open_desk.types("Youth +1", "Return")
    [youth] = present(open_desk.desk.read, runs.id)
    assert (youth.heads, youth.consent) == (5, "withdrawn")


def test_a_promise_is_ticked(open_desk, page, runs):
    promise = open_desk.desk.do(add_commitment, "Test the well", owner_name="Halima", session=runs.id)
    assert page.run.promises.said == "1 open, 0 kept"
    page.run.promises.findChild(QCheckBox).click()
    assert open_desk.desk.read.get(Commitment, promise).status == "kept"
    assert page.run.promises.said == "0 open, 1 kept"


def test_notes_are_found_and_put_right(open_desk, page, runs):
    for text in ("The pmup is dry", "La fête du fleuve", "Two things. And another."):
        open_desk.desk.do(add_note, text, session=runs.id)
    open_desk.presses("Escape")
    open_desk.view.register["session.search"].trigger()
    open_desk.types("fete", "Return")
    open_desk.qtbot.wait(TYPING_MS + 30)
    assert [one.text for one in page.notes.list.chosen()] == ["La fête du fleuve"]
    page.notes.search.clear()
    page.notes.search.setFocus()
    open_desk.types("pmup", "Return")
    text = page.notes.editor.text
    text.setFocus()
    text.selectAll()
    open_desk.types("The pump is dry")
    text.keep()
    assert {one.text for one in entries(open_desk.desk.read, runs.id)} == {
        "The pump is dry", "La fête du fleuve", "Two things. And another."}
    page.notes.search.clear()
    page.notes.list.choose(next(
        one.id for one in entries(open_desk.desk.read, runs.id) if one.text.startswith("Two")))
    cursor = text.textCursor()
    cursor.setPosition(len("Two things. "))
    text.setTextCursor(cursor)
    page.notes.editor.split.click()
    assert len(open_desk.desk.read.all(Note)) == 4


def test_a_session_is_read_back_and_closed(open_desk, page, runs, tmp_path):
    open_desk.desk.do(add_note, "We meet as one group", kind="decision", session=runs.id)
    open_desk.view.register["session.close"].trigger()
    close = page.close_page
    assert close.isVisible()
    close.next_date.setFocus()
    open_desk.types("1 May 2027", "Return")
    out = tmp_path / "handout.pdf"
    write_paper(open_desk.workspace, runs.id, "handout", out)
    open_desk.qtbot.waitUntil(out.exists, timeout=8000)
    open_desk.qtbot.waitUntil(lambda: not open_desk.workspace.jobs.running)
    close.done.click()
    session = open_desk.desk.read.get(Session, runs.id)
    assert (session.state, session.next_date) == ("closed", "2027-05-01")
    assert open_desk.workspace.running.step is None


def test_a_list_follows_every_change_as_if_it_was_read_anew(open_desk, qtbot):
    desk, chance = open_desk.desk, random.Random(3)
    session = desk.do(plan_session, "Day")
    model = EntryModel(desk.read, lambda entry: entry.text)
    model.show_session(session)
    stop = desk.observe(model.refresh)
    for number in range(60):
        known = [note.id for note in desk.read.all(Note)]
        deed = chance.choice(("add", "add", "sort", "delete", "join", "undo"))
        if deed == "add" or len(known) < 3:
            desk.do(add_note, f"Note {number}", session=session)
        elif deed == "sort":
            desk.do(set_notes, chance.sample(known, 2), kind="risk")
        elif deed == "delete":
            desk.do(delete_notes, known[:1])
        elif deed == "join":
            desk.do(join_notes, chance.sample(known, 2))
        else:
            desk.undo()
        fresh = entries(desk.read, session)
        assert [model.entry_at(row) for row in range(model.count)] == fresh
        assert model.rowCount() <= model.count
    stop()


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


def test_who_may_see_a_session_is_said_on_its_plan(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.form.seen.setFocus()
    open_desk.presses("Space")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert open_desk.desk.read.get(Session, net_map).sensitivity == "limited"
    open_desk.qtbot.waitUntil(lambda: page.plan.form.seen.text() == "limited")


def test_a_kept_photo_gets_a_caption_and_what_its_people_agreed_to(open_desk, page, net_map):
    desk = open_desk.desk
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    sha = desk.blobs.put(picture.getvalue())
    note = desk.do(write_note, NoteLine("observation", "The wall"), session=net_map, photos=[Pictured(sha, "wall.png", "image/png")])
    open_desk.workspace.sessions.want_entry(note.note)
    [row] = page.notes.editor.photos.values()
    row.caption.setFocus()
    open_desk.types("The map at noon", "Return")
    row.consent.setFocus()
    open_desk.presses("Space")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    [kept] = desk.read.all(Attachment)
    assert (kept.caption, kept.consent) == ("The map at noon", "verbal")
    open_desk.qtbot.waitUntil(lambda: row.consent.text() == "The people on it: said yes")
    assert list(page.notes.editor.photos.values()) == [row]
    row.gone.setFocus()
    assert row.gone.accessibleName() == "Take this photo away: The map at noon"
    open_desk.presses("Space")
    assert not desk.read.all(Attachment)
    assert not page.notes.editor.photos
    assert open_desk.window.toast.text == "The photo is off the desk."
    desk.undo()
    assert list(page.notes.editor.photos) == [kept.id]


def test_a_session_is_deleted_its_notes_stay_and_it_comes_back(open_desk, page, net_map):
    other = open_desk.desk.do(plan_session, "A trial")
    open_desk.desk.do(add_note, "The gate is shut", session=other)
    open_desk.workspace.sessions.show("plan", other)
    page.plan.delete.setFocus()
    open_desk.presses("Space")
    assert open_desk.window.toast.text == (
        "A trial is deleted. Its 1 note stays among all notes.")
    assert open_desk.workspace.sessions.chosen.id == net_map
    assert open_desk.window.focusWidget().text() == "Mapping day"
    open_desk.workspace.sessions.show("notes")
    [note] = entries(open_desk.desk.read)
    page.notes.list.choose(note.id)
    assert page.notes.editor._session.text() == "no session"
    open_desk.desk.undo()
    assert page.notes.editor._session.text() == "A trial"


def test_a_session_that_runs_ends_when_it_is_deleted(open_desk, page, runs):
    open_desk.presses("Escape")
    open_desk.view.register["session.delete"].trigger()
    assert open_desk.workspace.running.step is None
    assert not open_desk.view.register["session.delete"].isEnabled()
    assert page.plan.gallery.isVisible()


def test_what_is_over_is_not_opened_again_by_a_slip_and_keeps_its_times(open_desk, page, runs):
    runner = open_desk.workspace.sessions.runner
    runner.next_step()
    open_desk.desk.do(close_session, runs.id, spent=(60, 120))
    open_desk.workspace.sessions.show("plan", runs.id)
    open_desk.view.register["view.map"].trigger()
    open_desk.view.register["view.sessions"].trigger()
    open_desk.qtbot.wait(20)
    open_desk.presses("Return")
    assert open_desk.desk.read.get(Session, runs.id).state == "closed"
    assert not open_desk.view.register["session.start"].isEnabled()
    assert page.plan.start.text() == "Open it again"
    page.plan.start.setFocus()
    open_desk.presses("Space")
    assert (runner.clock.step, runner.clock.spent) == (1, (60, 120))
    runner.close_session()
    assert open_desk.desk.read.get(Session, runs.id).spent[0] == 60


def promised(open_desk, line):
    """Type a line that promises something; the promise."""
    open_desk.types(line, "Return")
    return max(open_desk.desk.read.all(Commitment), key=lambda one: one.time)


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


def test_the_meeting_that_was_agreed_is_planned_by_keys(open_desk, page, runs):
    open_desk.view.register["session.close"].trigger()
    close = page.close_page
    assert not close.plan_next.isVisible()
    close.next_date.setFocus()
    open_desk.types("1 May 2999", "Tab")
    open_desk.types("The ferry", "Tab", "Tab", "Tab", "Space", "Tab", "Space")
    assert page.plan.gallery.tiles[0].hasFocus()
    assert "Mapping day" in page.plan.gallery.agreed
    assert "The ferry" in page.plan.gallery.agreed
    open_desk.presses("Return")
    made = open_desk.workspace.sessions.chosen
    assert (made.state, made.date, made.place) == ("planned", "2999-05-01", "The ferry")
    page.plan.pick()
    assert page.plan.gallery.agreed == ""


def test_who_was_expected_is_counted_by_a_press_and_a_number(open_desk, page, net_map):
    open_desk.draws("Elders, Youth club")
    elders, youth = open_desk.actor("Elders"), open_desk.actor("Youth club")
    open_desk.desk.do(set_session, net_map, expected=(elders, youth), cautions_read=True)
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("run", net_map)
    room = page.run.room
    assert room.missed == []
    open_desk.workspace.sessions.start(open_desk.desk.read.get(Session, net_map))
    assert [link.text() for link in room.missed] == [
        "Nobody from Elders is here", "Nobody from Youth club is here"]
    open_desk.qtbot.waitUntil(room.missed[1].isVisible)
    room.group.setFocus()
    open_desk.presses("Tab", "Tab", "Space")
    open_desk.types("5", "Return")
    [here] = present(open_desk.desk.read, net_map)
    assert (here.actor, here.heads) == (youth, 5)
    assert room.group.hasFocus()
    assert [link.text() for link in room.missed] == ["Nobody from Elders is here"]


def test_the_note_line_stands_still_when_the_first_note_comes(open_desk, page, runs):
    before = page.run.bar.mapTo(page, page.run.bar.pos())
    open_desk.types("o The well is dry", "Return")
    open_desk.qtbot.waitUntil(page.run.list.isVisible)
    assert page.run.bar.mapTo(page, page.run.bar.pos()) == before


def test_a_day_that_is_none_is_told_and_the_promise_stays(open_desk, page, runs):
    promise = promised(open_desk, "a Test the well @Halima by 1 May 2027")
    page.run.promises.put_right(promise.id, "due")
    open_desk.presses("Ctrl+A")
    open_desk.types("someday", "Return")
    assert open_desk.window.toast.text.startswith("Which day is someday?")
    assert open_desk.desk.read.get(Commitment, promise.id).due == "2027-05-01"


def test_a_wrong_note_is_put_right_from_the_line_and_back(open_desk, page, runs):
    for line in ("o The pmup is dry", "d We meet again"):
        open_desk.types(line, "Return")
    open_desk.presses("Up", "Down", "Return")
    text = page.notes.editor.text
    assert text.hasFocus()
    open_desk.presses("Ctrl+A")
    open_desk.types("The pump is dry")
    open_desk.presses("Tab")
    assert page.notes.editor.speaker.hasFocus()
    assert [one.text for one in page.notes.list.chosen()] == ["The pump is dry"]
    open_desk.types("Halima", "Tab")
    [dry] = [one for one in entries(open_desk.desk.read, runs.id) if "dry" in one.text]
    assert (dry.text, dry.speaker) == ("The pump is dry", "Halima")
    open_desk.presses("Escape")
    assert page.run.bar.field.hasFocus()


def test_a_promise_in_the_list_is_put_right_from_the_line(open_desk, page, runs):
    open_desk.types("a Tset the well", "Return", "Up", "Return")
    assert page.notes.promise.text.hasFocus()
    open_desk.presses("Ctrl+A")
    open_desk.types("Test the well")
    open_desk.presses("Escape")
    assert page.run.bar.field.hasFocus()
    [promise] = open_desk.desk.read.all(Commitment)
    assert promise.text == "Test the well"


def test_notes_are_deleted_by_one_key_and_come_back(open_desk, page, runs):
    for line in ("o One", "a Two", "o Three"):
        open_desk.types(line, "Return")
    open_desk.presses("Up", "Down", "Delete")
    assert [one.text for one in entries(open_desk.desk.read, runs.id)] == ["Three", "One"]
    assert [one.text for one in page.run.list.chosen()] == ["One"]
    assert open_desk.window.toast.text == "1 note is off the desk."
    open_desk.presses("Delete", "Delete")
    assert not entries(open_desk.desk.read, runs.id)
    assert page.run.bar.field.hasFocus()
    for _ in range(3):
        open_desk.desk.undo()
    assert len(entries(open_desk.desk.read, runs.id)) == 3


def test_a_line_that_a_slip_cleared_comes_back(open_desk, page, runs):
    open_desk.types("t The council says it advises", "Escape")
    assert page.run.bar.text == ""
    assert open_desk.window.toast.text == "The line is empty again."
    open_desk.window.toast.findChild(ToastAnswer).click()
    assert page.run.bar.text == "t The council says it advises"
    assert open_desk.workspace.sessions.runner.clock.draft == "t The council says it advises"


def test_who_is_expected_and_not_on_the_desk_is_added_by_one_press(open_desk, page, net_map):
    open_desk.draws("Clinic")
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.form.fields["expected"].setFocus()
    open_desk.types("Mayor, Clinic; Radio Sun", "Return")
    assert open_desk.window.toast.text == "Not on the desk yet: Mayor, Radio Sun."
    open_desk.window.toast.findChild(ToastAnswer).click()
    names = {one.id: one.name for one in open_desk.desk.read.all(Actor)}
    assert [names[id] for id in open_desk.desk.read.get(Session, net_map).expected] == [
        "Clinic", "Mayor", "Radio Sun"]
    assert page.plan.form.fields["expected"].text() == "Clinic, Mayor, Radio Sun"
    open_desk.desk.undo()
    assert open_desk.names() == ["Clinic"]


def test_the_day_of_a_session_that_is_over_lies_behind_us(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    field = page.plan.form.fields["date"]

    def says(line):
        field.setFocus()
        field.selectAll()
        open_desk.types(line, "Return")
        return date.fromisoformat(open_desk.desk.read.get(Session, net_map).date)

    now = today()
    assert says("yesterday") == now - timedelta(days=1)
    assert now - timedelta(days=7) <= says("last Friday") < now
    assert says("Friday") > now
    open_desk.desk.do(close_session, net_map)
    assert now - timedelta(days=7) < says("Friday") <= now
