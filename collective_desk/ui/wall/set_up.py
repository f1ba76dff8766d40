"""A small panel on the desk: how wide the picture is, how far the last row, what it cannot read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.host.settings import DISTANCES, WIDTHS
from collective_desk.ui.forms.choices import open_choices
from collective_desk.ui.preferences import Preferences
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.number import inset
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .measures import readable_from
from .wall import Wall

WIDTH = 348
_STEP = 0.5
_NAMED = 5


class WallSetUp(Floating):
    """Asked once when the wall opens, and whenever the person wants; every answer holds at once."""

    def __init__(self, workspace: Workspace, wall: Wall, parent: QWidget) -> None:
        super().__init__(workspace.theme, parent)
        self._workspace, self._wall = workspace, wall
        self._back: QWidget | None = None
        self.width_field = self._metres(WIDTHS)
        self.distance_field = self._metres(DISTANCES)
        self._why = Text(
            workspace.theme, workspace.words("wall.set_up.why"), lines=3, tone="ink_soft")
        self._verdict = Text(workspace.theme, lines=6, tone="ink_soft")
        self._screen_row = QWidget()
        self._screen = Button(workspace.theme, look="default", arrow=True)
        self.done = Button(workspace.theme, workspace.words("wall.set_up.done"), look="primary")
        self._build()
        self._show_settings()
        self.width_field.valueChanged.connect(self._on_changed)
        self.distance_field.valueChanged.connect(self._on_changed)
        self._screen.clicked.connect(self._on_screen_clicked)
        self.done.clicked.connect(self.leave)
        wall.changed.connect(self._tell)
        self.hide()

    @property
    def verdict(self) -> str:
        """What it says of the last row."""
        return self._verdict.text()

    def open(self, *, take_keyboard: bool = True) -> None:
        """Ask, below the end of the top bar; asked in passing, the keyboard stays where it is."""
        self._back = self.window().focusWidget()
        self._show_settings()
        self.show()
        self._tell()
        self.raise_()
        if take_keyboard:
            self.width_field.setFocus(Qt.FocusReason.PopupFocusReason)
            self.width_field.selectAll()

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        self._preferences.set_wall(asked=True)
        had = self.isAncestorOf(self.window().focusWidget())
        self.hide()
        if had and self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        column = QVBoxLayout(self)
        self._column = column
        side = theme.px(16)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.px(8))
        column.addWidget(Text(theme, words("wall.set_up.title"), "lead", strong=True))
        column.addWidget(self._why)
        for id, field in (("width", self.width_field), ("distance", self.distance_field)):
            self._row(QWidget(), column, words(f"wall.set_up.{id}"), field)
        self._row(self._screen_row, column, words("wall.set_up.screen"), self._screen)
        column.addWidget(self._verdict)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.done)
        column.addLayout(foot)

    def _row(self, holder: QWidget, column: QVBoxLayout, words: str, field: QWidget) -> None:
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(self._workspace.theme, words), 1)
        row.addWidget(field)
        field.setAccessibleName(words)
        column.addWidget(holder)

    def _metres(self, limits: tuple[float, float]) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(*limits)
        field.setDecimals(1)
        field.setSingleStep(_STEP)
        field.setSuffix(f" {self._workspace.words('wall.set_up.metres')}")
        field.setFixedWidth(self._workspace.theme.px(108))
        inset(field, self._workspace.theme)
        return field

    def _show_settings(self) -> None:
        settings = self._preferences.settings.wall
        for field, value in (
            (self.width_field, settings.width), (self.distance_field, settings.distance)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def _on_changed(self) -> None:
        self._preferences.set_wall(
            width=round(self.width_field.value(), 2),
            distance=round(self.distance_field.value(), 2))
        self._tell()

    def _on_screen_clicked(self) -> None:
        open_choices(
            self._screen, [(name, name, None) for name in self._wall.screens()],
            [self._wall.screen], self._on_screen_chosen)

    def _on_screen_chosen(self, name: object) -> None:
        self._wall.go_to(str(name))
        self._tell()

    def _tell(self) -> None:
        """Say what the last row can read, and on which screen the wall is."""
        if self.isHidden():
            return
        names = self._wall.screens()
        self._screen_row.setVisible(len(names) > 1)
        self._screen.setText(self._wall.screen or self._workspace.words("wall.set_up.any_screen"))
        self._verdict.setText(self._said())
        self._place()

    def _said(self) -> str:
        words, wall = self._workspace.words, self._wall
        settings, pixels = self._preferences.settings.wall, float(wall.pixels)
        unread = wall.unread
        if round(reach := readable_from(settings, pixels), 1) < settings.distance:
            return words("wall.too_far", metres=f"{reach:.1f}")
        if not wall.is_open:
            return words("wall.reads_all")
        if not unread:
            return words("wall.reads_all_names")
        named = ", ".join(unread[:_NAMED])
        more = len(unread) - _NAMED
        said = words("wall.no_room", count=len(unread), names=named)
        return f"{said} {words('wall.no_room_more', count=more)}" if more > 0 else said

    def _place(self) -> None:
        theme, parent = self._workspace.theme, self._over
        wide = theme.px(WIDTH) + 2 * SHADOW
        inside = theme.px(WIDTH) - 2 * theme.px(16)
        for text in (self._why, self._verdict):
            text.setFixedHeight(text.heightForWidth(inside))
        self.setFixedSize(wide, self._column.totalSizeHint().height())
        left = SHADOW if self.isRightToLeft() else parent.width() - wide - theme.px(16) + SHADOW
        self.move(QPoint(left, theme.length("layout", "top_bar") - SHADOW + theme.px(6)))

    @property
    def _preferences(self) -> Preferences:
        return self._workspace.preferences
