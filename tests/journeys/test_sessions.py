"""A hall full of people, one person at the keyboard, no pointer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from collective_desk.commands.attendance import count_present
from collective_desk.commands.commitments import add_commitment
from collective_desk.commands.milestones import add_milestone, picture_milestone
from collective_desk.commands.notes import Pictured, add_note, write_note
from collective_desk.commands.sessions import plan_session
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attachment,
    Attendance,
    Commitment,
    Goal,
    Milestone,
    Note,
    Session,
    Tie,
    TieKind,
)
from collective_desk.domain.note_line import NoteLine
from collective_desk.domain.steps import Step, steps_of
from collective_desk.domain.trust import Moved
from collective_desk.exchange.photos import clean_photo
from collective_desk.store.desk import Desk
from collective_desk.store.queries.milestones import moves_of
from collective_desk.store.queries.notes import entries
from collective_desk.store.queries.sessions import present
from collective_desk.ui.pages.collectives import CollectivesPage
from collective_desk.ui.pages.sessions import SessionsPage
from collective_desk.ui.widgets.chip import Chip
from tests.house.source import ROOT
from tests.journeys.hall import (
    ACTORS,
    HALF,
    NOTES,
    PHOTOS,
    PROMISES,
    draws_the_room,
    marks_milestone,
    net_map,
    shows_photo,
    until,
    writes,
)


def powered_off():
    """Let a program record the first half, and cut its power in the middle of a note."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.hall"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    try:
        return json.loads(child.stdout.readline())
    finally:
        child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        child.communicate()


def test_a_whole_workshop_is_recorded_live_through_a_power_cut(sits_down, capsys):
    told = powered_off()
    amina = sits_down(Path(told["path"]))
    until(amina, lambda: amina.window.desk_view is not None)
    page = amina.window.findChild(SessionsPage)
    until(amina, lambda: page.resume.go_on.hasFocus())
    began, strokes = time.perf_counter(), amina.strokes
    amina.presses("Return")
    until(amina, page.run.bar.field.hasFocus)
    assert page.run.bar.text == told["half"]
    assert amina.window.desk_view.workspace.running.step.number == 2
    amina.types(NOTES[HALF][len(told["half"]):])
    amina.presses("Return")
    for line in (*NOTES[HALF + 1:], *PROMISES[1:]):
        writes(amina, page, line)
    for number in range(1, len(PHOTOS)):
        shows_photo(amina, page, number)
    marks_milestone(amina, page)
    read = amina.read
    notes, promises = read.all(Note), read.all(Commitment)
    assert sorted(note.text for note in notes if note.attachments) == sorted(PHOTOS)
    assert len(notes) == len(NOTES) + len(PHOTOS)
    assert len(promises) == len(PROMISES)
    assert all(one.due for one in promises)
    assert sum(one.owner is not None for one in promises) == 4
    assert len(read.all(Attachment)) == 3
    assert all(read.blobs.has(one.sha256) for one in read.all(Attachment))
    [session] = read.all(Session)
    assert {(one.session, one.step) for one in (*notes, *promises)} == {
        (session.id, 0), (session.id, 1)}
    assert sum(one.step == 0 for one in notes) == HALF + 1
    [won] = read.all(Milestone)
    names = {actor.id: actor.name for actor in read.all(Actor)}
    assert (won.early_win, won.session) == ("stakeholder_at_the_table", session.id)
    assert [names[id] for id in won.led] == ["Fishers"]
    assert [(one.before, one.after) for one in moves_of(read, won)] == [(2, 3)]
    letters = sum(len(line) for line in (*NOTES, *PROMISES, *PHOTOS))
    strokes = told["strokes"] + amina.strokes - strokes
    seconds = told["seconds"] + time.perf_counter() - began
    with capsys.disabled():
        print(f"\n20 notes, 5 commitments, 3 photos, 1 milestone and a power cut: {strokes} "
              f"keystrokes ({letters} letters of notes), {seconds:.1f} s")


def test_a_whole_net_map_session_by_keys(sits_down, capsys):
    amina = sits_down()
    page = net_map(amina)
    strokes, seen = amina.strokes, []
    view = amina.window.desk_view
    runner = view.workspace.sessions.runner
    [session] = amina.read.all(Session)
    steps = steps_of(session)
    assert session.cautions_read
    writes(amina, page, "d Amounts stay off the map")
    amina.presses("Ctrl+1", "F5")
    wall = view.shell.wall
    until(amina, lambda: wall.window is not None)
    amina.window.activateWindow()
    until(amina, lambda: amina.qapp.activeWindow() is amina.window)

    def goes_on():
        seen.append((wall.window.band.step.number, wall.window.band.step.prompt))
        amina.presses("Ctrl+PageDown")
        return steps[runner.clock.step]

    step = goes_on()
    amina.types("/")
    amina.draws("Women's coop, River council, Radio Sun, Elders")
    while not (step := goes_on()).task:
        pen = amina.read.get(TieKind, step.pen)
        if pen.name == "money":
            amina.draws("Women's coop > River council")
        elif pen.name == "advice":
            amina.draws("Elders > Radio Sun")

    assert step.task == "goals"
    amina.presses("Ctrl+Shift+E")
    goals = amina.window.findChild(CollectivesPage)
    until(amina, lambda: goals.isVisible() and goals.tab.line.hasFocus())
    amina.types("Water that reaches everyone")
    amina.presses("Return", "Ctrl+Shift+E")
    until(amina, view.map.isVisible)

    step = goes_on()
    assert step.task == "towers"
    until(amina, view.shell.speakers.field.hasFocus)
    amina.draws("Upstream")
    until(amina, lambda: wall.window.map.lensed and wall.window.map.lensed.lens == "influence")
    amina.types("/")
    amina.draws("Women's coop +3", "Elders +5")
    goes_on()
    assert view.workspace.look.looking.lens == "kind"
    seen.append((wall.window.band.step.number, wall.window.band.step.prompt))
    assert seen == [(number, step.title) for number, step in enumerate(steps, start=1)]

    amina.presses("Ctrl+J")
    writes(amina, page, "i Two worlds meet in the radio #Radio")
    writes(amina, page, "a Carry the map around @Elders by Friday")
    amina.presses("Escape")
    assert page.run.hasFocus()
    amina.types("n")
    until(amina, lambda: page.close_page.isVisible())
    assert ("Women's coop", "money", "River council") in amina.ties()
    assert ("Elders", "advice", "Radio Sun") in amina.ties()
    names = {actor.id: actor.name for actor in amina.read.all(Actor)}
    assert {(names[one.subject], one.rater, one.value) for one in amina.read.all(Assessment)} == {
        ("Women's coop", "Upstream", 3), ("Elders", "Upstream", 5)}
    assert [goal.text for goal in amina.read.all(Goal)] == ["Water that reaches everyone"]
    asked = {"goal": "goals", "assessment": "towers"}
    for deed in amina.read.history():
        for kind, id in deed.touched:
            tie = amina.read.get(Tie, id) if kind == "tie" else None
            if tie is not None:
                assert steps[deed.within[1]].pen == tie.kind
            if kind in asked:
                assert steps[deed.within[1]].task == asked[kind]
    page.close_page.who_leads.setFocus()
    amina.types("The elders call")
    amina.presses("Tab")
    amina.types("in 2 weeks")
    amina.presses("Tab", "Tab", "Tab", "Tab")
    until(amina, page.close_page.done.hasFocus)
    amina.presses("Return")
    [session] = amina.read.all(Session)
    assert (session.state, session.who_leads) == ("closed", "The elders call")
    assert session.next_date is not None
    with capsys.disabled():
        print(f"\nNet-Map by keys: {amina.strokes - strokes} keystrokes")


def test_the_reasons_not_to_map_are_asked_once(sits_down):
    amina = sits_down()
    amina.draws(ACTORS)
    until(amina, lambda: amina.window.desk_view and len(amina.names()) == 5)
    page = net_map(amina)
    amina.presses("Escape")
    amina.window.desk_view.workspace.sessions.runner.close()
    amina.presses("Ctrl+1", "Ctrl+2")
    until(amina, page.resume.go_on.hasFocus)
    amina.presses("Return")
    until(amina, page.run.bar.field.hasFocus)
    assert not page.plan.may_map.isVisible()


def recorded_by_bruno(desk, parcel):
    """Let a colleague record the same session on a desk of his own."""
    desk.receive(parcel)
    [session] = desk.read.all(Session)
    tie = desk.read.all(Tie)[0].id
    fishers = next(one.id for one in desk.read.all(Actor) if one.name == "Fishers")
    desk.within = (session.id, 1)
    for number in range(8):
        desk.do(add_note, f"Bruno {number}")
    photo = clean_photo(png(0x993366))
    shown = Pictured(desk.blobs.put(photo.data), "wall", photo.media_type)
    desk.do(write_note, NoteLine("observation", "The wall as Bruno saw it"), photos=[shown])
    desk.do(add_commitment, "Carry the stones", owner=fishers)
    desk.do(add_milestone, "They shake hands", kind="dialogue", moved=[Moved(tie, 1, 2)])
    desk.do(count_present, session.id, group="Herders", heads=4)
    desk.do(count_present, session.id, actor=fishers, heads=6, consent="verbal")


def test_two_people_record_the_same_workshop_and_nothing_is_lost(sits_down, tmp_path):
    amina = sits_down()
    draws_the_room(amina)
    page = net_map(amina)
    for line in (*NOTES[:8], PROMISES[0]):
        writes(amina, page, line)
    shows_photo(amina, page, 0)
    page.run.room.group.setFocus()
    amina.types("Fishers 7")
    amina.presses("Return")
    [session] = amina.read.all(Session)
    desk = amina.window.desk_view.desk
    with Desk.create(tmp_path / "bruno.desk", person="Bruno") as bruno:
        recorded_by_bruno(bruno, desk.pack())
        amina.presses("Ctrl+J", "Ctrl+PageDown")
        writes(amina, page, NOTES[8])
        marks_milestone(amina, page)
        running = page.run.stage.clock_text
        desk.receive(bruno.pack())
        bruno.receive(desk.pack())
        assert not desk.read.conflicts()
        ours, theirs = desk.read, bruno.read
        assert [one.id for one in entries(ours, session.id)] == [
            one.id for one in entries(theirs, session.id)]
        for kind in (Note, Commitment, Milestone, Attendance, Attachment, Assessment, Session):
            assert {one.id: one for one in ours.all(kind)} == {
                one.id: one for one in theirs.all(kind)}, kind
    assert len(ours.all(Note)) == 8 + 1 + 1 + 9
    assert len(ours.all(Commitment)) == 2
    assert len(ours.all(Attachment)) == 2
    assert {one.title for one in ours.all(Milestone)} == {
        "They shake hands", "The council sits with the fishers"}
    assert {(one.rater, one.value) for one in ours.all(Assessment)} == {
        ("Amina", 2), ("Amina", 3), ("Bruno", 1), ("Bruno", 2)}
    # Both counted the fishers: both counts are kept, the later one is said.
    assert len(ours.all(Attendance)) == 3
    assert {(one.group, one.heads) for one in present(ours, session.id)} == {
        ("Herders", 4), ("", 6)}
    until(amina, lambda: page.run.list.entries.count == 21)
    assert amina.window.desk_view.workspace.running.step.number == 2
    assert page.run.stage.clock_text <= running
    writes(amina, page, "o And it goes on")
    assert page.run.room.total == "10 people"


EDITED_TWICE = [
    ("plan", Session, "place", "The ferry hall", "The school"),
    ("close", Session, "next_date", "2027-03-20", "2027-03-27"),
    ("notes", Note, "speaker", "A fisher", "An elder"),
    ("notes", Note, "kind", "quote", "story"),
    ("notes", Commitment, "due", "2027-04-01", "2027-05-01"),
    ("run", Commitment, "status", "kept", "broken"),
    ("trust", Milestone, "title", "They meet", "They shake hands"),
    ("trust", Attachment, "caption", "The old gate", "The new gate"),
]


@pytest.mark.parametrize(("place", "kind", "field", "ours", "theirs"), EDITED_TWICE)
def test_a_field_that_two_edited_is_chosen_by_keys_where_it_is_written(
    sits_down, tmp_path, place, kind, field, ours, theirs,
):
    path = tmp_path / "amina.desk"
    with Desk.create(path, person="Amina") as desk:
        session = desk.do(plan_session, "Mapping day", steps=[Step("Tea", "", 10)])
        desk.within = (session, 0)
        photo = clean_photo(png(0x336699))
        shown = desk.blobs.put(photo.data)
        made = {
            Session: session, Note: desk.do(add_note, "The gate is shut"),
            Commitment: desk.do(add_commitment, "Open the gate"),
            Milestone: desk.do(add_milestone, "A day", kind="dialogue"),
        }
        made[Attachment] = desk.do(picture_milestone, made[Milestone], shown)
        with Desk.create(tmp_path / "bruno.desk", person="Bruno") as bruno:
            bruno.receive(desk.pack())
            desk.do(changes, kind, made[kind], field, ours)
            bruno.do(changes, kind, made[kind], field, theirs)
            desk.receive(bruno.pack())
        assert len(desk.read.conflicts()) == 1
    amina = sits_down(path)
    until(amina, lambda: amina.window.desk_view is not None)
    view = amina.window.desk_view
    if place == "trust":
        amina.presses("Ctrl+3", "Right", "Return")
        until(amina, lambda: view._frame.page("trust").side.milestone is not None)
    else:
        amina.presses("Ctrl+2")
        view.workspace.sessions.show(place, session)
        if place == "notes":
            amina.qtbot.wait(10)
            amina.window.findChild(SessionsPage).notes.show_entry(made[kind])
    tabs(amina, lambda held: isinstance(held, Chip) and "(Bruno)" in held.text())
    amina.presses("Return")
    assert not amina.read.conflicts()
    assert getattr(amina.read.get(kind, made[kind]), field) == theirs
    amina.qtbot.wait(20)
    assert not any(one.isVisible() and "(Bruno)" in one.text()
                   for one in amina.window.findChildren(Chip))


def changes(write, kind, id, field, value):
    """Edit one field, whatever kind it is of."""
    write.update(kind, id, **{field: value})


def tabs(person, wanted):
    """Go with Tab alone until what is wanted has the keyboard."""
    for _ in range(80):
        if wanted(person.window.focusWidget()):
            return
        person.presses("Tab")
    raise AssertionError("Tab does not come there")


def png(colour):
    kept = BytesIO()
    Image.new("RGB", (64, 48), (colour >> 16, colour >> 8 & 255, colour & 255)).save(kept, "PNG")
    return kept.getvalue()


def test_a_session_that_was_cut_off_goes_on_with_one_key(sits_down):
    amina = sits_down()
    amina.draws(ACTORS)
    until(amina, lambda: amina.window.desk_view and len(amina.names()) == 5)
    page = net_map(amina)
    amina.presses("Ctrl+PageDown")
    amina.types("t The council says it adv")
    until(amina, lambda: page.run.stage.clock_text != "25:00")
    path = amina.path
    amina.leaves()

    later = sits_down(path)
    until(later, lambda: later.window.desk_view is not None)
    page = later.window.findChild(SessionsPage)
    until(later, lambda: page.resume.go_on.hasFocus())
    assert page.resume.said.startswith("Mapping day stopped at 00:00:0")
    later.presses("Return")
    until(later, page.run.bar.field.hasFocus)
    assert page.run.bar.text == "t The council says it adv"
    assert later.window.desk_view.workspace.running.step.number == 2
    later.types("ises the traders")
    later.presses("Return")
    assert [note.text for note in later.read.all(Note)] == ["The council says it advises the traders"]
    assert page.resume.isHidden()
