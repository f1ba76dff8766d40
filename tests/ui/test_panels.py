"""Inspector and table: fields keep themselves, and share the map's selection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.commands.actors import rename_actor, set_actor
from collective_desk.domain.entities import Actor, Tie
from collective_desk.store.queries.assessments import said_of


@pytest.fixture
def river(open_desk):
    open_desk.draws("Mayor > Clinic", "Clinic > trusts > Radio Sun")
    open_desk.presses("Escape")
    return open_desk


def test_the_inspector_comes_with_a_selection(river):
    inspector = river.view.map.inspector
    assert not inspector.isVisible()
    river.selects("Clinic")
    assert inspector.isVisible()
    assert inspector.actor.name_field.text() == "Clinic"
    assert [row.name for row in inspector.actor._ties.rows] == ["Radio Sun", "Mayor"]
    river.workspace.selection.clear()
    assert not inspector.isVisible()


def test_a_name_commits_on_enter_and_undo_brings_it_back(river):
    river.selects("Clinic")
    field = river.view.map.inspector.actor.name_field
    field.setFocus()
    field.selectAll()
    river.types("Health post", "Return")
    assert "Health post" in river.names()
    river.canvas.setFocus()
    river.presses("Ctrl+Z")
    assert "Clinic" in river.names()
    assert field.text() == "Clinic"


def test_leaving_a_field_keeps_it(river):
    river.selects("Clinic")
    texts = river.view.map.inspector.actor.texts
    texts.open("aliases")
    river.types("Health post, Dispensary")
    river.selects("Mayor")
    assert river.desk.read.get(Actor, river.actor("Clinic")).aliases == ("Health post", "Dispensary")


def test_a_rest_keeps_it_too(river, qtbot):
    river.selects("Clinic")
    texts = river.view.map.inspector.actor.texts
    texts.open("description")
    river.types("Open on Mondays")
    qtbot.waitUntil(
        lambda: river.desk.read.get(Actor, river.actor("Clinic")).description == "Open on Mondays",
        timeout=4000)


def test_unknown_fields_wait_at_the_foot(river):
    river.selects("Clinic")
    panel = river.view.map.inspector.actor
    chip = panel.chips.found("Description")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert panel.texts.field("description").hasFocus()


def test_discs_are_counted_by_who_says_so(river):
    river.selects("Mayor")
    influence = river.view.map.inspector.actor.influence
    influence.begin()
    for _ in range(3):
        QTest.mouseClick(influence.more, Qt.MouseButton.LeftButton)
    river.workspace.informants.take("Fishers")
    QTest.mouseClick(influence.more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(influence.less, Qt.MouseButton.LeftButton)
    said = said_of(river.desk.read, river.actor("Mayor"))["influence"]
    assert said.by == {"amina": 3.0, "Fishers": 0.0}
    assert {column.height for column in influence.columns} == {3.0, 0.0}


def test_another_persons_change_shows_at_once(river):
    river.selects("Clinic")
    river.workspace.do(rename_actor, river.actor("Clinic"), "Hospital")
    assert river.view.map.inspector.actor.name_field.text() == "Hospital"


def test_a_tie_has_kind_direction_words_and_trust(river):
    tie = river.desk.read.all(Tie)[1]
    river.workspace.selection.set([tie.id])
    panel = river.view.map.inspector.tie
    panel.trust.chosen.emit(3)
    assert said_of(river.desk.read, tie.id)["trust"].median == 3
    assert panel.trust.step == 3
    panel.label_field.setFocus()
    river.types("since the flood", "Return")
    QTest.mouseClick(panel._ways["mutual"], Qt.MouseButton.LeftButton)
    changed = river.desk.read.get(Tie, tie.id)
    assert (changed.label, changed.direction) == ("since the flood", "mutual")


def test_several_things_are_counted(river):
    tie = river.desk.read.all(Tie)[0]
    river.workspace.selection.set([river.actor("Mayor"), river.actor("Clinic"), tie.id])
    many = river.view.map.inspector.many
    assert many.title == "2 actors, 1 tie"
    many._take("presence", "engaged")
    assert river.desk.read.get(Actor, river.actor("Mayor")).presence == "engaged"


def test_the_table_shares_the_selection_and_reads_one_row(river):
    river.presses("Ctrl+T")
    table = river.view.map.table
    assert table.isVisible()
    assert table.actors.rowCount() == 3
    table.view.selectRow(table.actors.row_of(river.actor("Mayor")))
    assert river.workspace.selection.ids == (river.actor("Mayor"),)
    river.selects("Clinic")
    rows = {index.row() for index in table.view.selectionModel().selectedRows()}
    assert rows == {table.actors.row_of(river.actor("Clinic"))}
    resets = []
    table.actors.modelReset.connect(lambda: resets.append(1))
    river.workspace.do(set_actor, river.actor("Mayor"), presence="left")
    row = table.actors.row_of(river.actor("Mayor"))
    assert table.actors.index(row, 3).data() == "left"
    river.draws("Elders > Mayor")
    assert table.actors.rowCount() == 4
    assert table.actors.index(table.actors.row_of(river.actor("Mayor")), 4).data() == "2"
    assert not resets


def test_the_table_sorts_and_filters(river):
    river.presses("Ctrl+T")
    table = river.view.map.table
    table.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.actors.index(0, 0).data() == "Radio Sun"
    table.filter_field.setText("clin")
    assert table.actors.rowCount() == 1
    table.show_ties(True)
    assert table.ties.rowCount() == 2
    river.presses("Ctrl+T")
    assert not table.isVisible()


def test_ten_thousand_rows_are_quick(open_desk):
    from time import perf_counter

    from collective_desk.ui.models.rows_model import RowsModel

    rows = [(str(n), f"Actor {n * 7919 % 10_000}", "", None) for n in range(10_000)]
    model = RowsModel(["a", "b", "c"], lambda ids: rows)
    start = perf_counter()
    model.reload()
    model.sort(0)
    model.filter("77")
    assert perf_counter() - start < 1.0
    assert model.rowCount() > 100


def test_find_goes_there(river):
    river.presses("Ctrl+F")
    river.types("clin", "Return")
    assert river.workspace.selection.ids == (river.actor("Clinic"),)
    assert river.canvas.hasFocus()


def test_undo_in_a_field_is_the_fields_while_it_has_something_to_take_back(river):
    river.selects("Clinic")
    field = river.view.map.inspector.actor.name_field
    river.workspace.do(rename_actor, river.actor("Clinic"), "Hospital")
    field.setFocus()
    river.presses("End")
    river.types(" of the river")
    river.presses("Ctrl+Z")
    assert (field.text(), river.names().count("Hospital")) == ("Hospital", 1)
    river.presses("Ctrl+Z")
    river.qtbot.waitUntil(lambda: field.text() == "Clinic")
    assert "Hospital" not in river.names()
