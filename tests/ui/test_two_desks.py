"""Two desks tell of one collective: what was added never clashes, what was said twice is chosen."""

import pytest

from collective_desk.commands.capabilities import add_capability, set_capability
from collective_desk.commands.collectives import endorse, found_collective, set_collective
from collective_desk.commands.goals import add_goal, reword_goal, take_position
from collective_desk.commands.leadership import add_turn, set_posture, set_turn, take_posture
from collective_desk.commands.memberships import add_members, set_membership
from collective_desk.commands.milestones import add_milestone
from collective_desk.commands.missing import add_missing, set_missing
from collective_desk.commands.notes import add_note
from collective_desk.commands.reflection import answer_question, begin_round, set_round
from collective_desk.commands.success import add_criterion, set_criterion
from collective_desk.domain.entities import (
    Assessment,
    Collective,
    Endorsement,
    Membership,
    Milestone,
    MissingItem,
    Note,
    ReflectionAnswer,
)
from collective_desk.store.desk import Desk
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.text import Text

from .test_collectives import circle, go


@pytest.fixture
def bruno(open_desk, tmp_path):
    """Amina's desk has a coop and a circle; Bruno's is a copy of it."""
    open_desk.draws("Coop, Mayor")
    open_desk.desk.do(found_collective, "Circle", purpose="Clean")
    with Desk.create(tmp_path / "bruno.desk", person="Bruno") as desk:
        desk.receive(open_desk.desk.pack())
        yield desk


def both(open_desk, bruno, tell):
    """Let both tell of the same, each in their own words; then Amina receives."""
    tell(open_desk.desk, "by Amina")
    tell(bruno, "by Bruno")
    open_desk.desk.receive(bruno.pack())


def test_what_two_add_never_clashes(open_desk, bruno):
    coop = open_desk.actor("Coop")
    [one] = [one.id for one in open_desk.desk.read.all(Collective)]

    def tell(desk, words):
        desk.do(add_note, words)
        desk.do(add_milestone, words, kind="dialogue")
        desk.do(answer_question, "RQ1", text=words)
        desk.do(endorse, one, "agree", actor=coop)
        desk.do(add_members, one, [coop])
        desk.do(add_missing, words)
        goal = desk.do(add_goal, words)
        desk.do(take_position, coop, goal, 1)

    both(open_desk, bruno, tell)
    read = open_desk.desk.read
    assert not read.conflicts()
    for kind in (Note, Milestone, ReflectionAnswer, MissingItem, Assessment):
        assert read.count(kind) == 2, kind
    assert read.count(Endorsement) >= 1
    assert read.count(Membership) >= 1


TWICE = {
    "purpose": ("collective", lambda d, c, a: c, lambda d, id, w: d.do(set_collective, id, ecosystem_role=w)),
    "member": ("collective", lambda d, c, a: d.do(add_members, c, [a])[0],
               lambda d, id, w: d.do(set_membership, id, role="core" if "Amina" in w else "ally")),
    "success": ("collective", lambda d, c, a: d.do(add_criterion, a, "Pump", collective=c),
                lambda d, id, w: d.do(set_criterion, id, text=w)),
    "turn": ("leadership", lambda d, c, a: d.do(add_turn, c, a, "hosting"),
             lambda d, id, w: d.do(set_turn, id, function="weaving" if "Amina" in w else "convening")),
    "posture": ("leadership", lambda d, c, a: d.do(take_posture, c, "alongside"),
                lambda d, id, w: d.do(set_posture, id, reason=w)),
    "goal": ("goals", lambda d, c, a: d.do(add_goal, "Fish"), lambda d, id, w: d.do(reword_goal, id, w)),
    "chair": ("goals", lambda d, c, a: d.do(add_missing, "Elders"), lambda d, id, w: d.do(set_missing, id, where=w)),
    "ability": ("strengths", lambda d, c, a: d.do(add_capability, a, "A hall"),
                lambda d, id, w: d.do(set_capability, id, text=w)),
    "round": ("reflection", lambda d, c, a: d.do(begin_round, date="2026-03-13"),
              lambda d, id, w: d.do(set_round, id, people=(w,))),
}


@pytest.mark.parametrize("what", TWICE)
def test_what_two_say_of_one_field_is_chosen_where_it_stands(open_desk, bruno, what):
    part, make, say = TWICE[what]
    id = make(open_desk.desk, circle(open_desk), open_desk.actor("Coop"))
    bruno.receive(open_desk.desk.pack())
    page = go(open_desk, part)
    both(open_desk, bruno, lambda desk, words: say(desk, id, words))
    assert len(open_desk.desk.read.conflicts()) == 1
    [shown] = [one for one in page.tab.findChildren(Conflicts) if one.isVisible()]
    if what in ("member", "turn", "ability"):
        assert "Coop: " in " ".join(text.text() for text in shown.findChildren(Text))
    first, _ = [chip for chip in shown.findChildren(Chip) if chip.isVisible()]
    first.setFocus()
    open_desk.presses("Return")
    assert not open_desk.desk.read.conflicts()
    assert not shown.isVisible()
