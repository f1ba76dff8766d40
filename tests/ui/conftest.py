"""A window on a desk in a folder of its own, as people open it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.domain.entities import Actor, Tie
from collective_desk.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot, qapp):
    """The program as it starts: the welcome page."""
    made = MainWindow(qapp, None, "amina")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.welcome is not None and qapp.activeWindow() is made)
    qtbot.waitUntil(lambda: made._arrival.loaded)
    yield made
    made.close()


@pytest.fixture
def open_desk(window, qtbot):
    """An empty desk, the line ready to be typed in."""
    window.new_desk()
    qtbot.waitUntil(window.desk_view.map.bar.field.hasFocus)
    return Open(window, qtbot)


class Open:
    """What a person does at an open desk."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot
        self.view = window.desk_view
        self.workspace = self.view.workspace
        self.bar = self.view.map.bar
        self.canvas = self.view.map.canvas
        self.desk = self.view.desk

    def types(self, text, *keys):
        """Type where the keyboard is, then press keys."""
        QTest.keyClicks(self.window.focusWidget(), text)
        self.presses(*keys)

    def presses(self, *keys):
        """Press keys: names as in Qt, with Ctrl+ and Shift+ in front."""
        for key in keys:
            *held, name = key.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for one in held:
                known = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier, "Alt": Qt.KeyboardModifier.AltModifier}
                modifiers |= known[one]
            QTest.keyClick(self.window.focusWidget(), getattr(Qt.Key, f"Key_{name}"), modifiers)
            self.qtbot.wait(5)

    def draws(self, *lines):
        """Type lines into the line and press Enter after each."""
        self.bar.field.setFocus()
        for line in lines:
            self.types(line, "Return")

    def names(self):
        return [name for _, name in self.desk.read.rows(Actor, "id", "name")]

    def actor(self, name):
        return next(id for id, known in self.desk.read.rows(Actor, "id", "name") if known == name)

    def ties(self):
        named = dict(self.desk.read.rows(Actor, "id", "name"))
        pens = {pen.id: pen.name for pen in self.workspace.pens.all}
        return [
            (named[source], pens[kind], named[target])
            for source, target, kind in self.desk.read.rows(Tie, "source", "target", "kind")
        ]

    def selects(self, *names):
        self.workspace.selection.set(self.actor(name) for name in names)
        self.qtbot.wait(5)
