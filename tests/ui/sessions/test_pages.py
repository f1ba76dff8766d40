"""Planning, running and closing a session, and its cards, by keys."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.commands.method_cards import card_steps, cards, save_card
from collective_desk.commands.notes import (
    add_note,
)
from collective_desk.commands.sessions import close_session, plan_session, set_steps
from collective_desk.domain.days import today
from collective_desk.domain.entities import MethodCard, Session
from collective_desk.domain.steps import Step, steps_of
from collective_desk.store.queries.notes import entries
from collective_desk.ui.sessions.papers import write_paper


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


def test_who_may_see_a_session_is_said_on_its_plan(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.form.seen.setFocus()
    open_desk.presses("Space")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert open_desk.desk.read.get(Session, net_map).sensitivity == "limited"
    open_desk.qtbot.waitUntil(lambda: page.plan.form.seen.text() == "limited")


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
