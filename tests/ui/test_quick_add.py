"""The line that draws, by keys."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest

from collective_desk.store.queries.assessments import spreads
from collective_desk.ui.quick_add.draft import Draft


def test_names_ties_and_kinds(open_desk):
    open_desk.draws("Mayor", "Mayor > Clinic", "Clinic > advises > Radio Sun", "Mayor <> Radio Sun")
    assert open_desk.names() == ["Mayor", "Clinic", "Radio Sun"]
    assert open_desk.ties() == [
        ("Mayor", "money", "Clinic"), ("Clinic", "advice", "Radio Sun"), ("Mayor", "money", "Radio Sun"),
    ]


def test_several_names_and_a_fan(open_desk):
    open_desk.draws("Mayor, Radio Sun, Clinic", "Mayor > Radio Sun, Clinic")
    assert len(open_desk.names()) == 3
    assert len(open_desk.ties()) == 2


def test_enter_takes_the_name_that_is_meant(open_desk):
    open_desk.draws("River council", "Mayor")
    open_desk.types("Mayor > Riv")
    assert open_desk.bar.popup.isVisible()
    assert open_desk.bar.field.ghost == "er council"
    assert [token.text for token in open_desk.bar._tokens.tokens] == ["Mayor"]
    open_desk.presses("Return")
    assert open_desk.names() == ["River council", "Mayor"]
    assert len(open_desk.ties()) == 1


def test_control_enter_makes_a_new_one(open_desk):
    open_desk.draws("River council")
    open_desk.types("Riv", "Ctrl+Return")
    assert open_desk.names() == ["River council", "Riv"]


def test_a_name_that_only_resembles_is_new(open_desk):
    open_desk.draws("Kello clinic")
    open_desk.types("Clinic", "Return")
    assert open_desk.names() == ["Kello clinic", "Clinic"]


def test_tab_completes_and_goes_on(open_desk):
    open_desk.draws("River council")
    open_desk.types("Riv", "Tab")
    assert open_desk.bar.text == "River council"
    open_desk.types("> Mayor", "Return")
    assert open_desk.ties() == [("River council", "money", "Mayor")]


def test_escape_cancels_and_then_leaves(open_desk):
    open_desk.types("Mayor > Cli", "Escape")
    assert open_desk.bar.text == ""
    assert open_desk.names() == []
    open_desk.presses("Escape")
    assert open_desk.canvas.hasFocus()


def test_backspace_takes_a_part_back(open_desk):
    open_desk.types("Mayor >")
    assert open_desk.bar.field.text() == ""
    open_desk.presses("Backspace")
    assert open_desk.bar.field.text() == "Mayor"


def test_two_of_one_name_are_asked_in_place(open_desk):
    open_desk.draws("Mayor")
    open_desk.types("Mayor", "Ctrl+Return")
    assert open_desk.names() == ["Mayor", "Mayor"]
    open_desk.types("Mayor > Clinic", "Return")
    assert len(open_desk.names()) == 2
    assert open_desk.bar.popup.isVisible()
    assert len(open_desk.bar.popup.rows.rows) == 3
    open_desk.presses("Down", "Return")
    assert open_desk.names() == ["Mayor", "Mayor", "Clinic"]
    assert len(open_desk.ties()) == 1


def test_a_pasted_column_makes_as_many(open_desk):
    data = QMimeData()
    data.setText("Mayor\nClinic\nRadio Sun\n")
    open_desk.bar.field.take(data)
    assert open_desk.bar._tokens.tokens[0].text == "3 names pasted"
    open_desk.presses("Return")
    assert len(open_desk.names()) == 3


def test_a_line_that_says_nothing_whole_is_kept_and_told(open_desk):
    open_desk.types("Mayor >", "Return")
    assert open_desk.names() == []
    assert "go to" in open_desk.window.toast.text
    assert open_desk.bar.text.startswith("Mayor >")


def test_up_brings_the_last_line_back(open_desk):
    open_desk.draws("Mayor > Clinic")
    open_desk.presses("Up")
    assert open_desk.bar.text == "Mayor > Clinic"


@pytest.mark.parametrize("typed", ["Mayor->Clinic", "Mayor => Clinic", "Mayor > Clinic"])
def test_arrows_as_people_type_them(open_desk, typed):
    open_desk.draws(typed)
    assert open_desk.ties() == [("Mayor", "money", "Clinic")]


def test_double_click_on_nothing_begins_an_actor_there(open_desk):
    open_desk.canvas.port.new_actor_at(300.0, 120.0, None)
    open_desk.types("Mayor", "Return")
    x, y = open_desk.canvas.picture.xy[0]
    assert abs(x - 300) < 150
    assert abs(y - 120) < 150


def test_a_quoted_comma_is_part_of_the_name():
    draft = Draft()
    draft.tail = '"Smith'
    assert not draft.close_part(",")
    draft.tail = '"Smith, Jones"'
    assert draft.close_part(">")
    assert draft.text == '"Smith, Jones" > '


def test_every_key_reaches_the_field(open_desk):
    QTest.keyClicks(open_desk.bar.field, "Orchard cooperative of the upper bank")
    assert open_desk.bar.field.text() == "Orchard cooperative of the upper bank"


def test_a_link_takes_whom_enter_would_take(open_desk):
    open_desk.draws("River council", "Mayor", "Radio Sun")
    open_desk.types("Ma>Riv,Ra", "Return")
    assert open_desk.names() == ["River council", "Mayor", "Radio Sun"]
    assert open_desk.ties() == [("Mayor", "money", "River council"), ("Mayor", "money", "Radio Sun")]


def test_a_link_leaves_what_only_resembles_and_what_is_quoted(open_desk):
    open_desk.draws("Kello clinic", "River council")
    open_desk.types('Clinic > "Riv", Mayor', "Return")
    assert open_desk.names() == ["Kello clinic", "River council", "Clinic", "Riv", "Mayor"]


def test_down_to_the_new_one_and_a_link_makes_it(open_desk):
    open_desk.draws("River council")
    open_desk.types("Riv", "Down")
    open_desk.types("> Mayor", "Return")
    assert ("Riv", "money", "Mayor") in open_desk.ties()


def test_discs_in_the_line_are_of_the_group_that_speaks_and_show_themselves(open_desk):
    open_desk.workspace.informants.take("Fishers")
    open_desk.draws("Mayor +3, Clinic +0")
    said = spreads(open_desk.desk.read, "influence")
    assert {row.by["Fishers"] for row in said.values()} == {3, 0}
    assert open_desk.workspace.look.looking.lens == "influence"
    open_desk.presses("Escape", "Ctrl+Z")
    assert open_desk.names() == []
    assert open_desk.workspace.look.looking.lens == "kind"


def test_a_whole_word_that_took_somebody_longer_can_still_be_a_name_of_its_own(open_desk):
    open_desk.draws("Mayor's wife", "Clinic")
    open_desk.types("Mayor", "Return")
    assert open_desk.names() == ["Mayor's wife", "Clinic"]
    toast = open_desk.window.toast
    assert toast.text == "Mayor's wife is here already"
    open_desk.types("Radio")
    toast._answer.click()
    assert open_desk.names() == ["Mayor's wife", "Clinic", "Mayor"]
    assert open_desk.bar.text == "Radio"


@pytest.mark.parametrize("typed", ["Mayo", "Mayor's wife", "Clinic > Mayo", "mayor's wife @g"])
def test_who_is_plainly_meant_is_taken_without_a_word(open_desk, typed):
    open_desk.draws("Mayor's wife", "Clinic")
    open_desk.types(typed, "Return")
    assert not open_desk.window.toast.text
    assert len(open_desk.names()) == 2


def test_a_word_between_two_names_can_become_a_kind_of_tie(open_desk):
    open_desk.draws("Elders > protects > River")
    toast = open_desk.window.toast
    assert toast.text == "“protects” was drawn as an actor."
    toast._answer.click()
    assert open_desk.names() == ["Elders", "River"]
    assert open_desk.ties() == [("Elders", "protects", "River")]
    open_desk.draws("River > protects > Elders")
    assert open_desk.ties()[-1] == ("River", "protects", "Elders"), "it is a kind from now on"


@pytest.mark.parametrize("line", [
    "Elders > Mayor > River", "elders > mayor > river", "Elders > mayor, River", "Elders, mayor"])
def test_names_are_not_doubted(open_desk, line):
    open_desk.draws(line)
    assert not open_desk.window.toast.text


def test_the_key_of_the_line_begins_no_name(open_desk):
    open_desk.types("/Mayor/Clinic", "Return")
    assert open_desk.names() == ["Mayor/Clinic"]
