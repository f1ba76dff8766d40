"""What the hand does on the canvas, and what the canvas asks for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collective_desk.ui.canvas.view import Canvas

from .conftest import Hand, Wishes


def test_a_click_selects_a_second_one_with_shift_joins(canvas: Canvas, hand: Hand) -> None:
    hand.click(hand.actor(7))
    assert canvas.selection.ids == ("a7",)
    hand.keys = Qt.KeyboardModifier.ShiftModifier
    hand.click(hand.actor(10))
    assert canvas.selection.ids == ("a7", "a10")
    hand.click(hand.actor(7))
    assert canvas.selection.ids == ("a10",)


def test_a_click_on_a_tie_selects_it_and_on_nothing_lets_go(canvas: Canvas, hand: Hand) -> None:
    middle = (hand.actor(26) + hand.actor(27)) / 2
    hand.click(middle)
    assert canvas.selection.ids == (canvas.picture.tie_ids[-1],)
    hand.click(QPointF(4, 4))
    assert canvas.selection.ids == ()


def test_a_drag_asks_for_the_new_place_once(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    hand.drag(hand.actor(28), hand.actor(28, 60, -30))
    zoom = canvas.camera.zoom
    (wish,) = wishes.heard
    assert wish[0] == "move"
    x, y = wish[1]["a28"]  # type: ignore[index]
    assert (round(x - 744), round(y - 540)) == (round(60 / zoom), round(-30 / zoom))


def test_all_that_is_selected_moves_along(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    canvas.selection.set(["a7", "a10", "a28"])
    hand.drag(hand.actor(28), hand.actor(28, 20, 20))
    assert set(wishes.heard[0][1]) == {"a7", "a10", "a28"}  # type: ignore[call-overload]


def test_esc_during_a_drag_moves_nobody(
    canvas: Canvas, hand: Hand, wishes: Wishes, qtbot: QtBot
) -> None:
    before, pixels = canvas.picture.xy.copy(), canvas.grab().toImage()
    hand.to(hand.actor(28))
    hand.press()
    hand.to(hand.actor(28, 90, -90))
    assert canvas.grab().toImage() != pixels
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    hand.release()
    hand.to(QPointF(2, 2))
    assert wishes.heard == []
    assert np.array_equal(canvas.picture.xy, before)
    assert canvas.artist.picture is canvas.picture
    assert canvas.selection.ids == ()
    # A busy machine paints behind the scenes and shows it when it is done.
    qtbot.waitUntil(lambda: canvas.grab().toImage() == pixels)


def test_a_press_that_trembles_is_a_click(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    hand.drag(hand.actor(28), hand.actor(28, 3, -2))
    assert wishes.heard == []
    assert canvas.selection.ids == ("a28",)


def test_from_rim_to_actor_asks_for_a_tie(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    hand.drag(hand.actor(28, 18, 0), hand.actor(21))
    assert wishes.heard == [("tie", "a28", "a21")]


def test_from_rim_to_nothing_begins_the_actor_at_the_other_end(
    canvas: Canvas, hand: Hand, wishes: Wishes
) -> None:
    hand.drag(hand.actor(28, 18, 0), QPointF(4, 4))
    assert wishes.heard == [("new", *map(round, canvas.camera.to_map(4, 4)), "a28")]


def test_from_rim_back_or_merely_off_it_comes_to_nothing(hand: Hand, wishes: Wishes) -> None:
    hand.drag(hand.actor(28, 18, 0), hand.actor(28))
    hand.drag(hand.actor(28, 18, 0), hand.actor(28, 40, 0))
    assert wishes.heard == []


def test_esc_while_drawing_a_tie_draws_none(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    pixels = canvas.grab().toImage()
    hand.to(hand.actor(28, 18, 0))
    hand.press()
    hand.to(hand.actor(21))
    assert canvas.grab().toImage() != pixels
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    hand.release()
    hand.to(QPointF(2, 2))
    assert wishes.heard == []
    assert canvas.grab().toImage() == pixels


def test_the_preview_of_a_tie_is_drawn_in_the_accent(canvas: Canvas, hand: Hand) -> None:
    canvas.pen = "conflict"
    hand.to(hand.actor(28, 18, 0))
    hand.press()
    hand.to(hand.actor(28, 160, -160))
    image = canvas.grab().toImage()
    accent = canvas.artist.style.colour("accent").lower()
    middle = hand.actor(28, 80, -80).toPoint()
    near = {
        image.pixelColor(middle + QPoint(dx, dy)).name()
        for dx in range(-30, 31) for dy in range(-30, 31)
    }
    assert accent in near


def test_a_rubber_band_selects_what_it_holds(canvas: Canvas, hand: Hand) -> None:
    hand.drag(hand.actor(26, -40, -30), hand.actor(27, 40, 30))
    assert canvas.selection.ids == ("a26", "a27")


def test_esc_gives_the_earlier_selection_back(canvas: Canvas, hand: Hand) -> None:
    canvas.selection.set(["a3"])
    hand.to(hand.actor(26, -40, -30))
    hand.press()
    hand.to(hand.actor(27, 40, 30))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection.ids == ("a3",)


def test_space_and_the_middle_button_push_the_map(canvas: Canvas, hand: Hand) -> None:
    before = canvas.camera
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    hand.drag(hand.actor(7), hand.actor(7, 50, 20))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (50, 20)
    hand.to(QPointF(300, 300))
    hand.press(Qt.MouseButton.MiddleButton)
    hand.to(QPointF(290, 280))
    hand.release()
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (40, 0)


def test_the_wheel_zooms_at_the_pointer(canvas: Canvas, hand: Hand) -> None:
    at = hand.actor(7)
    before = canvas.camera.to_map(at.x(), at.y())
    zoom = canvas.camera.zoom
    wheel = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(canvas, wheel)
    assert canvas.camera.zoom > zoom
    assert np.allclose(canvas.camera.to_map(at.x(), at.y()), before, atol=1.0)


def test_a_double_click_on_nothing_begins_an_actor_there(
    canvas: Canvas, hand: Hand, wishes: Wishes
) -> None:
    hand.double_click(QPointF(500, 560))
    x, y = canvas.camera.to_map(500, 560)
    assert wishes.heard == [("new", round(x), round(y))]


def test_hovering_shows_an_outline_and_says_who(canvas: Canvas, hand: Hand) -> None:
    said: list[str] = []
    canvas.hovered.connect(said.append)
    pixels = canvas.grab().toImage()
    hand.to(hand.actor(7))
    assert said[-1] == "a7"
    assert canvas.grab().toImage() != pixels


def test_a_drag_that_begins_on_a_tie_stretches_a_box(canvas: Canvas, hand: Hand) -> None:
    middle = (hand.actor(26) + hand.actor(27)) / 2
    canvas.selection.set(["a7"])
    hand.to(middle)
    hand.press()
    hand.to(hand.actor(27, 40, 40))
    assert canvas.selection.ids == ("a27",)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    hand.release()
    assert canvas.selection.ids == ("a7",)


def test_a_click_on_one_of_several_chooses_it(canvas: Canvas, hand: Hand) -> None:
    tie = canvas.picture.tie_ids[-1]
    canvas.selection.set([tie, "a7"])
    hand.click((hand.actor(26) + hand.actor(27)) / 2)
    assert canvas.selection.ids == (tie,)


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_drag_at_the_edge_pushes_the_map_on(
    canvas: Canvas, hand: Hand, wishes: Wishes, qtbot: QtBot, side: str
) -> None:
    at = {"left": QPointF(2, 300), "right": QPointF(canvas.width() - 2, 300),
          "top": QPointF(500, 2), "bottom": QPointF(500, canvas.height() + 30)}[side]
    before = canvas.camera
    hand.to(hand.actor(28))
    hand.press()
    hand.to(at)
    qtbot.waitUntil(
        lambda: max(abs(canvas.camera.x - before.x), abs(canvas.camera.y - before.y)) > 20)
    hand.release()
    stands = canvas.camera
    qtbot.wait(60)
    assert canvas.camera == stands, "nobody holds anything any more"
    ((_, places),) = wishes.heard
    x, y = canvas.camera.to_view(np.array(places["a28"])).tolist()  # type: ignore[index]
    assert (round(x - at.x()), round(y - at.y())) == (0, 0), "it is still under the hand"


def test_an_actor_stays_under_the_hand_while_the_wheel_turns(
    canvas: Canvas, hand: Hand, wishes: Wishes
) -> None:
    hand.to(hand.actor(28))
    hand.press()
    hand.to(QPointF(400, 300))
    at = QPointF(400, 300)
    QApplication.sendEvent(canvas, QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 360),
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False))
    hand.to(QPointF(460, 340))
    x, y = canvas.camera.to_view(canvas.artist.picture.xy[28]).tolist()
    assert (round(x), round(y)) == (460, 340)
    hand.release()
    assert wishes.heard[0][0] == "move"
