"""A hall full of people, one person at the keyboard, no pointer."""

from __future__ import annotations

import time

from PySide6.QtGui import QGuiApplication, QImage

from collective_desk.commands.notes import add_note
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attachment,
    Attendance,
    Commitment,
    Goal,
    Note,
    Session,
    Tie,
    TieKind,
)
from collective_desk.domain.steps import steps_of
from collective_desk.store.desk import Desk
from collective_desk.store.queries.notes import entries
from collective_desk.ui.pages.collectives import CollectivesPage
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
    assert amina.qapp.activeWindow() is amina.window
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
