"""The pens: add, name, order, put away, and say how each kind of tie is asked and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.tie_kinds import (
    COLOURS,
    add_tie_kind,
    delete_tie_kind,
    reorder_tie_kind,
    set_tie_kind,
)
from collective_desk.domain.contents import Pen
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.ui.actions.edit import undo
from collective_desk.ui.forms.fields import TextField
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled
from collective_desk.ui.widgets.picks import Picks
from collective_desk.ui.widgets.signs import Signs, paint_tie
from collective_desk.ui.workspace import Workspace

from .pen_list import PenList
from .side_panel import SidePanel, scrolled

_BARE = Pen("", "", "", None, False, "ink", "solid", "")


class PensPanel(SidePanel):
    """The pen in hand is the one that is changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, workspace.words("pens.title"))
        self._signs = Signs(workspace.theme, workspace.words)
        self.list = PenList(workspace.theme, self._signs)
        self._build()
        self.list.taken.connect(workspace.pens.take)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        self.list.name_wanted.connect(self._on_name_wanted)
        workspace.pens.changed.connect(self.refresh)
        self.refresh()

    def begin(self) -> None:
        """Take the keyboard: the pen in hand can be changed at once."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep what is being written."""
        for field in (self.name, self.question, self.letter):
            field.keep()

    def refresh(self) -> None:
        """Show the pens as they are now."""
        pens, pen = self.workspace.pens.all, self.workspace.pens.current
        self.list.show_pens(pens, pen.id if pen else "")
        self._form.setVisible(pen is not None)
        if pen is None:
            return
        self.name.set_kept(pen.name)
        self.question.set_kept(pen.question)
        self.letter.set_kept(pen.letter)
        self.colour.show_value(pen.colour)
        self.dash.show_value(pen.dash)
        self.one_way.setChecked(pen.directed)
        at = pens.index(pen)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(pens) - 1)

    def _build(self) -> None:
        theme, words = self.workspace.theme, self.workspace.words
        self.new = TextField(inline=False)
        self.new.setPlaceholderText(words("pens.new"))
        self.new.setAccessibleName(words("pens.new"))
        self.new.written.connect(self._on_new_written)
        self._form = self._build_form()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for widget in (self.list, self.new, self._form):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addWidget(scrolled(whole), 1)

    def _build_form(self) -> QWidget:
        theme, words = self.workspace.theme, self.workspace.words
        self.name, self.question, self.letter = (
            self._field(name) for name in ("name", "question", "letter"))
        self.letter.setMaxLength(2)
        self.colour = Picks(theme, words("pens.colour"), [
            (code, words(f"pens.colour.{code.partition('.')[2]}")) for code in COLOURS
        ], self._paint_colour)
        self.dash = Picks(theme, words("pens.dash"), [
            (code, words(f"pens.dash.{code}")) for code in VOCABULARIES["dash"]
        ], self._paint_dash)
        self.colour.chosen.connect(partial(self._write, "colour"))
        self.dash.chosen.connect(partial(self._write, "dash"))
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(8))
        for id, field in (
            ("name", self.name), ("question", self.question), ("letter", self.letter),
            ("colour", self.colour), ("dash", self.dash),
        ):
            said = field.accessibleName()
            column.addWidget(Labelled(theme, words(f"pens.{id}"), field))
            field.setAccessibleName(said or words(f"pens.{id}"))
        column.addLayout(self._buttons())
        return form

    def _buttons(self) -> QHBoxLayout:
        words = self.workspace.words
        row = QHBoxLayout()
        self.one_way = self._button("arrow-right", words("pens.one_way"), self._on_way_clicked)
        self.one_way.setCheckable(True)
        self.up = self._button("chevron-up", words("pens.up"), partial(self._on_moved, -1))
        self.down = self._button("chevron-down", words("pens.down"), partial(self._on_moved, 1))
        self.remove = self._button("trash-2", words("pens.remove"), self._on_removed)
        for button in (self.one_way, self.up, self.down):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        return row

    def _button(self, icon: str, said: str, press: Callable[..., None]) -> Button:
        button = Button(self.workspace.theme, icon=icon, small=True)
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.clicked.connect(press)
        return button

    def _field(self, name: str) -> TextField:
        field = TextField(inline=False)
        field.written.connect(partial(self._write, name))
        return field

    def _write(self, name: str, value: object) -> None:
        pen = self.workspace.pens.current
        if pen is not None and getattr(pen, name) != value:
            self.workspace.do(set_tie_kind, pen.id, **{name: value})
            self.refresh()

    def _on_new_written(self, name: str) -> None:
        self.new.set_kept("")
        self.new.clear()
        if name.strip():
            made = self.workspace.do(add_tie_kind, name)
            if made is not None:
                self.workspace.pens.take(made)
                self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_wanted(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _on_way_clicked(self, _checked: bool = False) -> None:
        self._write("directed", self.one_way.isChecked())

    def _on_moved(self, by: int, _checked: bool = False) -> None:
        ids = [pen.id for pen in self.workspace.pens.all]
        at = ids.index(self.workspace.pens.id or "")
        if not 0 <= at + by < len(ids):
            return
        rest = ids[at + by :] if by < 0 else ids[at + by + 1 :]
        self.workspace.do(reorder_tie_kind, ids[at], before=rest[0] if rest else None)

    def _on_removed(self, _checked: bool = False) -> None:
        pen, workspace = self.workspace.pens.current, self.workspace
        if pen is None:
            return
        workspace.do(delete_tie_kind, pen.id)
        workspace.shell.say(
            workspace.words("pens.removed", name=pen.name), workspace.words("undo.short"),
            partial(undo, workspace))

    def _paint_colour(self, painter: QPainter, code: str, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._signs.pen_colour(replace(_BARE, colour=code)))
        painter.drawEllipse(QPointF(box.center()), 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_dash(self, painter: QPainter, code: str, box: QRectF) -> None:
        pen = replace(_BARE, dash=code)
        paint_tie(
            painter, pen, self._signs, box.left() + 6, box.right() - 6, box.center().y())
