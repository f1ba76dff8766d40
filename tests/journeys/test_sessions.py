"""A hall full of people, one person at the keyboard, no pointer."""

from __future__ import annotations

import time

from PySide6.QtGui import QGuiApplication, QImage

from collective_desk.commands.notes import add_note
from collective_desk.domain.entities import (
    Actor,
    Attachment,
    Attendance,
    Commitment,
    Note,
    Session,
    Tie,
    TieKind,
)
from collective_desk.domain.steps import steps_of
from collective_desk.store.desk import Desk
from collective_desk.store.queries.notes import entries
from collective_desk.ui.pages.sessions import SessionsPage

ACTORS = "Orchard coop, Radio Dawn, River council, Elders, Fishers"
NOTES = (
    "d Amounts stay off the map", "o The money lines end in three hands",
    "t The council says it advises the traders #River",
    "q Before I call the office I call the elders @A fisher", "i Two worlds meet in the radio #Radio",
    "s The night the fish died he rowed to the gate", "? Who asks the villages below",
    "g Whoever draws a line gives an example", "r The divers are known to the foremen",
    "n Brick makers buy rice husk", "e A rinsing place by the canal",
    "The hall is full until the door", "o Nobody sits beside the council #River",
    "i The highest tower has the fewest lines of trust", "q We measured where our road ends",
    "t The elders fall silent #Elders", "o Children draw the old ford", "d We meet as one group",
    "g Next time by the river", "e The radio reads it aloud #Radio",
)
PROMISES = (
    "a Carry the map to every hamlet @Fishers by Friday", "a Test the lower bend @Orchard in 3 days",
    "a Share the permits @River by 2027-03-20", "a Read two stories on air @Radio next week",
    "Bring the dates @the traders by tomorrow",
)


def until(person, what):
    person.qtbot.waitUntil(what, timeout=5000)


def net_map(person, title="Mapping day"):
    """Plan from the first card, answer the reasons not to map, and start."""
    if person.window.desk_view is None:
        person.presses("Return")
    until(person, lambda: person.window.desk_view is not None)
    person.presses("Escape", "Ctrl+2")
    page = person.window.findChild(SessionsPage)
    until(person, lambda: page.plan.gallery.tiles[0].hasFocus())
    person.presses("Return")
    until(person, lambda: page.plan.form.title.hasFocus())
    person.types(title)
    person.presses("Return", "Ctrl+Shift+Return")
    until(person, page.plan.may_map.hasFocus)
    person.presses("Return")
    until(person, page.run.bar.field.hasFocus)
    return page


def writes(person, page, line):
    """Type a line; Enter takes the name that is offered, and Enter writes."""
    before = len(person.read.all(Note)) + len(person.read.all(Commitment))
    person.types(line)
    if page.run.bar.popup.isVisible():
        person.presses("Return")
    person.presses("Return")
    assert len(person.read.all(Note)) + len(person.read.all(Commitment)) == before + 1, line


def test_a_whole_workshop_is_recorded_live(sits_down, capsys):
    amina = sits_down()
    amina.draws(ACTORS)
    until(amina, lambda: amina.window.desk_view and len(amina.names()) == 5)
    page = net_map(amina, "Day one")
    began, strokes = time.perf_counter(), amina.strokes
    for line in (*NOTES, *PROMISES):
        writes(amina, page, line)
    for number in range(3):
        picture = QImage(320, 200, QImage.Format.Format_RGB32)
        picture.fill(0x336699 + number)
        QGuiApplication.clipboard().setImage(picture)
        amina.types(f"o The wall after step {number}")
        amina.presses("Ctrl+V")
        until(amina, lambda: len(page.run.photos.photos) == 1)
        amina.presses("Return")
        assert not page.run.photos.photos
    read = amina.read
    assert len(read.all(Note)) == len(NOTES) + 3
    promises = read.all(Commitment)
    assert len(promises) == 5
    assert all(one.due for one in promises)
    assert sum(one.owner is not None for one in promises) == 4
    assert len(read.all(Attachment)) == 3
    assert all(read.blobs.has(one.sha256) for one in read.all(Attachment))
    [session] = read.all(Session)
    assert {(one.session, one.step) for one in read.all(Note)} == {(session.id, 0)}
    letters = sum(len(line) for line in (*NOTES, *PROMISES))
    strokes, seconds = amina.strokes - strokes, time.perf_counter() - began
    with capsys.disabled():
        print(f"\n20 notes, 5 commitments, 3 photos: {strokes} keystrokes "
              f"({letters} letters of notes), {seconds:.1f} s")


def test_a_whole_net_map_session_by_keys(sits_down, capsys):
    amina = sits_down()
    page = net_map(amina)
    strokes = amina.strokes
    runner = amina.window.desk_view.workspace.sessions.runner
    [session] = amina.read.all(Session)
    steps = steps_of(session)
    assert session.cautions_read
    writes(amina, page, "d Amounts stay off the map")
    amina.presses("Ctrl+PageDown", "Ctrl+1")
    amina.types("/")
    amina.draws("Women's coop, River council, Radio Sun, Elders")
    drawn = {"money": 2, "advice": 4}
    for number, step in enumerate(steps):
        kind = next((one.name for one in amina.read.all(TieKind) if one.id == step.pen), "")
        if kind not in drawn:
            continue
        while runner.clock.step < number:
            amina.presses("Ctrl+PageDown")
        amina.draws("Women's coop > River council" if kind == "money" else "Elders > Radio Sun")
    while runner.clock.step + 1 < len(steps):
        amina.presses("Ctrl+PageDown")
    amina.presses("Ctrl+J")
    writes(amina, page, "i Two worlds meet in the radio #Radio")
    writes(amina, page, "a Carry the map around @Elders by Friday")
    amina.presses("Escape")
    assert page.run.hasFocus()
    amina.types("n")
    until(amina, lambda: page.close_page.isVisible())
    assert ("Women's coop", "money", "River council") in amina.ties()
    assert ("Elders", "advice", "Radio Sun") in amina.ties()
    within = {deed.action: deed.within for deed in amina.read.history()}
    assert within["quick_add"] is not None
    pens = {kind.id: kind.name for kind in amina.read.all(TieKind)}
    for deed in amina.read.history():
        for kind, id in deed.touched:
            tie = amina.read.get(Tie, id) if kind == "tie" else None
            if tie is not None:
                assert steps[deed.within[1]].pen == tie.kind, pens[tie.kind]
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


def test_two_people_record_the_same_workshop_and_nothing_is_lost(sits_down, tmp_path):
    amina = sits_down()
    amina.draws(ACTORS)
    until(amina, lambda: amina.window.desk_view and len(amina.names()) == 5)
    page = net_map(amina)
    for line in NOTES[:8]:
        writes(amina, page, line)
    page.run.room.group.setFocus()
    amina.types("Fishers")
    amina.presses("Tab")
    amina.types("7")
    amina.presses("Return")
    assert [(row.heads, bool(row.actor)) for row in amina.read.all(Attendance)] == [(7, True)]
    [session] = amina.read.all(Session)
    with Desk.create(tmp_path / "bruno.desk", person="bruno") as bruno:
        bruno.receive(amina.window.desk_view.desk.pack())
        bruno.within = (session.id, 0)
        for number in range(8):
            bruno.do(add_note, f"Bruno {number}")
        amina.presses("Ctrl+J")
        writes(amina, page, NOTES[8])
        desk = amina.window.desk_view.desk
        desk.receive(bruno.pack())
        bruno.receive(desk.pack())
        ours, theirs = entries(desk.read, session.id), entries(bruno.read, session.id)
        assert [one.id for one in ours] == [one.id for one in theirs]
        assert len(ours) == 17
    amina.qtbot.wait(10)
    assert page.run.list.entries.count == 17
    assert len(amina.read.all(Actor)) == 5
