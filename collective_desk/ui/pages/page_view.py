"""Pages of a brief, one below the other, as sheets of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import paint_shadow
from collective_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from collective_desk.briefs.pages import PageImage

WIDEST = 760
GAP = 24


class PageSheet(QWidget):
    """One page with the shadow of paper."""

    def __init__(self, theme: Theme, image: PageImage, number: int) -> None:
        super().__init__()
        self._theme = theme
        wide, high = image.width, image.height
        raw = QImage(image.rgba, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
        self._pixels = QPixmap.fromImage(raw)
        shown = min(theme.px(WIDEST), wide)
        self.setFixedSize(shown + 24, round(high * shown / wide) + 24)
        self.setAccessibleName(str(number))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(12, 12, -12, -12)
        paint_shadow(painter, box, 1, dark=self._theme.name == "dark")
        painter.drawPixmap(box, self._pixels, QRectF(self._pixels.rect()))


class PageView(QScrollArea):
    """Scrolls through the pages."""

    def __init__(self, theme: Theme, busy_words: str) -> None:
        super().__init__()
        self._theme = theme
        self._busy = Text(theme, busy_words, "lead", tone="ink_soft")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._pages = 0
        self._holder()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pages

    def set_busy(self, busy: bool) -> None:
        """Say that the brief is being composed, where there is none yet."""
        self._busy.setVisible(busy and not self._pages)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show other pages; stays where one reads."""
        at = self.verticalScrollBar().value()
        column = self._holder()
        for number, image in enumerate(pages):
            column.addWidget(
                PageSheet(self._theme, image, number + 1), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._pages = len(pages)
        self._busy.setVisible(not pages)
        self.verticalScrollBar().setValue(at)

    def sizeHint(self) -> QSize:
        return QSize(600, 600)

    def _holder(self) -> QVBoxLayout:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(8)
        self._busy.setParent(holder)
        column.addWidget(self._busy)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        return column
