"""The canvas by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from collective_desk.ui.canvas.view import Canvas

from .conftest import Wishes

Key = Qt.Key


def test_arrows_walk_and_select(canvas: Canvas) -> None:
    canvas.selection.set(["a10"])
    QTest.keyClick(canvas, Key.Key_Left)
    assert canvas.selection.ids == ("a9",)
    QTest.keyClick(canvas, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.selection.ids == ("a9", "a10")
    assert canvas.focus == 10


def test_tab_walks_round_the_ties_of_where_it_began(canvas: Canvas) -> None:
    canvas.selection.set(["a26"])
    QTest.keyClick(canvas, Key.Key_Tab)
    assert canvas.selection.ids == ("a27",)
    QTest.keyClick(canvas, Key.Key_Tab)
    assert canvas.selection.ids == ("a27",)


def test_esc_lets_go_of_one_thing_at_a_time(canvas: Canvas) -> None:
    canvas.selection.set(["a9"])
    canvas.set_focus_radius(1)
    assert canvas.artist.emphasis.faded is not None
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas.artist.emphasis.faded is None
    assert canvas.selection.ids == ("a9",)
    QTest.keyClick(canvas, Key.Key_Escape)
    assert canvas.selection.ids == ()


@pytest.mark.parametrize("text", ["w", "é", "ሶ", "न", "ص", "京"])
def test_a_letter_of_any_script_begins_a_name(canvas: Canvas, text: str) -> None:
    typed: list[str] = []
    canvas.typed.connect(typed.append)
    no_keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, 0, no_keys, text))
    assert typed == [text]


def test_letters_that_are_keys_are_left_to_the_window(canvas: Canvas) -> None:
    class Window(QWidget):
        seen = ""

        def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
            self.seen += event.text()

    window = Window()
    canvas.setParent(window)
    canvas.single_keys = frozenset("EG")
    typed: list[str] = []
    canvas.typed.connect(typed.append)
    QTest.keyClicks(canvas, "ge")
    QTest.keyClick(canvas, "s", Qt.KeyboardModifier.ControlModifier)
    assert window.seen.startswith("ge")
    assert typed == []
    canvas.setParent(None)


def test_delete_asks_for_what_is_selected(canvas: Canvas, wishes: Wishes) -> None:
    QTest.keyClick(canvas, Key.Key_Delete)
    canvas.selection.set(["a1", "t3"])
    QTest.keyClick(canvas, Key.Key_Delete)
    assert wishes.heard == [("delete", ("a1", "t3"))]


def test_rename_in_place_with_enter(canvas: Canvas, wishes: Wishes) -> None:
    canvas.selection.set(["a9"])
    QTest.keyClick(canvas, Key.Key_F2)
    field = canvas.editor.field
    assert field.isVisible() and field.text() == "Women's rice coop"
    QTest.keyClicks(field, "Rice  women ")
    QTest.keyClick(field, Key.Key_Return)
    assert wishes.heard == [("rename", "a9", "Rice women")]
    assert not field.isVisible() and canvas.hasFocus()


@pytest.mark.parametrize("name", ["", "   ", "Women's rice coop"])
def test_no_name_or_the_same_name_asks_for_nothing(
    canvas: Canvas, wishes: Wishes, name: str
) -> None:
    canvas.edit_name("a9")
    canvas.editor.field.setText(name)
    QTest.keyClick(canvas.editor.field, Key.Key_Return)
    assert wishes.heard == []


def test_esc_leaves_the_name(canvas: Canvas, wishes: Wishes) -> None:
    canvas.edit_name("a9")
    QTest.keyClicks(canvas.editor.field, "Other")
    QTest.keyClick(canvas.editor.field, Key.Key_Escape)
    assert wishes.heard == [] and not canvas.editor.field.isVisible()


def test_connect_by_letters_without_a_pointer(canvas: Canvas, wishes: Wishes) -> None:
    canvas.connect_by_letter("a9")
    nearest = canvas.hand.tool.hints  # type: ignore[union-attr]
    pixels = canvas.grab().toImage()
    letter = next(iter(nearest))
    QTest.keyClicks(canvas, letter.lower())
    assert wishes.heard == [("tie", "a9", canvas.picture.actor_ids[nearest[letter]])]
    assert canvas.hand.tool is None and canvas.grab().toImage() != pixels


def test_letters_are_clear_and_enough(canvas: Canvas, wishes: Wishes) -> None:
    canvas.connect_by_letter("a9")
    hints = canvas.hand.tool.hints  # type: ignore[union-attr]
    assert len(hints) == 28 and not {"I", "O"} & set("".join(hints))
    assert all(not b.startswith(a) for a in hints for b in hints if a != b)
    QTest.keyClicks(canvas, "x")
    QTest.keyClick(canvas, Key.Key_Escape)
    assert wishes.heard == [] and canvas.hand.tool is None


def test_fit_and_reset(canvas: Canvas) -> None:
    canvas.zoom_by(3)
    canvas.look(canvas.camera.moved(900, 900))
    QTest.keyClick(canvas, Key.Key_F)
    at = canvas.camera.to_view(canvas.picture.xy)
    assert (at > 0).all() and (at < (990, 632)).all()
    QTest.keyClick(canvas, Key.Key_Z)
    assert canvas.camera.zoom == 1.0


def test_enter_asks_for_more_of_the_selected_and_shift_f10_for_its_menu(
    canvas: Canvas, wishes: Wishes
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert wishes.heard == []
    canvas.selection.set(["a7"])
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert wishes.heard == [("inspect",), ("menu", ("a7",))]
    canvas.connect_by_letter("a7")
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert len(wishes.heard) == 2, "letters wait for a letter"
