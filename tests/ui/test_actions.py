"""Every action: words, icon, help, keys of its own; and that it does what it says."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from collective_desk.commands.actors import rename_actor
from collective_desk.domain.entities import Actor, Tie
from collective_desk.host.resources import resource
from collective_desk.host.words import Words
from collective_desk.ui.actions import ALL, NOUNS, menus
from collective_desk.ui.actions.matching import best_matches
from collective_desk.ui.widgets.text import Text

WORDS = Words("en")


@pytest.mark.parametrize("action", ALL, ids=lambda a: a.id)
def test_every_action_has_words_an_icon_and_a_line_of_help(action):
    assert f"action.{action.id}" in WORDS
    assert f"help.{action.id}" in WORDS
    assert resource("icons", f"{action.icon}.svg").is_file()
    assert all(not QKeySequence(keys).isEmpty() for keys in action.keys)


def test_no_key_twice():
    keys = Counter(QKeySequence(keys).toString() for action in ALL for keys in action.keys)
    assert not [key for key, count in keys.items() if count > 1]


def test_ids_are_of_their_noun_and_only_there_once():
    assert len({action.id for action in ALL}) == len(ALL)
    for noun, actions in NOUNS.items():
        assert f"menu.{noun}" in WORDS
        assert all(action.id.startswith(f"{noun}.") for action in actions)


def test_context_menus_name_actions_that_exist():
    known = {action.id for action in ALL}
    for ids in (menus.ON_ACTOR, menus.ON_TIE, menus.ON_NOTHING):
        assert {id for id in ids if id} <= known


def test_undo_says_what_it_takes_back(open_desk):
    open_desk.draws("Mayor")
    open_desk.selects("Mayor")
    open_desk.workspace.do(rename_actor, open_desk.actor("Mayor"), "The mayor")
    open_desk.qtbot.wait(10)
    assert open_desk.view.register["edit.undo"].text() == "Undo rename actor"
    open_desk.presses("Ctrl+Z")
    assert open_desk.names() == ["Mayor"]
    open_desk.presses("Ctrl+Shift+Z")
    assert open_desk.names() == ["The mayor"]


def test_undo_in_the_line_belongs_to_the_line(open_desk):
    open_desk.draws("Mayor")
    open_desk.types("Cli")
    open_desk.presses("Ctrl+Z")
    assert open_desk.names() == ["Mayor"]
    assert open_desk.bar.text == ""
    open_desk.presses("Ctrl+Z")
    assert open_desk.names() == []


def test_single_keys_hold_on_the_map(open_desk):
    open_desk.draws("Mayor")
    open_desk.presses("Escape")
    open_desk.selects("Mayor")
    open_desk.presses("G", "Plus", "Plus", "P")
    read = open_desk.desk.read
    actor = read.all(Actor)[0]
    assert actor.realm == -2
    content = open_desk.canvas.picture.content
    assert content.towers[actor.id].median == 2
    assert content.actors.pinned == [True]


def test_letters_that_are_no_keys_begin_a_name(open_desk):
    open_desk.presses("Escape")
    assert open_desk.canvas.hasFocus()
    open_desk.types("W")
    assert open_desk.bar.text == "W"


def test_k_takes_the_next_pen(open_desk):
    open_desk.presses("Escape", "K", "K")
    assert open_desk.workspace.pens.current.name == "advice"
    assert open_desk.canvas.pen == open_desk.workspace.pens.id
    open_desk.presses("Shift+K")
    assert open_desk.workspace.pens.current.name == "knowledge"


def test_the_palette_does_things_by_name(open_desk):
    open_desk.draws("Mayor", "Clinic")
    open_desk.presses("Ctrl+Shift+P")
    open_desk.types("sel all", "Return")
    assert len(open_desk.workspace.selection) == 2


def test_what_cannot_be_done_is_not_offered(open_desk):
    open_desk.presses("Ctrl+Shift+P")
    offered = {row.value.id for row in open_desk.view.shell.palette.rows.rows}
    assert "edit.undo" not in offered
    assert "actor.pin" not in offered


def test_the_key_sheet_shows_and_goes(open_desk):
    open_desk.presses("Escape")
    open_desk.types("?")
    assert open_desk.view.shell.sheet.isVisible()
    open_desk.presses("A")
    assert not open_desk.view.shell.sheet.isVisible()
    open_desk.presses("F1")
    assert open_desk.view.shell.sheet.isVisible()


def test_matching_is_forgiving():
    offered = [(n, n) for n in ("Rename actor", "Redo", "Arrange the map", "Reset view")]
    assert best_matches("arr", offered)[0] == "Arrange the map"
    assert best_matches("act", offered)[0] == "Rename actor"
    assert best_matches("rnm", offered)[0] == "Rename actor"
    assert best_matches("arrrange", offered)[0] == "Arrange the map"
    assert not best_matches("xyz", offered)


def test_what_was_deleted_is_said_by_its_name(open_desk):
    open_desk.draws("Heron > Otter", "Basin")
    for selected, said in (
        (open_desk.actor("Basin"), "Basin deleted"),
        (open_desk.desk.read.all(Tie)[0].id, "Tie deleted"),
    ):
        open_desk.workspace.selection.set([selected])
        open_desk.canvas.setFocus()
        open_desk.presses("Delete")
        assert open_desk.window.toast.text == said


def test_all_keys_are_seen_at_one_glance_on_a_small_laptop(open_desk):
    open_desk.canvas.setFocus()
    open_desk.types("?")
    sheet = open_desk.view.shell.sheet
    open_desk.qtbot.waitUntil(sheet.isVisible)
    open_desk.qtbot.wait(20)
    assert (open_desk.window.width(), open_desk.window.height()) == (1366, 768)
    assert sheet._area.verticalScrollBar().maximum() == 0
    said = [text.text() for text in sheet.findChildren(Text)]
    assert said[1] == "On the map"
    assert sum(text.startswith("Focus") for text in said) == 1, "ten keys are one row"


def test_every_action_is_in_the_main_menu_once_and_no_menu_is_higher_than_a_screen(open_desk):
    def walk(menu):
        assert menu.sizeHint().height() < 720, menu.title()
        for action in menu.actions():
            if action.menu() is not None:
                yield from walk(action.menu())
            elif not action.isSeparator():
                yield action

    register = open_desk.view.register
    menu = menus.main_menu(register, open_desk.workspace.words, open_desk.window)
    assert Counter(walk(menu)) == Counter(register[action.id] for action in ALL)


def test_who_wants_to_save_hears_that_everything_is(open_desk):
    open_desk.draws("Mayor")
    open_desk.presses("Ctrl+S")
    path = open_desk.desk.path
    assert open_desk.window.toast.text == f"Everything is saved already, in {path.name} ({path.parent.name})."
    assert open_desk.bar.field.hasFocus()
