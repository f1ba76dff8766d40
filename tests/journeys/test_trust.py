"""Trust by keys alone: a milestone with two ties, taken back, and two desks that keep both."""

from collective_desk.commands.milestones import add_milestone
from collective_desk.domain.clock import Clock
from collective_desk.domain.trust import Moved
from collective_desk.store.desk import Desk
from collective_desk.store.queries.milestones import milestones

MOST_STROKES = 60


def test_a_milestone_with_two_ties_is_a_handful_of_keys(sits_down, qtbot):
    amina = sits_down()
    amina.presses("Return")
    amina.draws("Elders > Radio", "Union > Basin")
    amina.strokes = 0
    amina.presses("Ctrl+Shift+M")
    amina.types("dec")
    amina.presses("Tab")
    amina.types("Permits open")
    amina.presses("Tab", "Tab")
    amina.types("eld, uni")
    amina.presses("Tab")
    amina.types("eld > rad 2 3; uni > bas 1 3")
    amina.presses("Return")
    print(f"a milestone with two ties: {amina.strokes} keystrokes")
    assert amina.strokes <= MOST_STROKES
    [known] = milestones(amina.read)
    assert (known.title, known.early_win, len(known.ties)) == ("Permits open", "decision_influenced", 2)
    page = amina.window.desk_view._frame.page("trust")
    qtbot.waitUntil(lambda: len(page.view.scene.tracks) == 2)
    amina.presses("Ctrl+Z")
    qtbot.waitUntil(lambda: not page.view.scene.tracks)
    assert not milestones(amina.read)
    amina.presses("Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: len(page.view.scene.tracks) == 2)

    desk = amina.window.desk_view.desk
    with Desk.create(":memory:", person="bruno", clock=Clock()) as bruno:
        bruno.receive(desk.pack())
        bruno.do(add_milestone, "Theirs", moved=[Moved(known.ties[0], 2, 4)])
        desk.receive(bruno.pack())
    qtbot.waitUntil(lambda: len(page.view.scene.events) == 2)
    assert {one.title for one in milestones(amina.read)} == {"Permits open", "Theirs"}
    assert not amina.read.conflicts()
