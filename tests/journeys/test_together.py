"""What people become together, told by keys alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from collective_desk.domain.entities import Actor, Collective, Goal, ReflectionAnswer
from collective_desk.store.desk import Desk
from collective_desk.store.queries.collectives import members, purposes, stands_now
from collective_desk.store.queries.goals import holders, positions
from collective_desk.store.queries.reflections import answers


def draw(person, *lines):
    """Put people on the map, then go to the collectives."""
    person.draws(*lines)
    # What is typed before the desk is there waits in the line; a place does not.
    person.qtbot.waitUntil(lambda: person.window.desk_view is not None)
    person.presses("Escape", "Ctrl+5")
    place = person.window.desk_view.shell._frame
    person.qtbot.waitUntil(lambda: place.place == "collectives")


def test_a_collective_is_founded_worded_and_agreed(sits_down, capsys):
    amina = sits_down()
    draw(amina, "Women's coop, Fishers")
    amina.strokes = 0
    amina.draws("River circle")
    amina.types("A river that feeds everyone")
    amina.presses("Tab")
    for name, choice in (("Coo", "ag"), ("Fi", "live")):
        amina.types(name)
        amina.presses("Return")
        amina.types(choice)
        amina.presses("Return")
    [circle] = amina.read.all(Collective)
    assert (circle.name, circle.purpose) == ("River circle", "A river that feeds everyone")
    assert [one.stance for one in stands_now(amina.read, circle)] == ["agree", "live_with"]
    amina.presses("Tab")
    amina.types("If we fish")
    amina.presses("Return")
    assert [one.reason for one in stands_now(amina.read, circle)] == ["", "If we fish"]
    amina.presses("Tab")
    amina.types("coop")
    amina.presses("Return")
    amina.types("co")
    amina.presses("Return")
    amina.types("Fish")
    amina.presses("Return", "Return")
    amina.types("Elders")  # nobody has that name yet
    amina.presses("Return")
    amina.types("host")
    amina.presses("Return")
    found = [(one.actor.name, one.membership.role) for one in members(amina.read, circle.id)]
    assert found == [("Women's coop", "core"), ("Elders", "host"), ("Fishers", None)]
    with capsys.disabled():
        print(f"\na collective, its purpose, 2 words on it, 3 members: {amina.strokes} keystrokes")
    amina.presses("Ctrl+Z")
    assert len(members(amina.read, circle.id)) == 2
    assert "Elders" not in amina.names()


def test_a_purpose_worded_anew_is_asked_anew(sits_down):
    amina = sits_down()
    draw(amina, "Coop")
    amina.draws("River circle")
    amina.types("Clean")
    amina.presses("Tab")
    amina.types("Coo")
    amina.presses("Return", "Return")
    amina.presses("Shift+Tab")
    amina.types(" water")
    amina.presses("Ctrl+Return")
    [circle] = amina.read.all(Collective)
    assert [one.version.text for one in purposes(amina.read, circle.id)] == ["Clean water", "Clean"]
    page = amina.window.desk_view.shell._frame.page("collectives")
    assert "1 was asked about those of" in page.tab.purpose.said.text()


def test_the_matrix_is_filled_by_figures(sits_down):
    amina = sits_down()
    draw(amina, "Coop, Mayor, Radio")
    amina.presses("Escape")
    amina.window.desk_view.shell.show_place("collectives", "goals")
    amina.draws("Fish again", "Open path")
    amina.presses("Tab", "Tab")
    amina.types("2")
    amina.presses("Down")
    amina.types("-2")
    amina.presses("Right")
    amina.types("1")
    amina.types("h")
    fish, path = amina.read.all(Goal)
    named = {actor.name: actor.id for actor in amina.read.all(Actor)}
    assert {where: one.value for where, one in positions(amina.read).items()} == {
        (named["Coop"], fish.id): 2, (named["Mayor"], fish.id): -2, (named["Mayor"], path.id): 1}
    assert holders(amina.read) == {path.id: {named["Mayor"]}}
    amina.presses("Backspace", "Left", "Ctrl+Z")
    assert positions(amina.read)[named["Mayor"], path.id].value == 1
    amina.presses("F2")
    amina.types("Fish at the bend")
    amina.presses("Return")
    assert amina.read.get(Goal, fish.id).text == "Fish at the bend"
    page = amina.window.desk_view.shell._frame.page("collectives")
    assert "Mayor" in page.tab.alignment.said.text()


def test_one_question_is_answered_and_nothing_is_lost(sits_down):
    amina = sits_down()
    draw(amina, "Coop > Mayor, Radio")
    amina.presses("Ctrl+PageUp")  # from the first tab around to the last
    amina.presses("Down", "Return")
    amina.types("Nobody under twenty.")
    amina.presses("Tab")
    amina.types("Ask the school")
    path = amina.path
    amina.leaves()
    later = sits_down(path)
    [answer] = answers(later.read)
    assert (answer.question, answer.text, answer.next_step) == ("RQ2", "Nobody under twenty.", "Ask the school")
    assert (answer.person, answer.date) == ("Amina", date.today().isoformat())
    later.presses("Ctrl+5")
    page = later.window.desk_view.shell._frame.page("collectives")
    page.show_part("reflection")
    later.presses("Down", "Return")
    assert page.tab.answer.text.toPlainText() == "Nobody under twenty."


def test_evidence_leads_to_the_actor(sits_down, qtbot):
    amina = sits_down()
    draw(amina, "Coop", "Mayor > Radio")
    page = amina.window.desk_view.shell._frame.page("collectives")
    page.show_part("reflection")
    page.tab.show_question("RQ2")
    from collective_desk.ui.widgets.chip import Chip

    [chip] = [one for one in page.tab.evidence.findChildren(Chip) if one.text() == "Coop"]
    chip.setFocus()
    amina.presses("Return")
    view = amina.window.desk_view
    assert view.shell._frame.place == "map"
    [coop] = [actor.id for actor in amina.read.all(Actor) if actor.name == "Coop"]
    assert view.workspace.selection.latest == coop


def test_two_desks_tell_of_one_collective_and_a_clash_is_chosen(sits_down, tmp_path):
    amina = sits_down()
    draw(amina, "Coop")
    amina.draws("River circle")
    amina.types("Clean")
    amina.presses("Ctrl+Return")
    desk = amina.window.desk_view.desk
    with Desk.create(tmp_path / "bruno.desk", person="Bruno") as bruno:
        bruno.receive(desk.pack())
        from collective_desk.commands.collectives import set_collective
        from collective_desk.commands.reflection import answer_question

        [circle] = bruno.read.all(Collective)
        bruno.do(set_collective, circle.id, state="dormant")
        bruno.do(answer_question, "RQ1", text="The elders")
        desk.do(set_collective, circle.id, state="active")
        desk.do(answer_question, "RQ1", text="The radio")
        desk.receive(bruno.pack())
    assert {one.text for one in amina.read.all(ReflectionAnswer)} == {"The elders", "The radio"}
    page = amina.window.desk_view.shell._frame.page("collectives")
    from collective_desk.ui.widgets.chip import Chip

    chips = page.tab.head._conflicts.findChildren(Chip)
    assert len(chips) == 2
    chips[0].setFocus()
    amina.presses("Return")
    assert not amina.read.conflicts()
    QApplication.processEvents()
    assert not page.tab.head._conflicts.isVisible()
