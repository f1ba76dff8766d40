"""Pages of a brief, one below the other, as sheets of paper; drawn when they come into view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.floating import paint_shadow
from collective_desk.ui.widgets.text import Text

WIDEST = 760
"""Width of an upright page, where there is room."""
UPRIGHT = 595.0
GAP, EDGE, BETWEEN = 24, 12, 8
KEPT = 12
"""Pages kept as pixels: those one has just seen."""

Size = tuple[float, float]
"""Width and height of a page in points."""


class PageSheet(QWidget):
    """One page with the shadow of paper."""

    def __init__(
        self, theme: Theme, name: str, size: Size, pixels: Callable[[], QPixmap]
    ) -> None:
        super().__init__()
        self._theme, self._size, self._pixels = theme, size, pixels
        self.setAccessibleName(name)

    def take_scale(self, scale: float) -> None:
        """Become as large as the page is at a scale: pixels a point."""
        wide, high = self._size
        self.setFixedSize(round(wide * scale) + 2 * EDGE, round(high * scale) + 2 * EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        paint_shadow(painter, QRectF(box), 1, dark=self._theme.name == "dark")
        # Dot by dot: what is scaled by less than a dot is blurred.
        painter.setClipRect(box)
        painter.drawPixmap(box.topLeft(), self._pixels())


class PageView(QScrollArea):
    """Scrolls through the pages, by wheel or keys."""

    page_changed = Signal(int)
    """The number of the page that is read, from 1."""

    def __init__(self, theme: Theme, busy_words: str) -> None:
        super().__init__()
        self._theme = theme
        self._busy = Text(theme, busy_words, "lead", tone="ink_soft")
        self._busy.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._path: Path | None = None
        self._sizes: list[Size] = []
        self._sheets: list[PageSheet] = []
        self._drawn: dict[int, QPixmap] = {}
        self._page = 1
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._holder()

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The number of the page that is read, from 1."""
        return self._page

    def set_busy(self, busy: bool) -> None:
        """Say that the brief is being composed, where there is none yet."""
        self._busy.setVisible(busy and not self.pages)

    def show_pages(self, path: Path, sizes: list[Size], names: list[str]) -> None:
        """Show the pages of another file; stays where one reads."""
        at = self.verticalScrollBar().value()
        self._sheets = []  # they go with their holder, and that scrolls
        column = self._holder()
        self._path, self._sizes = path, sizes
        self._drawn.clear()
        self._sheets = [
            PageSheet(self._theme, name, size, partial(self._pixels, number))
            for number, (name, size) in enumerate(zip(names, sizes, strict=True))]
        for sheet in self._sheets:
            column.addWidget(sheet, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._busy.setVisible(not sizes)
        self._take_scale()
        # The new pages have their heights before one is sent back to where one read.
        column.activate()
        if holder := self.widget():
            holder.adjustSize()
        self.verticalScrollBar().setValue(at)
        self._on_scrolled()

    def scale_of(self, number: int) -> float:
        """Give how many pixels a point of a page is: a page that lies may be wider, if it fits."""
        room = self.viewport().width() - 2 * (GAP + EDGE)
        wide = self._sizes[number][0]
        return max(min(self._theme.px(WIDEST) / UPRIGHT, room / wide), 0.2)

    def sizeHint(self) -> QSize:
        return QSize(600, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._sheets:
            self._take_scale()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _take_scale(self) -> None:
        for number, sheet in enumerate(self._sheets):
            sheet.take_scale(self.scale_of(number))

    def _pixels(self, number: int) -> QPixmap:
        """Give a page as it is on this screen, dot by dot; the last ones seen are kept."""
        from collective_desk.briefs.pages import render_page

        assert self._path is not None
        dots = self.scale_of(number) * self.devicePixelRatioF()
        wanted = round(self._sizes[number][0] * dots)
        kept = self._drawn.pop(number, None)
        if kept is None or abs(kept.width() - wanted) > 1:
            page = render_page(self._path, number, dots)
            kept = QPixmap.fromImage(QImage(
                page.rgba, page.width, page.height, 4 * page.width,
                QImage.Format.Format_RGBA8888))
            kept.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawn[number] = kept
        while len(self._drawn) > KEPT:
            del self._drawn[next(iter(self._drawn))]
        return kept

    def _on_scrolled(self, _value: int = 0) -> None:
        """Tell which page lies across the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._page, bottom = 0, float(GAP)
        while self._page < len(self._sheets) and bottom <= middle:
            bottom += self._sheets[self._page].height() + BETWEEN
            self._page += 1
        self._page = max(self._page, 1)
        self.page_changed.emit(self._page)

    def _holder(self) -> QVBoxLayout:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(BETWEEN)
        self._busy.setParent(holder)
        column.addWidget(self._busy)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        return column
