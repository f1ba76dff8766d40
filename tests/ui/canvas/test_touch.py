"""Fingers and pens on the canvas, as a touch screen and a tablet send them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collective_desk.domain.contents import NamedRegion
from collective_desk.ui.canvas.handle import handle
from collective_desk.ui.canvas.hit import FINGER
from collective_desk.ui.canvas.view import Canvas

from .conftest import Hand, Wishes


class Fingers:
    """Puts fingers on the canvas; each step is one event of the screen."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.device = QTest.createTouchDevice()

    def press(self, *at: QPointF) -> None:
        events = QTest.touchEvent(self.canvas, self.device)
        for finger, point in enumerate(at):
            events.press(finger, point.toPoint())
        events.commit()

    def move(self, *at: QPointF) -> None:
        events = QTest.touchEvent(self.canvas, self.device)
        for finger, point in enumerate(at):
            events.move(finger, point.toPoint())
        events.commit()

    def release(self, *at: QPointF) -> None:
        events = QTest.touchEvent(self.canvas, self.device)
        for finger, point in enumerate(at):
            events.release(finger, point.toPoint())
        events.commit()

    def tap(self, at: QPointF) -> None:
        self.press(at)
        self.release(at)


@pytest.fixture
def fingers(canvas: Canvas) -> Iterator[Fingers]:
    yield Fingers(canvas)


def nowhere(canvas: Canvas) -> QPointF:
    """Find a pixel far from everything."""
    for x in range(40, canvas.width() - 40, 20):
        for y in range(40, canvas.height() - 40, 20):
            if canvas.id_of(canvas.hit(x, y, reach=3 * FINGER)) is None:
                return QPointF(x, y)
    raise AssertionError("the map is full")


def test_two_fingers_zoom_around_their_middle(canvas: Canvas, fingers: Fingers) -> None:
    start = (QPointF(400, 300), QPointF(500, 300))
    under, zoom = canvas.camera.to_map(450, 300), canvas.camera.zoom
    fingers.press(*start)
    fingers.move(QPointF(350, 300), QPointF(550, 300))
    fingers.release(QPointF(350, 300), QPointF(550, 300))
    assert canvas.camera.zoom == pytest.approx(2 * zoom, rel=0.02)
    assert canvas.camera.to_map(450, 300) == pytest.approx(under, abs=2)


def test_two_fingers_push_the_map(canvas: Canvas, fingers: Fingers) -> None:
    before = canvas.camera
    fingers.press(QPointF(400, 300), QPointF(500, 300))
    fingers.move(QPointF(430, 250), QPointF(530, 250))
    fingers.release(QPointF(430, 250), QPointF(530, 250))
    assert (canvas.camera.x - before.x, canvas.camera.y - before.y) == (30, -50)
    assert canvas.camera.zoom == before.zoom


def test_a_tap_selects_within_a_fingertip(
    canvas: Canvas, fingers: Fingers, hand: Hand
) -> None:
    beside = hand.actor(26, dx=19)
    fingers.tap(beside)
    assert canvas.selection.ids == ("a26",)
    fingers.tap(nowhere(canvas))
    assert canvas.selection.ids == ()


def test_every_actor_is_a_target_of_44_pixels(canvas: Canvas, hand: Hand) -> None:
    for row in range(len(canvas.picture.xy)):
        for dx, dy in ((21, 0), (-21, 0), (0, 21), (0, -21)):
            at = hand.actor(row, dx, dy)
            hit = canvas.hit(at.x(), at.y(), reach=FINGER)
            assert hit.actor is not None


def test_a_finger_drags_an_actor(
    canvas: Canvas, fingers: Fingers, hand: Hand, wishes: Wishes
) -> None:
    start = hand.actor(26)
    fingers.press(start)
    fingers.move(start + QPointF(30, 10))
    fingers.move(start + QPointF(60, 20))
    fingers.release(start + QPointF(60, 20))
    (wish,) = wishes.heard
    assert wish[0] == "move"
    assert set(wish[1]) == {"a26"}  # type: ignore[call-overload]


def test_a_finger_on_nothing_pushes_the_map(canvas: Canvas, fingers: Fingers) -> None:
    before, at = canvas.camera, nowhere(canvas)
    fingers.press(at)
    fingers.move(at + QPointF(40, 0))
    fingers.release(at + QPointF(40, 0))
    assert canvas.camera.x - before.x == 40


def test_a_second_finger_ends_what_the_first_began(
    canvas: Canvas, fingers: Fingers, hand: Hand, wishes: Wishes
) -> None:
    start = hand.actor(26)
    fingers.press(start)
    fingers.move(start + QPointF(40, 10))
    events = QTest.touchEvent(canvas, fingers.device)
    events.stationary(0)
    events.press(1, QPoint(300, 200))
    events.commit()
    fingers.release(start, QPointF(300, 200))
    assert wishes.heard == []
    assert canvas.hand.tool is None


def test_a_finger_that_stays_asks_for_the_menu(
    fingers: Fingers, hand: Hand, wishes: Wishes, qtbot: QtBot
) -> None:
    at = hand.actor(26)
    fingers.press(at)
    qtbot.waitUntil(lambda: bool(wishes.heard), timeout=1500)
    fingers.release(at)
    assert wishes.heard == [("menu", ("a26",))]


def test_two_taps_on_nothing_begin_an_actor(
    canvas: Canvas, fingers: Fingers, wishes: Wishes
) -> None:
    at = nowhere(canvas)
    fingers.tap(at)
    fingers.tap(at)
    ((wish, x, y),) = wishes.heard
    # A screen that is not there has a frame of two pixels around its windows.
    assert wish == "new"
    assert (x, y) == pytest.approx(canvas.camera.to_map(at.x(), at.y()), abs=4)


def test_a_tap_answers_waiting_letters(
    canvas: Canvas, fingers: Fingers, hand: Hand, wishes: Wishes
) -> None:
    canvas.connect_by_letter("a9")
    fingers.tap(hand.actor(26, dx=15))
    assert wishes.heard == [("tie", "a9", "a26")]
    assert canvas.hand.tool is None


def test_a_pen_draws_a_tie_from_the_rim(canvas: Canvas, hand: Hand, wishes: Wishes) -> None:
    pen = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position, 1, 2)
    rim, there = hand.actor(26, dx=16), hand.actor(27)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def send(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        event = QTabletEvent(
            kind, pen, at, QPointF(canvas.mapToGlobal(at)), 0.5, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, button, held)
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted()

    send(QEvent.Type.TabletPress, rim, left, left)
    for share in (0.3, 0.7, 1.0):
        send(QEvent.Type.TabletMove, rim + (there - rim) * share, none, left)
    send(QEvent.Type.TabletRelease, there, left, none)
    assert wishes.heard == [("tie", "a26", "a27")]


def test_a_finger_draws_a_tie_from_the_handle_of_the_chosen(
    canvas: Canvas, fingers: Fingers, hand: Hand, wishes: Wishes
) -> None:
    assert handle(canvas) is None
    fingers.tap(hand.actor(26))
    row, at = handle(canvas)
    assert row == 26
    # Its target is a fingertip wide, and not the actor's own.
    assert max(abs(at.x() - hand.actor(26).x()), abs(at.y() - hand.actor(26).y())) > 2 * FINGER - 1
    start = at + QPointF(FINGER - 5, 5 - FINGER)
    fingers.press(start)
    for share in (0.3, 0.7, 1.0):
        fingers.move(start + (hand.actor(9) - start) * share)
    fingers.release(hand.actor(9))
    assert wishes.heard == [("tie", "a26", "a9")]


def test_the_mouse_needs_no_handle(canvas: Canvas, fingers: Fingers, hand: Hand) -> None:
    fingers.tap(hand.actor(26))
    hand.click(hand.actor(27))
    assert handle(canvas) is None


def test_a_finger_beside_a_corner_takes_hold_of_it(canvas: Canvas, fingers: Fingers, wishes: Wishes) -> None:
    area = NamedRegion("r", "Upper valley", (200.0, 150.0, 300.0, 200.0))
    canvas.take(replace(canvas.picture, content=replace(canvas.picture.content, regions=[area])))
    canvas.selection.set(["r"])
    corner = canvas.artist.ground.seen("r", canvas.sight).bottomRight()
    start = corner + QPointF(FINGER - 6, FINGER - 6)
    fingers.press(start)
    for step in (20, 40):
        fingers.move(start + QPointF(step, step))
    fingers.release(start + QPointF(40, 40))
    (_, boxes), = wishes.heard
    left, top, wide, high = boxes["r"]
    assert (left, top) == (200.0, 150.0)
    assert wide > 300 and high > 200


def test_a_finger_that_comes_down_on_a_tie_pushes_the_map(
    canvas: Canvas, fingers: Fingers, wishes: Wishes
) -> None:
    hand, before = Hand(canvas), canvas.camera
    middle = (hand.actor(26) + hand.actor(27)) / 2
    fingers.press(middle)
    fingers.move(middle + QPointF(30, 40))
    fingers.move(middle + QPointF(60, 80))
    fingers.release(middle + QPointF(60, 80))
    assert (round(canvas.camera.x - before.x), round(canvas.camera.y - before.y)) == (60, 80)
    assert canvas.selection.ids == ()
    assert wishes.heard == []
    fingers.tap(middle + QPointF(60, 80))
    assert canvas.selection.ids == (canvas.picture.tie_ids[-1],)
