"""The trust page as somebody uses it."""

from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.commands.collectives import found_collective
from collective_desk.commands.milestones import add_milestone
from collective_desk.domain.days import today
from collective_desk.domain.entities import Assessment, Attachment, Milestone, Note, Tie
from collective_desk.domain.trust import Moved
from collective_desk.picture.timeline.draft import axis_of
from collective_desk.store.queries.milestones import milestones, moves_of
from collective_desk.ui.timeline.walk import Focus, levels, step
from collective_desk.ui.widgets.button import Button


@pytest.fixture
def at_trust(open_desk):
    """A desk with two ties, the trust page shown."""
    open_desk.draws("Elders > Radio", "Union > Basin")
    open_desk.presses("Ctrl+3")
    open_desk.page = open_desk.view._frame.page("trust")
    return open_desk


def test_an_empty_page_says_what_belongs_there_and_offers_one_thing(at_trust):
    assert at_trust.page._first.isVisible()
    at_trust.presses("Return")
    assert at_trust.page.strip.field("kind").hasFocus()
    at_trust.presses("Escape")
    assert at_trust.page.strip.isHidden()
    assert not milestones(at_trust.desk.read)


def test_the_letters_on_the_buttons_work_wherever_the_keyboard_is(at_trust):
    page = at_trust.page
    assert page._first.hasFocus()
    at_trust.presses("W")
    assert page.side.isHidden()
    at_trust.presses("M")
    assert page.strip.field("kind").hasFocus()
    at_trust.types("dialogue", "Tab")
    at_trust.types("We met", "Return")
    page._add_button.setFocus()
    at_trust.presses("W")
    assert page.side.isVisible()
    at_trust.presses("M")
    assert page.strip.field("kind").hasFocus()


def test_where_nobody_was_asked_it_says_so(at_trust):
    at_trust.desk.do(add_milestone, "They meet", kind="dialogue")
    at_trust.qtbot.waitUntil(lambda: at_trust.page.summary == "1 milestone. Nobody was asked about trust yet.")
    assert at_trust.page.view.scene.said["no_ties"].startswith("Nobody was asked")


def test_a_milestone_is_written_in_one_strip(at_trust):
    at_trust.page.begin_milestone()
    at_trust.types("a seat", "Tab")
    at_trust.types("They meet", "Tab", "Tab")
    at_trust.types("eld, Basin", "Tab")
    at_trust.types("Elders > Radio 2 3; union > bas 2/1 3/2", "Return")
    [known] = milestones(at_trust.desk.read)
    assert (known.title, known.early_win) == ("They meet", "stakeholder_at_the_table")
    assert known.took_part == (at_trust.actor("Elders"), at_trust.actor("Basin"))
    by = {(one.rater, one.before, one.after) for one in moves_of(at_trust.desk.read, known)}
    assert by == {("amina", 2, 3), ("Union", 2, 3), ("Basin", 1, 2)}
    assert at_trust.page.view.focus == Focus("milestone", known.id)
    assert len(at_trust.page.view.scene.tracks) == 2
    assert "1 milestone moved 2 ties" in at_trust.page.summary
    at_trust.presses("Ctrl+Z")
    at_trust.qtbot.waitUntil(lambda: at_trust.page.summary == "")
    assert not milestones(at_trust.desk.read)


@pytest.mark.parametrize(("kind", "who", "ties", "field"), [
    ("zzz", "", "", "kind"), ("dialogue", "Nobody", "", "who"),
    ("dialogue", "", "Elders > Basin 2", "ties"), ("dialogue", "", "Elders", "ties"),
])
def test_what_is_not_understood_is_said_and_kept(at_trust, kind, who, ties, field):
    at_trust.page.begin_milestone()
    at_trust.types(kind, "Tab", "Tab", "Tab")
    at_trust.types(who, "Tab")
    at_trust.types(ties, "Return")
    assert at_trust.page.strip.field(field).hasFocus()
    assert at_trust.page.strip._problem.isVisible()
    assert at_trust.page.strip.field("ties").text() == ties
    assert not milestones(at_trust.desk.read)


def told(person, *titles):
    tie = person.desk.read.all(Tie)[0].id
    return [
        person.desk.do(add_milestone, title, kind="dialogue", date=f"2026-0{at + 3}-10",
                       moved=[Moved(tie, at + 1, at + 2)] if at == 1 else [])
        for at, title in enumerate(titles)]


def test_the_arrows_walk_and_enter_opens_and_esc_comes_back(at_trust):
    _, second, third = told(at_trust, "One", "Two", "Three")
    at_trust.page.read()
    at_trust.page.view.setFocus()
    at_trust.presses("Right")
    assert at_trust.page.view.focus.id == third
    at_trust.presses("Left")
    assert at_trust.page.view.focus.id == second
    assert "Two" in at_trust.page.view.accessibleDescription()
    at_trust.presses("Return")
    assert at_trust.page.side.milestone == second
    at_trust.page.view.setFocus()
    at_trust.presses("Down")
    assert at_trust.page.view.focus.kind == "tie"
    assert "Moved by Two" in at_trust.page.view.accessibleDescription()
    at_trust.presses("Left")
    assert at_trust.page.view.focus.id == second
    at_trust.presses("Escape")
    assert at_trust.page.view.focus is None
    assert at_trust.page.side.isHidden()


def test_the_walk_stays_at_its_ends(at_trust):
    told(at_trust, "One", "Two")
    at_trust.page.read()
    scene = at_trust.page.view.scene
    for level in levels(scene):
        for way in ("left", "right", "up", "down", "home", "end"):
            assert step(scene, level[0], way) is not None


def test_a_click_opens_and_a_title_can_be_put_right(at_trust):
    [first] = told(at_trust, "One")
    at_trust.page.read()
    at_trust.page._filters.take_months(0)
    view = at_trust.page.view
    spot = next(spot for spot in view.plate.spots if spot.id == first)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(int(spot.x + 15), int(spot.y + 15)))
    assert at_trust.page.side.milestone == first
    at_trust.page.side._write(first, "title", "First")
    assert at_trust.desk.read.get(Milestone, first).title == "First"
    at_trust.qtbot.waitUntil(lambda: view.scene.titles[first] == "First")


def test_zoom_keeps_the_day_under_the_pointer_and_panning_moves_time(at_trust):
    told(at_trust, "One")
    at_trust.page.read()
    view = at_trust.page.view
    before = axis_of(view._sight()).day(600)
    view.zoom_by(2, 600)
    assert axis_of(view._sight()).day(600) == pytest.approx(before)
    view.pan(100, 0)
    assert axis_of(view._sight()).day(700) == pytest.approx(before)


def test_filters_leave_out_kinds_and_bring_all_ties(at_trust):
    told(at_trust, "One", "Two")
    at_trust.page.read()
    at_trust.page._filters.take_kind("repair")
    assert not at_trust.page.view.scene.events
    at_trust.page._filters.take_kind("repair")
    assert not at_trust.page._filters.look.kinds
    at_trust.page._filters.take_kind("repair")
    at_trust.page._filters.take_kind(None)
    assert len(at_trust.page.view.scene.events) == 2
    at_trust.page._filters.take_ties("moved")
    assert len(at_trust.page.view.scene.tracks) == 1


def test_a_note_and_a_photo_are_added_beside_the_timeline(at_trust, tmp_path):
    [first] = told(at_trust, "One")
    at_trust.page.read()
    at_trust.page.show_milestone(first)
    at_trust.page.side.evidence.note.setFocus()
    at_trust.types("They laughed.", "Return")
    assert [note.text for note in at_trust.desk.read.all(Note)] == ["They laughed."]
    at_trust.types("And th")
    at_trust.page.side._write(first, "place", "Hall")
    at_trust.qtbot.wait(30)
    at_trust.types("en?")
    assert at_trust.page.side.evidence.note.text() == "And then?"
    path = tmp_path / "hall.png"
    Image.new("RGB", (40, 30)).save(path)
    at_trust.page.side.evidence.keep_photo(path)
    at_trust.qtbot.waitUntil(lambda: bool(at_trust.desk.read.get(Milestone, first).attachments))
    at_trust.qtbot.waitUntil(lambda: bool(at_trust.page.side.evidence.photos))
    [photo] = at_trust.page.side.evidence.photos.values()
    photo.caption.setFocus()
    at_trust.types("The hall at noon", "Return")
    at_trust.qtbot.wait(30)
    [photo] = at_trust.page.side.evidence.photos.values()
    photo._take_consent("withdrawn")
    [kept] = at_trust.desk.read.all(Attachment)
    assert (kept.caption, kept.consent) == ("The hall at noon", "withdrawn")
    at_trust.page.side.evidence.keep_photo(tmp_path / "none.png")
    (tmp_path / "text.png").write_text("no photo")
    at_trust.page.side.evidence.keep_photo(tmp_path / "text.png")
    at_trust.qtbot.wait(100)
    assert len(at_trust.desk.read.get(Milestone, first).attachments) == 1


def test_the_selection_of_the_map_can_be_followed(at_trust):
    told(at_trust, "One", "Two")
    at_trust.selects("Radio")
    at_trust.page.read()
    at_trust.page._filters.take_ties("chosen")
    assert [one.bond.target.name for one in at_trust.page.view.scene.tracks] == ["Radio"]
    assert not at_trust.page.view.scene.events or at_trust.page.view.scene.events[0].title == "Two"
    at_trust.selects("Basin")
    at_trust.page._filters.take_ties("chosen")
    assert not at_trust.page.view.scene.tracks


def test_a_tie_in_the_inspector_tells_its_history_and_leads_to_the_milestone(at_trust):
    _, second = told(at_trust, "One", "Two")
    tie = at_trust.desk.read.all(Tie)[0].id
    at_trust.presses("Ctrl+1")
    at_trust.workspace.selection.set([tie])
    at_trust.qtbot.wait(20)
    history = at_trust.view.map.inspector.tie._history
    assert history.isVisibleTo(at_trust.view.map.inspector.tie)
    history._open(second)
    assert at_trust.page.isVisible()
    assert at_trust.page.side.milestone == second


def test_our_posture_is_one_key_and_one_choice(at_trust):
    told(at_trust, "One")
    at_trust.page.read()
    assert not at_trust.page._posture_button.isVisible()
    circle = at_trust.desk.do(found_collective, "Circle")
    at_trust.page.read()
    at_trust.page.view.setFocus()
    at_trust.presses("P")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    at_trust.qtbot.waitUntil(lambda: len(at_trust.page.view.scene.stances) == 1)
    [stance] = at_trust.page.view.scene.stances
    assert stance.collective == circle
    assert stance.stance == "step_forward"
    at_trust.presses("Ctrl+Z")
    at_trust.qtbot.waitUntil(lambda: not at_trust.page.view.scene.stances)


def test_in_words_says_how_many_were_asked(at_trust):
    told(at_trust, "One", "Two")
    at_trust.page.read()
    at_trust.page.view.setFocus()
    at_trust.presses("W")
    assert not at_trust.page.side.isHidden()
    [found] = [one for one in at_trust.page._findings() if one.id == "rose"]
    assert found.note == "Too small to say: 1 person or group asked."
    at_trust.presses("W")
    assert at_trust.page.side.isHidden()


def test_the_strip_says_who_led_with_a_star(at_trust):
    at_trust.page.begin_milestone()
    at_trust.types("dialogue", "Tab", "Tab", "Tab")
    at_trust.types("Elders*, Basin", "Return")
    [known] = milestones(at_trust.desk.read)
    assert known.took_part == (at_trust.actor("Elders"), at_trust.actor("Basin"))
    assert known.led == (at_trust.actor("Elders"),)


def test_who_took_part_and_led_is_put_right_later(at_trust):
    told(at_trust, "One")
    [known] = milestones(at_trust.desk.read)
    at_trust.page.show_milestone(known.id)
    for name, said in (("took_part", "Elders, Union"), ("led", "Union")):
        at_trust.page.side.people[name].change.click()
        at_trust.presses("Ctrl+A")
        at_trust.types(said, "Return")
        at_trust.qtbot.wait(30)
    fresh = at_trust.desk.read.get(Milestone, known.id)
    assert fresh.took_part == (at_trust.actor("Elders"), at_trust.actor("Union"))
    assert fresh.led == (at_trust.actor("Union"),)
    at_trust.page.side.people["led"].change.click()
    at_trust.types("Nobody", "Return")
    assert "Nobody" in at_trust.window.toast.text
    assert at_trust.desk.read.get(Milestone, known.id).led == fresh.led
    at_trust.view.register["edit.undo"].trigger()
    assert at_trust.desk.read.get(Milestone, known.id).led == known.led


def test_the_three_sides_of_trust_before_and_after_a_milestone(at_trust):
    tie = at_trust.desk.read.all(Tie)[0].id
    made = at_trust.desk.do(add_milestone, "They meet", moved=[Moved(tie, 2, 3)])
    known = at_trust.desk.read.get(Milestone, made)
    at_trust.page.show_milestone(made)
    for side, column, level in (("reliability", 0, "1"), ("reliability", 1, "3"), ("openness", 1, "4")):
        at_trust.page.side.sides[tie].dots[side, column].setFocus()
        at_trust.presses(level)
        at_trust.qtbot.wait(30)
    said = {(one.dimension, one.before, one.after)
            for one in moves_of(at_trust.desk.read, known) if one.dimension != "trust"}
    assert said == {("reliability", 1, 3), ("openness", None, 4)}
    assert at_trust.page.side.sides[tie].dots["reliability", 1].step == 3
    at_trust.page.side.sides[tie].dots["openness", 1].setFocus()
    at_trust.presses("0")
    at_trust.qtbot.wait(30)
    assert {one.dimension for one in moves_of(at_trust.desk.read, known)} == {"trust", "reliability"}
    assert at_trust.page.side.sides[tie].dots["openness", 1].step == 0
    at_trust.view.register["edit.undo"].trigger()
    at_trust.qtbot.waitUntil(lambda: at_trust.page.side.sides[tie].dots["openness", 1].step == 4)


def test_a_tie_is_added_to_a_milestone_and_let_go(at_trust):
    made = at_trust.desk.do(add_milestone, "They meet", kind="dialogue")
    at_trust.page.show_milestone(made)
    at_trust.page.side._fields["moves"].setFocus()
    at_trust.types("Elders > Basin 2 3", "Return")
    assert "no tie yet" in at_trust.window.toast.text
    assert at_trust.page.side._fields["moves"].text() == "Elders > Basin 2 3"
    at_trust.presses("Ctrl+A")
    at_trust.types("Elders > Radio 2 3", "Return")
    known = at_trust.desk.read.get(Milestone, made)
    [tie] = known.ties
    assert [(one.before, one.after) for one in moves_of(at_trust.desk.read, known)] == [(2, 3)]
    at_trust.qtbot.waitUntil(lambda: tie in at_trust.page.side.sides)
    gone = next(one for one in at_trust.page.side.findChildren(Button)
                if one.accessibleName() == "It did not touch Elders – Radio")
    gone.setFocus()
    at_trust.presses("Space")
    assert at_trust.desk.read.get(Milestone, made).ties == ()
    assert not at_trust.desk.read.all(Assessment)
    at_trust.view.register["edit.undo"].trigger()
    assert at_trust.desk.read.get(Milestone, made).ties == (tie,)
    assert len(at_trust.desk.read.all(Assessment)) == 2


def test_the_strip_takes_the_three_sides_in_figures(at_trust):
    at_trust.page.begin_milestone()
    at_trust.types("dialogue", "Tab")
    at_trust.types("They meet", "Tab")
    assert at_trust.page.strip.figures.isHidden()
    at_trust.presses("Ctrl+A")
    at_trust.types("yesterday", "Tab", "Tab")
    assert at_trust.page.strip.figures.isVisible()
    at_trust.types("Elders > Radio 203/112 304/112", "Return")
    [known] = milestones(at_trust.desk.read)
    assert known.date == (today() - timedelta(days=1)).isoformat()
    said = {(one.rater, one.dimension): (one.before, one.after)
            for one in moves_of(at_trust.desk.read, known)}
    assert said == {
        ("Elders", "reliability"): (2, 3), ("Elders", "openness"): (3, 4),
        ("Radio", "reliability"): (1, 1), ("Radio", "shared_mission"): (1, 1),
        ("Radio", "openness"): (2, 2)}


def test_the_inspector_of_a_tie_takes_the_three_sides(at_trust):
    at_trust.presses("Ctrl+1")
    tie = at_trust.desk.read.all(Tie)[0].id
    at_trust.workspace.informants.take("Fishers")
    at_trust.workspace.selection.set([tie])
    at_trust.qtbot.wait(20)
    panel = at_trust.view.map.inspector.tie
    for side, level in (("reliability", 2), ("shared_mission", 3), ("openness", 4)):
        panel.sides.dots[side, 0].setFocus()
        at_trust.presses(str(level))
    said = {(one.dimension, one.value, one.rater) for one in at_trust.desk.read.all(Assessment, subject=tie)}
    assert said == {("reliability", 2, "Fishers"), ("shared_mission", 3, "Fishers"), ("openness", 4, "Fishers")}
    at_trust.qtbot.waitUntil(lambda: panel.sides.dots["openness", 0].step == 4)


@pytest.fixture
def large(monkeypatch):
    """Two actors are many: what is read beside the window of large desks is so here."""
    monkeypatch.setattr("collective_desk.ui.reading.MANY", 2)


def test_a_large_desk_is_read_beside_the_window(large, at_trust):
    page, jobs = at_trust.page, at_trust.workspace.jobs
    at_trust.qtbot.waitUntil(lambda: not jobs.running)
    assert page._first.hasFocus()
    at_trust.desk.do(add_milestone, "They meet", kind="dialogue")
    page.read()
    assert page._reading.runs and page.summary == ""
    at_trust.qtbot.waitUntil(lambda: page.summary == "1 milestone. Nobody was asked about trust yet.")
    page.read()
    jobs.running[-1].wait()
    at_trust.desk.do(add_milestone, "They sing", kind="dialogue")
    page._soon.stop()
    page.read()  # what came was read before they sang
    at_trust.qtbot.waitUntil(lambda: page.summary.startswith("2 milestones."))


def test_what_waits_for_a_large_desk_is_done_when_it_was_read(large, at_trust):
    page = at_trust.page
    first, last = (at_trust.desk.do(add_milestone, one, kind="dialogue") for one in ("Meet", "Sing"))
    page.show_milestone(first)
    page.show_milestone(last)
    assert page.side.milestone is None
    at_trust.qtbot.waitUntil(lambda: page.side.milestone == last)
    assert page.view.focus == Focus("milestone", last)


def test_the_keyboard_stays_where_it_went_while_a_large_desk_was_read(large, open_desk):
    open_desk.draws("Elders > Radio")
    page = open_desk.view.shell.show_place("trust")
    assert page._reading.runs
    page.begin_milestone()
    assert page.strip.field("kind").hasFocus()
    open_desk.qtbot.waitUntil(lambda: not open_desk.workspace.jobs.running)
    open_desk.qtbot.wait(20)
    assert page.strip.field("kind").hasFocus()
