"""Legend, minimap, greeting, and the map for those who hear it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collective_desk.host.words import Words
from collective_desk.ui.canvas.accessible import SpokenMap, announce, describe, make_accessible
from collective_desk.ui.canvas.overlays import Overlays
from collective_desk.ui.canvas.view import Canvas

from .sample import river


@pytest.fixture
def overlays(canvas: Canvas) -> Overlays:
    made = Overlays(canvas, Words())
    for widget in (made.legend, made.greeting, made.minimap):
        widget.show() if widget is not made.greeting else None
    return made


def test_the_legend_counts_what_occurs(overlays: Overlays) -> None:
    assert [entry.count for entry in overlays.legend.legend.ties] == [7, 8, 8, 7, 8, 4]
    assert overlays.legend.height() > 200
    overlays.canvas.refresh(river(2), set())
    assert overlays.legend.height() < 150
    assert overlays.legend.geometry().bottom() < overlays.canvas.height()


def test_names_keep_off_the_legend(overlays: Overlays) -> None:
    canvas = overlays.canvas
    assert len(canvas.obstacles()) == 2


def test_an_empty_map_greets_until_somebody_is_there(show: Callable[..., Canvas]) -> None:
    canvas = show(river(0))
    overlays = Overlays(canvas, Words())
    assert overlays.greeting.isVisibleTo(canvas)
    assert not overlays.legend.isVisibleTo(canvas)
    assert not overlays.minimap.isVisibleTo(canvas)
    overlays.greeting.grab()
    canvas.refresh(river(1), {"a0"})
    assert not overlays.greeting.isVisibleTo(canvas)


def test_the_minimap_hides_when_all_is_in_view_and_nothing_moves(
    qtbot: QtBot, overlays: Overlays
) -> None:
    canvas, minimap = overlays.canvas, overlays.minimap
    minimap._linger.setInterval(10)
    canvas.fit()
    assert minimap.isVisible()
    qtbot.waitUntil(lambda: not minimap.isVisible(), timeout=1000)
    canvas.zoom_by(4)
    qtbot.wait(40)
    assert minimap.isVisible()


def test_a_click_in_the_minimap_looks_there(overlays: Overlays) -> None:
    canvas = overlays.canvas
    canvas.zoom_by(4)
    QTest.mouseClick(overlays.minimap, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    left = canvas.camera.to_map(canvas.width() / 2, 0)[0]
    QTest.mouseClick(overlays.minimap, Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    assert canvas.camera.to_map(canvas.width() / 2, 0)[0] > left + 200
    overlays.minimap.grab()


def test_the_pointer_goes_through_the_legend(overlays: Overlays) -> None:
    assert overlays.legend.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_an_actor_is_said_in_words(canvas: Canvas) -> None:
    words = Words()
    assert describe(canvas, 9, words).startswith("Women's rice coop, ")
    assert describe(canvas, 9, words).endswith("grassroots, 6 ties")
    assert "not on the wall, 1 tie" in describe(canvas, 26, words)
    assert describe(canvas, 28, words).endswith("empty chair, 0 ties")


def test_screen_readers_find_every_actor(canvas: Canvas) -> None:
    make_accessible(QApplication.instance())
    spoken = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(spoken, SpokenMap)
    assert spoken.childCount() == 29
    child = spoken.child(7)
    assert child is not None and child.parent() is spoken
    assert spoken.indexOfChild(child) == 7
    assert child.text(QAccessible.Text.Name).startswith("River council")
    box = child.rect()
    assert spoken.childAt(box.center().x(), box.center().y()) is child
    canvas.selection.set(["a7"])
    assert child.state().selected
    assert spoken.child(99) is None
    canvas.refresh(river(3), set())
    assert not child.isValid() and spoken.childCount() == 3
    announce(canvas, "River council is gone")
