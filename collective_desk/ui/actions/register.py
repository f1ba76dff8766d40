"""The actions of an open desk as Qt knows them: keys, ticks and what can be done now."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from . import ALL
from .action import Action

ROLES = {"desk.quit": QAction.MenuRole.QuitRole}
"""What a Mac has a place of its own for; everything else stays where its record is."""
STEPS_ON_WALL = frozenset({"look.next_frame", "look.previous_frame"})
"""What works in the window of the wall too: on one screen it lies over the desk."""


class Register(QObject):
    """One Qt action for each record; looks again at what can be done after every change."""

    def __init__(self, workspace: Workspace, window: QWidget, canvas: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._made: dict[str, QAction] = {}
        for action in ALL:
            holder = canvas if action.where == "canvas" else window
            self._made[action.id] = self._make(action, holder)
        self._soon = once(self, 0, self.refresh)
        workspace.bridge.committed.connect(self._soon.start)
        workspace.selection.changed.connect(self._soon.start)
        workspace.preferences.changed.connect(self._soon.start)
        workspace.look.changed.connect(self._soon.start)
        workspace.theme.changed.connect(self._take_look)
        self._take_look()

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def run(self, action: Action) -> None:
        """Do it, if it can be done now."""
        if action.may(self._workspace):
            action.run(self._workspace)
            self._soon.start()

    def possible(self) -> list[Action]:
        """List what can be done now."""
        return [action for action in ALL if action.may(self._workspace)]

    def words(self, action: Action) -> str:
        """Give the words of an action as they are now."""
        return action.text(self._workspace)

    def refresh(self, actions: Iterable[Action] = ALL) -> None:
        """Look again at what can be done, and how it is called."""
        for action in actions:
            made = self._made[action.id]
            made.setEnabled(action.may(self._workspace))
            if action.says:
                self._name(made, action)
            if action.ticked:
                made.setChecked(action.ticked(self._workspace))

    def serve_wall(self, wall: QWidget) -> None:
        """Let the keys of the wall work in its own window too."""
        for action in ALL:
            if action.id.startswith("wall.") or action.id in STEPS_ON_WALL:
                wall.addAction(self._made[action.id])

    def close(self) -> None:
        """Take the keys off the window."""
        self._soon.stop()
        # What still changes while the desk leaves must not ask a map that is gone.
        self._soon.timeout.disconnect(self.refresh)
        self._workspace.theme.changed.disconnect(self._take_look)
        self._workspace.preferences.changed.disconnect(self._soon.start)
        for made in self._made.values():
            for widget in made.associatedObjects():
                if isinstance(widget, QWidget):
                    widget.removeAction(made)

    def _make(self, action: Action, holder: QWidget) -> QAction:
        made = QAction(self)
        made.setObjectName(action.id)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut if action.where == "canvas"
            else Qt.ShortcutContext.WindowShortcut)
        made.setCheckable(action.ticked is not None)
        made.setMenuRole(ROLES.get(action.id, QAction.MenuRole.NoRole))
        made.triggered.connect(partial(self._on_triggered, action))
        self._name(made, action)
        holder.addAction(made)
        return made

    def _name(self, made: QAction, action: Action) -> None:
        text = action.text(self._workspace)
        made.setText(text.replace("&", "&&"))
        made.setToolTip(tip(text, made))
        made.setStatusTip(self._workspace.words(f"help.{action.id}"))

    def _on_triggered(self, action: Action, _checked: bool = False) -> None:
        self.run(action)

    def _take_look(self) -> None:
        for action in ALL:
            self._made[action.id].setIcon(self._workspace.theme.icon(action.icon))


def tip(text: str, made: QAction) -> str:
    """Write a tooltip: the words, and the key in its cap."""
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<span>{safe}{f' &nbsp;<b>{keys}</b>' if keys else ''}</span>"
