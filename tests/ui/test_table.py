"""The table as a spreadsheet's hand expects it: cells are edited, rows deleted, copied, pasted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from collective_desk.commands.actors import set_actor
from collective_desk.domain.entities import Actor, Tie
from collective_desk.ui.dialogs.import_preview import ImportPreview
from collective_desk.ui.panels.table.panel import ACTOR_HEADS, TIE_HEADS

MONEY = "money"


@pytest.fixture
def river(open_desk):
    """Three actors and two ties; the table of actors has the keyboard."""
    open_desk.draws("Mayor > Clinic", "Clinic > trusts > Radio Sun")
    open_desk.presses("Escape", "Ctrl+T")
    return open_desk


def stands_on(desk, name, head):
    """Put the keyboard on a cell of somebody's row."""
    view, model = desk.view.map.table.view, desk.view.map.table.actors
    view.setCurrentIndex(model.index(model.row_of(desk.actor(name)), ACTOR_HEADS.index(head)))
    view.setFocus()
    desk.qtbot.wait(5)
    return view


def writes(desk, text):
    """Write in the cell that is open, with Enter."""
    editor = desk.view.map.table.view.findChild(QLineEdit, "cell_editor")
    assert editor is not None and editor.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.qtbot.wait(5)


def chooses(desk, *keys):
    """Press keys in the list that opened."""
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget(), key)
    desk.qtbot.wait(5)


@pytest.mark.parametrize("key", ["F2", "Return"])
def test_a_name_is_written_in_its_cell_as_one_step(river, key):
    view = stands_on(river, "Clinic", "name")
    river.presses(key)
    writes(river, "  Health   post ")
    assert "Health post" in river.names()
    assert river.window.focusWidget() is view
    river.presses("Ctrl+Z")
    assert "Clinic" in river.names()


def test_esc_leaves_the_cell_first_and_then_the_table(river):
    view = stands_on(river, "Clinic", "name")
    river.presses("F2")
    editor = view.findChild(QLineEdit, "cell_editor")
    QTest.keyClicks(editor, "Other")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert sorted(river.names()) == ["Clinic", "Mayor", "Radio Sun"]
    assert river.window.focusWidget() is view
    river.presses("Escape")
    assert river.canvas.hasFocus()


def test_a_name_is_never_emptied(river):
    stands_on(river, "Clinic", "name")
    river.presses("F2")
    writes(river, " ")
    assert "Clinic" in river.names()


def test_a_realm_is_chosen_for_all_rows_that_are_selected(river):
    view = stands_on(river, "Clinic", "realm")
    view.selectAll()
    river.presses("F2")
    chooses(river, Qt.Key.Key_Down, Qt.Key.Key_Return)
    realms = {actor.realm for actor in river.desk.read.all(Actor)}
    assert len(realms) == 1 and realms != {None}
    river.presses("Ctrl+Z")
    assert {actor.realm for actor in river.desk.read.all(Actor)} == {None}


def test_a_double_press_opens_the_list_of_kinds(river):
    view = stands_on(river, "Mayor", "kind")
    middle = view.visualRect(view.currentIndex()).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    chooses(river, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert river.desk.read.get(Actor, river.actor("Mayor")).kind
    assert river.desk.read.get(Actor, river.actor("Clinic")).kind is None


def test_counts_and_discs_are_not_written(river):
    view = stands_on(river, "Mayor", "ties")
    river.presses("F2")
    assert view.findChild(QLineEdit, "cell_editor") is None
    assert QApplication.activePopupWidget() is None


def test_ties_take_words_another_kind_and_another_way(river):
    table = river.view.map.table
    table.show_ties(True)
    tie = next(one.id for one in river.desk.read.all(Tie))
    row = table.ties.row_of(tie)

    def on(head):
        table.view.setCurrentIndex(table.ties.index(row, TIE_HEADS.index(head)))
        table.view.setFocus()
        river.presses("F2")

    on("label")
    writes(river, "for the well")
    on("direction")
    chooses(river, Qt.Key.Key_Down, Qt.Key.Key_Return)
    before = river.desk.read.get(Tie, tie)
    on("tie_kind")
    chooses(river, Qt.Key.Key_Down, Qt.Key.Key_Return)
    after = river.desk.read.get(Tie, tie)
    assert after.label == "for the well"
    assert before.direction == "mutual"
    assert after.kind != before.kind


def test_del_deletes_the_rows(river):
    view = stands_on(river, "Clinic", "name")
    river.presses("Delete")
    assert sorted(river.names()) == ["Mayor", "Radio Sun"]
    assert view.model().rowCount() == 2
    assert "Clinic" in river.window.toast.text


def test_the_map_follows_who_walks_through_the_rows(river):
    river.canvas.look(river.canvas.camera.moved(4000, 0))
    assert not river.canvas.shows_all()
    stands_on(river, "Mayor", "name")
    river.qtbot.waitUntil(lambda: not river.canvas.motion.running)
    x, y = river.canvas.camera.to_view(river.canvas.picture.xy[
        river.canvas.picture.row[river.actor("Mayor")]])
    assert 0 < x < river.canvas.width() and 0 < y < river.canvas.height()


def test_copied_rows_are_a_table_elsewhere_without_what_is_not_for_everyone(river):
    river.workspace.do(set_actor, river.actor("Mayor"), kind="local_government")
    river.workspace.do(set_actor, river.actor("Radio Sun"), sensitivity="confidential")
    view = stands_on(river, "Mayor", "name")
    view.selectAll()
    river.presses("Ctrl+C")
    assert QGuiApplication.clipboard().text().split("\n") == [
        "Label\tType\tRealm\tPresence\tInfluence", "Clinic\t\t\t\t",
        "Mayor\tlocal government\tinstitutional\t\t"]
    assert "1 is not for everyone" in river.window.toast.text
    river.view.map.table.show_ties(True)
    river.view.map.table.view.setFocus()
    river.view.map.table.view.selectAll()
    river.presses("Ctrl+C")
    assert QGuiApplication.clipboard().text().split("\n") == [
        "From\tType\tTo\tDirection\tLabel", "Mayor\tmoney\tClinic\tone way\t"]


def test_copied_actors_are_their_names_in_another_program(river):
    river.canvas.setFocus()
    river.selects("Mayor", "Clinic")
    river.presses("Ctrl+C")
    assert QGuiApplication.clipboard().text().split("\n") == ["Mayor", "Clinic"]
    river.presses("Ctrl+V")
    assert sorted(river.names()) == ["Clinic", "Clinic", "Mayor", "Mayor", "Radio Sun"]
    assert river.ties().count(("Mayor", MONEY, "Clinic")) == 2


@pytest.mark.parametrize("place", ["map", "line", "table"])
def test_a_pasted_table_is_looked_at_first_and_is_one_step(river, place):
    QGuiApplication.clipboard().setText(
        "Label\tType\nOrchard coop\tcooperative\nDistrict\tlocal government\n")
    {"map": river.canvas, "line": river.bar.field, "table": river.view.map.table.view}[
        place].setFocus()
    river.presses("Ctrl+V")
    river.qtbot.waitUntil(lambda: river.window.findChild(ImportPreview) is not None)
    preview = river.window.findChild(ImportPreview)
    assert "cooperative" not in river.names()
    QTest.keyClick(preview.focusWidget(), Qt.Key.Key_Return)
    river.qtbot.waitUntil(lambda: "Orchard coop" in river.names())
    kinds = {actor.name: actor.kind for actor in river.desk.read.all(Actor)}
    assert kinds["Orchard coop"] == "cooperative"
    assert river.bar.text == ""
    river.window.activateWindow()
    river.qtbot.waitUntil(river.window.isActiveWindow)
    river.canvas.setFocus()
    river.presses("Ctrl+Z")
    assert "Orchard coop" not in river.names()


def test_a_right_press_in_the_table_opens_the_menu_of_the_rows(river):
    view = stands_on(river, "Clinic", "name")
    at = view.visualRect(view.currentIndex()).center()
    view.menu_wanted.emit(view.viewport().mapToGlobal(QPoint(at)))
    river.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert "Delete" in [action.text() for action in menu.actions()]
    menu.close()


def test_shift_f10_opens_the_menu_under_the_row(river):
    stands_on(river, "Clinic", "name")
    river.presses("Shift+F10")
    menu = QApplication.activePopupWidget()
    assert river.view.register["edit.delete"] in menu.actions()
    menu.close()
