"""The map for those who hear it: every actor a child with a name, a kind, and its ties counted.

Qt takes None for "there is none" where the bindings' annotations do not say so.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from collective_desk.domain.vocabularies import realm_of
from collective_desk.picture.symbols import symbol_size

from .view import Canvas

_Words = Callable[..., str]
_HEARD = "canvas heard"


class SpokenMap(QAccessibleWidget):
    """The canvas, as a list of actors in the order in which they came."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, QAccessible.Role.Canvas, canvas.words("canvas.map"))
        self.canvas, self.words = canvas, canvas.words
        self._actors: dict[str, SpokenActor] = {}
        canvas.focus_moved.connect(self._on_focus_moved)

    def text(self, what: QAccessible.Text) -> str:
        """Say what the canvas is, and which areas are named on it."""
        if what is QAccessible.Text.Description:
            regions = self.canvas.picture.content.regions
            named = ", ".join(region.label for region in regions if region.label)
            return self.words("canvas.areas", names=named) if named else ""
        if what is not QAccessible.Text.Name:
            return ""
        return self.words("canvas.map_of", count=len(self.canvas.picture.xy))

    def childCount(self) -> int:
        """Say how many actors there are."""
        return len(self.canvas.picture.xy)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give an actor by its row."""
        ids = self.canvas.picture.actor_ids
        if not 0 <= index < len(ids):
            return None
        # The bindings do not keep what they are given alive: this dictionary does.
        return self._actors.setdefault(ids[index], SpokenActor(self, ids[index]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Give the row of an actor."""
        id = getattr(child, "actor", "")
        return self.canvas.picture.row.get(id, -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give the actor at a point of the screen."""
        at = self.canvas.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        row = self.canvas.hit(at.x(), at.y()).actor
        return None if row is None else self.child(row)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Give the actor in keyboard focus."""
        return None if self.canvas.focus is None else self.child(self.canvas.focus)

    def _on_focus_moved(self) -> None:
        announce_focus(self.canvas)


class SpokenActor(QAccessibleInterface):
    """One actor: "Women's coop, cooperative, grassroots, 3 ties"."""

    def __init__(self, map: SpokenMap, actor: str) -> None:
        super().__init__()
        self.map, self.actor = map, actor

    @property
    def row(self) -> int | None:
        """Where the actor is in the picture, if it still is."""
        return self.map.canvas.picture.row.get(self.actor)

    def isValid(self) -> bool:
        """Say whether the actor is still on the map."""
        return self.row is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Actors are no widgets."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Give the window of the canvas."""
        return self.map.canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """Give the map."""
        return self.map

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An actor has no parts."""
        return None

    def childCount(self) -> int:
        """An actor has no parts."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """An actor has no parts."""
        return -1

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """An actor has no parts."""
        return None

    def text(self, what: QAccessible.Text) -> str:
        """Say name, kind, realm, marks, and how many ties."""
        row = self.row
        if row is None or what is not QAccessible.Text.Name:
            return ""
        return describe(self.map.canvas, row, self.map.words)

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Names are changed by renaming."""

    def rect(self) -> QRect:
        """Give where the symbol is on the screen."""
        canvas, row = self.map.canvas, self.row
        if row is None:
            return QRect()
        x, y = canvas.camera.to_view(canvas.picture.xy[row]).tolist()
        size = symbol_size(canvas.camera.zoom, canvas.artist.style)
        box = QRect(round(x - size / 2), round(y - size / 2), round(size), round(size))
        return QRect(canvas.mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        """An actor is an item of the map."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Say whether the actor is selected or in focus."""
        state = QAccessible.State()
        canvas = self.map.canvas
        state.selectable = state.focusable = True  # type: ignore[attr-defined]
        state.selected = self.actor in canvas.selection  # type: ignore[attr-defined]
        state.focused = canvas.focus is not None and canvas.focus == self.row  # type: ignore[attr-defined]
        return state

    def foregroundColor(self) -> QColor:
        """Give the colour of names."""
        return QColor(self.map.canvas.artist.style.colour("ink"))

    def backgroundColor(self) -> QColor:
        """Give the colour of the paper."""
        return QColor(self.map.canvas.artist.style.colour("paper"))


def describe(canvas: Canvas, row: int, words: _Words) -> str:
    """Say an actor in words: name, kind, realm, marks, ties."""
    picture = canvas.picture
    actors, look = picture.content.actors, picture.looks[picture.look[row]]
    kind, realm = actors.kinds[row], realm_of(actors.realms[row], actors.kinds[row])
    ties = int((picture.source == row).sum() + (picture.target == row).sum())
    marks = {
        "canvas.empty_chair": look.empty_chair, "canvas.own_team": look.own_team,
        "canvas.pinned": look.pinned, "canvas.hidden": look.hidden_badge,
        "canvas.two_values": look.values > 1,
    }
    said = [
        picture.labels[row],
        _said(words, f"kind.{kind}", (kind or "").replace("_", " ")),
        words(f"realm.{realm}") if realm else "",
        *(words(mark) for mark, there in marks.items() if there),
        words("canvas.ties", count=ties),
    ]
    return ", ".join(part for part in said if part)


def make_accessible(app: QCoreApplication) -> None:
    """Let screen readers hear every canvas of the program; asked again it changes nothing."""
    if app.property(_HEARD):
        return
    app.setProperty(_HEARD, True)
    kept: WeakKeyDictionary[Canvas, SpokenMap] = WeakKeyDictionary()

    def factory(_name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, Canvas):
            return None
        if thing not in kept:
            kept[thing] = SpokenMap(thing)
        return kept[thing]

    QAccessible.installFactory(factory)


def announce(canvas: Canvas, sentence: str) -> None:
    """Say aloud what happened."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, sentence))


def announce_focus(canvas: Canvas) -> None:
    """Tell screen readers which actor the keyboard reached."""
    if canvas.focus is not None:
        event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
        event.setChild(canvas.focus)
        QAccessible.updateAccessibility(event)


def _said(words: _Words, id: str, otherwise: str) -> str:
    try:
        return words(id)
    except KeyError:
        return otherwise
