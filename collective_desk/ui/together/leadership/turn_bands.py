"""Who led when, as bars over time, and our own stance as a band beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from collective_desk.analysis.leadership import day_of
from collective_desk.domain.days import today as this_day
from collective_desk.domain.entities import Actor
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.together.inked import write
from collective_desk.ui.widgets.signs import Signs

NAMES = 200
ROW, BAR, BAND = 28, 18, 24
MOST = 12
LONGEST, AHEAD = timedelta(days=366 * 30), timedelta(days=366 * 3)
"""How far back and ahead the picture reaches at most."""
GROUNDS = {"step_forward": ("ink", "surface"), "alongside": ("line", "ink")}
"""Dark, half dark and open: forward, alongside and back; ground and words of each."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days with its words."""

    since: str
    until: str
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The turns of one actor."""

    actor: Actor
    bars: tuple[Bar, ...]


class TurnBands(QWidget):
    """A lane for each who led; months as hairlines; dark to open: forward to back."""

    def __init__(self, theme: Theme, signs: Signs, months: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._signs, self._months = theme, signs, tuple(months)
        self._lanes: tuple[Lane, ...] = ()
        self._stances: tuple[tuple[str, Bar], ...] = ()
        self._label, self._today = "", this_day()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bands(
        self, lanes: Sequence[Lane], stances: Sequence[tuple[str, Bar]], *, label: str, today: date
    ) -> None:
        """Show lanes of turns and the band of our stances: code, and its days and words."""
        self._lanes, self._stances = tuple(lanes[:MOST]), tuple(stances)
        self._label, self._today = label, today
        said = [f"{lane.actor.name}: {bar.words} {bar.since} – {bar.until or '…'}"
                for lane in self._lanes for bar in lane.bars]
        said += [f"{label}: {bar.words} {bar.since}" for _, bar in self._stances]
        self.setAccessibleName("; ".join(said))
        self.setVisible(bool(lanes or stances))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        high = theme.px(20) + len(self._lanes) * theme.px(ROW)
        return QSize(400, high + (theme.px(BAND + 12) if self._stances else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_months(painter)
        top = self._theme.px(20)
        for lane in self._lanes:
            self._paint_lane(painter, lane, top)
            top += self._theme.px(ROW)
        if self._stances:
            self._paint_stances(painter, top + self._theme.px(8))

    def _span(self) -> tuple[date, date]:
        bars = [bar for lane in self._lanes for bar in lane.bars]
        bars += [bar for _, bar in self._stances]
        starts = [day for bar in bars if (day := day_of(bar.since))]
        ends = [day for bar in bars if (day := day_of(bar.until, end=True))]
        # A slip of the pen (0026, 9999) must not stretch the picture over centuries.
        first = max(min([*starts, self._today]), self._today - LONGEST)
        return first.replace(day=1), min(max([*ends, self._today]), self._today + AHEAD)

    def _x(self, day: date) -> float:
        first, last = self._span()
        share = (day - first).days / max((last - first).days, 1)
        left, room = self._theme.px(NAMES), self.width() - self._theme.px(NAMES) - 2
        return left + share * room

    def _box(self, x: float, y: float, width: float, height: float) -> QRectF:
        left = self.width() - x - width if self.isRightToLeft() else x
        return QRectF(left, y, width, height)

    def _paint_months(self, painter: QPainter) -> None:
        theme = self._theme
        first, last = self._span()
        month, free = first, 0.0
        while month <= last:
            x = self._x(month)
            painter.fillRect(self._box(x, theme.px(2), 1, self.height()), theme.colour("line"))
            if x >= free:
                said = self._months[month.month - 1]
                if month == first or month.month == 1:
                    said = f"{said} {month.year}"
                painter.setPen(theme.colour("ink_soft"))
                write(painter, self._box(x + theme.px(6), 0, theme.px(60), theme.px(16)), said,
                      theme.font("caption"), mirrored=self.isRightToLeft())
                free = x + theme.px(56)
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)

    def _paint_lane(self, painter: QPainter, lane: Lane, top: int) -> None:
        theme, high = self._theme, self._theme.px(ROW)
        pixels = self._signs.actor(lane.actor, 16)
        size = pixels.deviceIndependentSize()
        sign = self._box(0, top, theme.px(22), high)
        painter.drawPixmap(round(sign.center().x() - size.width() / 2),
                           round(sign.center().y() - size.height() / 2), pixels)
        self._write(painter, self._box(theme.px(28), top, theme.px(NAMES - 36), high),
                    lane.actor.short_label or lane.actor.name, "ink")
        for bar in lane.bars:
            box = self._bar_box(bar, top + (high - theme.px(BAR)) / 2, theme.px(BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ink_soft"))
            painter.drawRoundedRect(box, 4, 4)
            self._write(painter, box.adjusted(6, 0, -6, 0), bar.words, "surface", role="caption")

    def _paint_stances(self, painter: QPainter, top: int) -> None:
        theme, high = self._theme, self._theme.px(BAND)
        self._write(painter, self._box(0, top, theme.px(NAMES - 8), high), self._label, "ink")
        for stance, bar in self._stances:
            box = self._bar_box(bar, top, high)
            painter.setPen(QPen(theme.colour("ink"), 1.2))
            ground, tone = GROUNDS.get(stance, ("paper", "ink"))
            painter.setBrush(theme.colour(ground))
            painter.drawRect(box)
            self._write(painter, box.adjusted(8, 0, -6, 0), bar.words, tone, role="caption")

    def _bar_box(self, bar: Bar, y: float, height: float) -> QRectF:
        first, last = self._span()
        start = min(max(day_of(bar.since) or first, first), last)
        end = day_of(bar.until, end=True) or max(self._today, start)
        x = self._x(start)
        return self._box(x, y, max(self._x(min(end, last)) - x, 4), height)

    def _write(
        self, painter: QPainter, box: QRectF, words: str, tone: str, role: str = "body"
    ) -> None:
        painter.setPen(self._theme.colour(tone))
        if box.width() > self._theme.px(16):
            write(painter, box, words, self._theme.font(role), mirrored=self.isRightToLeft())
