"""A person at the keyboard: no pointer, no call into the program; only the desk is read."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.ui.window.main_window import MainWindow

HELD = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}


class Person:
    """Types and presses keys where the keyboard is, and counts them."""

    def __init__(self, qapp, qtbot, path=None, name="Amina"):
        self.qapp, self.qtbot = qapp, qtbot
        self.strokes = 0
        self.began = time.perf_counter()
        self.window = MainWindow(qapp, path, name)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(lambda: self.window.welcome or self.window.desk_view)
        qtbot.waitUntil(lambda: qapp.activeWindow() is self.window)

    def types(self, text):
        """Type letters."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._where(), letter)
            else:
                # QTest knows Latin keys only; a keyboard of another script sends the text.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    held = Qt.KeyboardModifier.NoModifier
                    QApplication.sendEvent(self._where(), QKeyEvent(kind, 0, held, letter))
            self.strokes += 1

    def presses(self, *keys):
        """Press keys by their Qt names, with Ctrl+ and Shift+ in front."""
        for key in keys:
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                modifiers |= HELD[one]
            QTest.keyClick(self._where(), getattr(Qt.Key, f"Key_{name}"), modifiers)
            self.strokes += 1
            self.qtbot.wait(1)

    def draws(self, *lines):
        """Type lines, each with Enter."""
        for line in lines:
            self.types(line)
            self.presses("Return")

    def leaves(self):
        """Close the window."""
        self.window.close()
        self.qtbot.wait(10)

    @property
    def read(self):
        # The line takes keys before the desk is there.
        self.qtbot.waitUntil(lambda: self.window.desk_view is not None, timeout=20_000)
        return self.window.desk_view.desk.read

    @property
    def path(self):
        return self.window.desk_view.desk.path

    def names(self):
        return sorted(actor.name for actor in self.read.all(Actor))

    def ties(self):
        named = {actor.id: actor.name for actor in self.read.all(Actor)}
        pens = {pen.id: pen.name for pen in self.read.all(TieKind)}
        return [(named[tie.source], pens[tie.kind], named[tie.target])
                for tie in self.read.all(Tie) if tie.source in named and tie.target in named]

    def _where(self):
        # A popup or dialog takes the keyboard from the window.
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is not None:
            return top.focusWidget() or top
        return self.window.focusWidget() or self.window


@pytest.fixture
def sits_down(qapp, qtbot):
    """Let somebody open the program; all windows are closed at the end."""
    people = []

    def sit(path=None, name="Amina"):
        people.append(Person(qapp, qtbot, path, name))
        return people[-1]

    yield sit
    for person in people:
        person.leaves()
        person.window.deleteLater()
    qtbot.wait(1)
