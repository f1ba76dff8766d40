"""The steps of the session that runs: done, running, to come; a press goes there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collective_desk.domain.contents import Pen
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.pressable import Pressable
from collective_desk.ui.widgets.signs import Signs, paint_tie
from collective_desk.ui.widgets.tab_order import tab_as_laid_out
from collective_desk.ui.widgets.text import break_line

from .parts import on_start, paint_words

WIDE = 278
"""How wide the rows are in their side of the page."""
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class StepLook:
    """What a row shows."""

    number: int
    title: str
    minutes: str
    state: str
    """done, now, or next."""
    pen: Pen | None = None
    pen_words: str = ""
    spoken: str = ""


class StepRow(Pressable):
    """One step as a row."""

    def __init__(self, theme: Theme, signs: Signs, look: StepLook) -> None:
        super().__init__(theme)
        self._signs, self.look = signs, look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(look.spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = self._theme
        high = len(self._lines(self._room(width))) * theme.line("body") + theme.px(22)
        return high + (theme.px(16) if self.look.pen else 0)

    def sizeHint(self) -> QSize:
        wide = self._theme.px(WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.heightForWidth(max(self.width(), 120)))

    def ring_radius(self) -> float:
        return 5.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, look = self._theme, QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = look.state == "now"
        if now or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if now else "sunk"))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        self._paint_number(painter)
        left, right = theme.px(42), self.width() - theme.px(10)
        minutes = theme.font("small", strong=now)
        wide = QFontMetrics(minutes).horizontalAdvance(look.minutes) + 4
        top = theme.px(11)
        painter.setFont(minutes)
        painter.setPen(theme.colour("ink" if now else "ink_soft"))
        box = QRect(right - wide, top, wide, theme.line("body"))
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(on_start(self, box), int(end), look.minutes)
        painter.setFont(theme.font("body", strong=now))
        painter.setPen(theme.colour("ink_soft" if look.state == "done" else "ink"))
        for line in self._lines(self._room(self.width())):
            row = QRect(left, top, right - wide - left, theme.line("body"))
            paint_words(painter, self, row, line)
            top += theme.line("body")
        if look.pen:
            self._paint_pen(painter, left, top)

    def _paint_number(self, painter: QPainter) -> None:
        theme, look = self._theme, self.look
        side = theme.px(22)
        box = on_start(self, QRect(theme.px(10), theme.px(10), side, side))
        if look.state == "done":
            pixels = theme.pixmap("check", size=16, ratio=self.devicePixelRatioF())
            half = theme.px(8)
            painter.drawPixmap(box.center().x() - half + 1, box.center().y() - half + 1, pixels)
            return
        now = look.state == "now"
        painter.setPen(Qt.PenStyle.NoPen if now else QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("accent" if now else "surface"))
        painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(theme.colour("on_accent" if now else "ink_soft"))
        painter.setFont(theme.font("small", strong=now))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(look.number))

    def _paint_pen(self, painter: QPainter, left: int, top: int) -> None:
        theme, wide = self._theme, self._theme.px(26)
        assert self.look.pen is not None
        middle = top + theme.px(8)
        painter.save()
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        paint_tie(painter, self.look.pen, self._signs, left, left + wide, QPointF(0, middle).y())
        painter.restore()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        box = QRect(left + wide + theme.px(6), top, self.width() - left - wide, theme.px(16))
        paint_words(painter, self, box, self.look.pen_words)

    def _room(self, width: int) -> int:
        """Give how wide a title may be in a row of that width."""
        minutes = QFontMetrics(self._theme.font("small", strong=True))
        return width - self._theme.px(64) - minutes.horizontalAdvance(self.look.minutes)

    def _lines(self, width: int) -> list[str]:
        font = self._theme.font("body", strong=self.look.state == "now")
        rows = break_line(self.look.title, font, max(width, 40))
        if len(rows) > MOST_LINES:
            rows = [*rows[:MOST_LINES - 1], f"{rows[MOST_LINES - 1][:-1]}…"]
        return rows


class StepsList(QWidget):
    """All steps, one below the other."""

    step_chosen = Signal(int)

    def __init__(self, theme: Theme, signs: Signs) -> None:
        super().__init__()
        self._theme, self._signs = theme, signs
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self._shown: list[StepLook] = []

    @property
    def shown(self) -> list[StepLook]:
        """What the rows show."""
        return self._shown

    @property
    def now(self) -> QWidget | None:
        """The row of the step that runs."""
        at = next((at for at, look in enumerate(self._shown) if look.state == "now"), None)
        item = self._column.itemAt(at) if at is not None else None
        return item.widget() if item is not None else None

    def show_steps(self, looks: list[StepLook]) -> None:
        """Show other steps, or the same in another state."""
        if looks == self._shown:
            return
        self._shown = looks
        emptied(self._column)
        for at, look in enumerate(looks):
            row = StepRow(self._theme, self._signs, look)
            row.clicked.connect(partial(self._on_clicked, at))
            self._column.addWidget(row)
        tab_as_laid_out(self)

    def _on_clicked(self, at: int, _checked: bool = False) -> None:
        self.step_chosen.emit(at)
