"""Filters over the map: chosen by a few letters, stacked as chips, switched and taken off."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.domain.filters import (
    FIELDS,
    OR,
    Chip,
    choices,
    joined,
    switched,
    words_of,
)
from collective_desk.domain.readings import Readings
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK
from collective_desk.store.queries.readings import readings
from collective_desk.ui.actions.matching import best_matches
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.code_words import code_words
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip as Pill
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .beholder import Beholder

_YES_OR_NO: Final = frozenset({"own_team", "empty_chair", "tied"})
_VOCABULARIES: Final = {"kind": "actor_kind"}


def said(workspace: Workspace, chip: Chip) -> str:
    """Say what a chip asks: *realm is grassroots or middle ground*."""
    words = workspace.words
    name, phrase = words_of(chip)
    values = f" {words(OR)} ".join(_value(workspace, chip.field, one) for one in chip.values)
    return words(phrase, field=words(name), values=values)


def _value(workspace: Workspace, field: str, value: str) -> str:
    if field == "tie_kind":
        pen = workspace.pens.named(value)
        return pen.name if pen and pen.name else workspace.words("legend.unnamed_tie")
    return code_words(workspace.words, _VOCABULARIES.get(field, field), value)


class FilterChooser(Chooser):
    """Offers what can be asked of who stands on the map."""

    def __init__(self, workspace: Workspace, beholder: Beholder, parent: QWidget) -> None:
        words = workspace.words
        super().__init__(
            workspace.theme, words("filters.placeholder"), words("filters.nothing"), parent)
        self._workspace, self._beholder = workspace, beholder
        self._told = Readings()

    def open(self) -> None:
        """Read what occurs on the map, and wait for letters."""
        self._told = readings(
            self._workspace.desk.read, self._workspace.map, EVERYONE_OF_THE_DESK)
        super().open()

    def rows_for(self, typed: str) -> list[Row]:
        """Give the chips whose words fit."""
        content = self._beholder.showing.known.content
        offered: list[Chip] = []
        for field in FIELDS:
            found = choices(content, self._told, field)
            if field in _YES_OR_NO:
                offered += [Chip(field), Chip(field, negated=True)] if found else []
            else:
                offered += [Chip(field, (value,)) for value in found]
        named = [(chip, said(self._workspace, chip)) for chip in offered]
        return [
            Row(chip, said(self._workspace, chip), icon="funnel")
            for chip in best_matches(typed, named)
        ]

    def take(self, row: Row) -> None:
        """Stack the chip."""
        look = self._workspace.look
        look.set(filters=joined(look.looking.filters, row.value))


_AIR = 4
"""Paper around the chips over the map, in px."""


class FilterBar(QWidget):
    """The chips in a row over the map; Space switches one, Del takes it off."""

    def __init__(self, workspace: Workspace, beholder: Beholder, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._workspace, self._beholder, self._canvas = workspace, beholder, canvas
        self.chips: list[Pill] = []
        self._offs: list[Button] = []
        self.setProperty("over_map", True)
        self._left_out = Text(workspace.theme, role="small", tone="ink_soft")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_AIR, _AIR, _AIR, _AIR)
        self._row.setSpacing(workspace.theme.px(6))
        self._row.addWidget(self._left_out)
        self._shown: tuple[Chip, ...] = ()
        canvas.installEventFilter(self)
        canvas.picture_changed.connect(self._show)
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay paper behind chips and words: ties pass underneath."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._workspace.theme.colour("paper"))
        painter.drawRoundedRect(self.rect(), 8, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self._stand()
        off = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and (
            event.key() in off and isinstance(watched, Pill)
        ):
            self._take_off(self.chips.index(watched))
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        filters = self._workspace.look.looking.filters
        if filters != self._shown:
            self._shown = filters
            self._make()
        words = self._workspace.words
        count = self._beholder.showing.left_out
        self._left_out.setText(words("look.left_out", count=count) if count else "")
        self._left_out.setVisible(bool(count))
        self.setVisible(bool(filters))
        self.adjustSize()
        self._canvas.head_top = self._workspace.theme.px(32) + 24.0 if filters else 20.0
        self._stand()
        self.raise_()

    def _stand(self) -> None:
        """Stand at the side where reading begins; the map itself is never mirrored."""
        edge = 16 - _AIR
        far = self._canvas.width() - self.width() - edge
        self.move(far if self.window().isRightToLeft() else edge, 12 - _AIR)

    def _make(self) -> None:
        for widget in (*self.chips, *self._offs):
            self._row.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.chips, self._offs = [], []
        for at, chip in enumerate(self._shown):
            pill = Pill(
                self._workspace.theme, said(self._workspace, chip), icon="funnel",
                dashed=not chip.on)
            pill.setCheckable(True)
            pill.setChecked(chip.on)
            pill.setToolTip(self._workspace.words("filters.tip"))
            pill.clicked.connect(partial(self._switch, at))
            pill.installEventFilter(self)
            self.chips.append(pill)
            off = Button(self._workspace.theme, icon="x", look="quiet", small=True)
            off.setAccessibleName(self._workspace.words("filters.take_off", chip=pill.text()))
            off.setToolTip(off.accessibleName())
            off.clicked.connect(partial(self._take_off, at))
            self._offs.append(off)
            self._row.insertWidget(2 * at, pill)
            self._row.insertWidget(2 * at + 1, off)

    def _switch(self, at: int, _checked: bool = False) -> None:
        look = self._workspace.look
        look.set(filters=switched(look.looking.filters, at))

    def _take_off(self, at: int, _checked: bool = False) -> None:
        look = self._workspace.look
        filters = look.looking.filters
        look.set(filters=(*filters[:at], *filters[at + 1 :]))
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
