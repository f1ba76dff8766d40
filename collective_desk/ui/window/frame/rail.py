"""The rail: one item for each place that exists."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.pressable import Pressable
from collective_desk.ui.widgets.text import Surface


class RailItem(Pressable):
    """A place: its icon with its name below."""

    def __init__(self, theme: Theme, text: str, icon: str, *, checkable: bool = True) -> None:
        super().__init__(theme)
        self._icon = icon
        self.setText(text)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        height = self._theme.length("layout", "rail_item")
        return QSize(self._theme.length("layout", "rail") - 13, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if self.isChecked() or self.isDown() else ""
        ground = ground or ("sunk" if self.underMouse() else "")
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        tone = "accent" if self.isChecked() else "ink_soft"
        side = theme.length("icon", "rail")
        pixels = theme.pixmap(
            self._icon, size=theme.size("icon", "rail"), tone=tone, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, theme.px(9), pixels)
        painter.setPen(theme.colour(tone))
        font = theme.font("caption", strong=self.isChecked())
        painter.setFont(font)
        said = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 4)
        box = QRect(0, theme.px(31), self.width(), theme.px(18))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def ring_radius(self) -> float:
        return 6.0


class Rail(Surface):
    """The places, top down, and help at the foot."""

    place_chosen = Signal(str)
    help_wanted = Signal()

    def __init__(
        self, theme: Theme, places: list[tuple[str, str, str]], help_words: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, lines="end", parent=parent)
        self.setFixedWidth(theme.length("layout", "rail"))
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, theme.px(8), 7, theme.px(8))
        column.setSpacing(2)
        for id, words, icon in places:
            item = RailItem(theme, words, icon)
            self._items[id] = item
            self._group.addButton(item)
            column.addWidget(item)
        self._group.buttonClicked.connect(self._on_item_clicked)
        column.addStretch(1)
        self._help = RailItem(theme, help_words, "circle-question-mark", checkable=False)
        self._help.clicked.connect(self.help_wanted)
        column.addWidget(self._help)

    def show_place(self, id: str) -> None:
        """Mark the place that is shown."""
        self._items[id].setChecked(True)

    def item(self, id: str) -> RailItem:
        """Give the item of a place."""
        return self._items[id]

    def _on_item_clicked(self, button: QAbstractButton) -> None:
        self.place_chosen.emit(next(id for id, item in self._items.items() if item is button))
