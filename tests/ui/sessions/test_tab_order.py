"""Tab goes through a page as the eye does: a part is left when all of it was seen."""

import pytest

from collective_desk.commands.sessions import set_steps
from collective_desk.domain.entities import Session
from collective_desk.domain.steps import Step, steps_of


def walked(open_desk):
    """Press Tab until the ring is closed."""
    seen = []
    while len(seen) < 200:
        open_desk.presses("Tab")
        here = open_desk.window.focusWidget()
        if here in seen:
            return seen[seen.index(here):]
        seen.append(here)
    raise AssertionError("Tab goes nowhere")


def torn(ring, window):
    """Give the parts that Tab leaves and comes back to."""
    above = []
    for here in ring:
        chain, part = set(), here.parentWidget()
        while part is not None and part is not window:
            chain.add(part)
            part = part.parentWidget()
        above.append(chain)
    entered = [part for at, chain in enumerate(above) for part in chain - above[at - 1]]
    return {type(part).__name__ for part in entered if entered.count(part) > 1}


@pytest.mark.parametrize("shown", ["plan", "run", "notes", "close"])
def test_a_part_is_left_when_all_of_it_was_seen(open_desk, page, net_map, shown):
    open_desk.workspace.sessions.show(shown, net_map)
    ring = walked(open_desk)
    assert torn(ring, open_desk.window) == set()
    assert all(one.accessibleName() or one.property("text") for one in ring)


def test_steps_made_later_keep_their_place(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    steps = steps_of(open_desk.desk.read.get(Session, net_map))
    open_desk.desk.do(set_steps, net_map, (*steps[:3], Step("A walk", minutes=20)))
    editor = page.plan.steps
    open_desk.qtbot.waitUntil(lambda: editor.forms[3].isVisible())
    editor.forms[2].prompt.setFocus()
    open_desk.presses("Tab")
    assert editor.forms[3].title.hasFocus()
    assert torn(walked(open_desk), open_desk.window) == set()


def test_arrows_go_from_title_to_title(open_desk, page, net_map):
    open_desk.workspace.sessions.show("plan", net_map)
    forms = page.plan.steps.forms
    forms[0].title.setFocus()
    open_desk.presses("Down", "Down", "Up")
    assert forms[1].title.hasFocus()
    open_desk.presses("Up", "Up")
    assert forms[0].title.hasFocus()
