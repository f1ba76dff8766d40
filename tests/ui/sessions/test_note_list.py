"""Notes of a session: written in one line, put right, found, deleted, by keys."""

import io
import random

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.commands.notes import (
    Pictured,
    add_note,
    delete_notes,
    join_notes,
    set_notes,
    write_note,
)
from collective_desk.commands.sessions import plan_session
from collective_desk.domain.entities import Attachment, Note
from collective_desk.domain.note_line import NoteLine
from collective_desk.store.queries.notes import entries
from collective_desk.ui.sessions.entry_model import EntryModel
from collective_desk.ui.sessions.notes_page import TYPING_MS
from collective_desk.ui.widgets.toast import ToastAnswer


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


def test_the_note_line_stands_still_when_the_first_note_comes(open_desk, page, runs):
    before = page.run.bar.mapTo(page, page.run.bar.pos())
    open_desk.types("o The well is dry", "Return")
    open_desk.qtbot.waitUntil(page.run.list.isVisible)
    assert page.run.bar.mapTo(page, page.run.bar.pos()) == before


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
