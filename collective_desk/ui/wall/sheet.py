"""The question above the map on the wall, and the band below it: step, prompt, legend, clock."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from collective_desk.briefs.letters.numerals import digits
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.ui.running.step import RunningStep
from collective_desk.ui.theme.fonts import make_font
from collective_desk.ui.theme.tokens import load_tokens
from collective_desk.ui.widgets.text import break_line

from .legend import Entry, LegendInk, direction_of
from .measures import Measures

TOP, BAND = 100.0, 164.0
_SIDE, _GAP = 48.0, 44.0
_LEGEND = (0.70, 0.55, 0.40, 0.25, 0.0)
"""How much of the band the legend may take beside a prompt, which then breaks into lines."""
_SMALLER = (1.0, 0.8, 0.62)
"""A long text is written smaller before it is cut; never smaller than the legend."""


class Sheet(QWidget):
    """A strip of wall paper with large words."""

    def __init__(self, measures: Measures, parent: QWidget) -> None:
        super().__init__(parent)
        self.measures = measures
        self.colours = Style.load("wall")
        self._type = load_tokens("wall").tables["wall.type"]
        self._family: list[str] = load_tokens("wall").tables["type"]["family"]
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_measures(self, measures: Measures) -> None:
        """Write larger or smaller from now on."""
        self.measures = measures
        self.update()

    def font_of(self, role: str, *, strong: bool = False, share: float = 1.0) -> QFont:
        """Give the font of a role of the wall."""
        size = round(self._type[role][0] * share * self._scale(role))
        return make_font(self._family, size, 600 if strong else 400)

    def line_of(self, role: str, share: float = 1.0) -> float:
        """Give the height of a line of a role."""
        return self._type[role][1] * share * self._scale(role)

    def _scale(self, role: str) -> float:
        return self.measures.factor if role == "legend" else self.measures.calm

    def write(
        self, painter: QPainter, text: str, box: QRectF, role: str, *, tone: str = "ink",
        strong: bool = True, most: int = 2,
    ) -> None:
        """Write a text in a box, from its middle line; smaller, then cut, where it is too long."""
        font, line, lines, _ = self.fitted(text, box, role, strong=strong, most=most)
        painter.setFont(font)
        painter.setPen(QColor(self.colours.colour(tone)))
        top = box.center().y() - line * len(lines) / 2
        # The window says on which side words stand, the words in which direction they run.
        painter.setLayoutDirection(direction_of(text))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        side |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for number, told in enumerate(lines):
            row = QRectF(box.left(), top + number * line, box.width(), line)
            painter.drawText(row, side, told)

    def fitted(
        self, text: str, box: QRectF, role: str, *, strong: bool = True, most: int = 2
    ) -> tuple[QFont, float, list[str], bool]:
        """Give the font, line height and lines in which a text fits into a box, and if all does."""
        least = self.measures.smallest / (self._type[role][0] * self._scale(role))
        for share in sorted({min(max(one, least), 1.0) for one in _SMALLER}, reverse=True):
            font, line = self.font_of(role, strong=strong, share=share), self.line_of(role, share)
            rows = min(most, max(int(box.height() // line), 1)) if share == 1.0 else int(
                box.height() // line)
            lines, whole = broken(text, font, box.width(), max(rows, 1))
            if whole:
                break
        return font, line, lines, whole

    def begin(self) -> QPainter:
        """Begin to paint on paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.colours.colour("paper")))
        return painter


class Question(Sheet):
    """The question of the room."""

    def __init__(self, measures: Measures, parent: QWidget) -> None:
        super().__init__(measures, parent)
        self._text = ""
        self._fit()

    def set_measures(self, measures: Measures) -> None:
        """Write larger or smaller from now on."""
        super().set_measures(measures)
        self._fit()

    def set_text(self, text: str) -> None:
        """Ask this."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._fit()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.begin()
        side = self.measures.px(_SIDE)
        box = QRectF(self.rect()).adjusted(side, self.measures.px(10), -side, 0)
        self.write(painter, self._text, box, "question")
        painter.end()

    def _fit(self) -> None:
        """Take only a border where nothing is asked: the room is for the map."""
        self.setFixedHeight(self.measures.px(TOP if self._text.strip() else _SIDE / 2))


class Band(Sheet):
    """What runs now, and what lines and shapes mean."""

    def __init__(self, measures: Measures, words: Words, parent: QWidget) -> None:
        super().__init__(measures, parent)
        self._words = words
        self._step: RunningStep | None = None
        self._moment = ""
        self._told: list[Entry] = []
        self._alone = False
        self._legend = self._new_legend()
        self.setFixedHeight(measures.px(BAND))

    @property
    def entries(self) -> list[Entry]:
        """What the legend explains."""
        return self._legend.entries

    @property
    def step(self) -> RunningStep | None:
        """The step that is shown; none while the past is."""
        return None if self._moment else self._step

    def set_measures(self, measures: Measures) -> None:
        """Write larger or smaller from now on."""
        self.setFixedHeight(measures.px(BAND))
        super().set_measures(measures)
        self._legend = self._new_legend()
        self._lay_out()

    def set_legend(self, told: list[Entry]) -> None:
        """Explain these."""
        if told != self._told:
            self._told = told
            self._lay_out()

    def set_step(self, step: RunningStep | None) -> None:
        """Show the step that runs; none takes it off."""
        self._step = step
        self._lay_out()

    def set_moment(self, moment: str) -> None:
        """Say from when the map is, instead of what runs now; nothing goes back to now."""
        if moment != self._moment:
            self._moment = moment
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.begin()
        painter.fillRect(0, 0, self.width(), max(self.measures.px(2), 1),
                         QColor(self.colours.colour("line")))
        side, gap = self.measures.px(_SIDE), self.measures.px(_GAP)
        room = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        clock, (small, large) = self._clock_width(), self._said()
        if self.step is not None:
            self._paint_clock(painter, self._mirrored(
                QRectF(room.right() - clock, room.top(), clock, room.height())), self.step)
            room.setRight(room.right() - clock - gap)
        wide = self._legend.width()
        at = room.right() - wide if large else room.left()
        legend = self._mirrored(QRectF(at, 0, wide, self.height()))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._legend.paint(painter, legend.left(), legend.center().y(), mirrored=mirrored)
        if large:
            words = QRectF(room.left(), 0, room.width() - wide - (gap if wide else 0),
                           self.height())
            self._paint_said(painter, self._mirrored(words), small, large)
        painter.end()

    def _said(self) -> tuple[str, str]:
        """Give what stands at the start of the band: a line above, and what is asked or when."""
        if self._moment:
            return self._words("wall.moment"), self._moment
        if self._step is None:
            return "", ""
        step = self._step
        return self._words("wall.step", number=step.number, count=step.count), step.prompt

    def _paint_said(self, painter: QPainter, room: QRectF, above: str, said: str) -> None:
        box = self._prompt_box(room.left(), room.width())
        small = self.line_of("legend")
        if not self._alone:
            self.write(painter, above, QRectF(room.left(), box.top() - small, room.width(), small),
                       "legend", tone="ink_soft", strong=False, most=1)
        self.write(painter, said, box, "prompt", most=1)

    def _prompt_box(self, left: float, width: float) -> QRectF:
        """Give where what is asked stands: under its line, if it leaves one, over the foot."""
        edge = self.measures.px(10)
        top = edge if self._alone else edge * 1.6 + self.line_of("legend")
        return QRectF(left, top, width, self.height() - top - edge)

    def _paint_clock(self, painter: QPainter, box: QRectF, step: RunningStep) -> None:
        tone = "ink_faint" if step.paused else "warn" if step.left < 0 else "ink"
        painter.setFont(self.font_of("clock", strong=True))
        painter.setPen(QColor(self.colours.colour(tone)))
        said = digits(clock_text(step.left), self._words.language)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _lay_out(self) -> None:
        side, gap = self.measures.px(_SIDE), self.measures.px(_GAP)
        room = float(self.width() - 2 * side)
        above, said = self._said()
        if said:
            room -= self._clock_width() + gap if self.step else 0.0
        # What is asked is read first: all else gives way before a word of it is cut.
        for self._alone, share in product((False, True), _LEGEND if said else (1.0,)):
            self._legend.set_entries(self._told, room, share)
            words = self._prompt_box(0.0, room - self._legend.width() - gap)
            if not said or self.fitted(said, words, "prompt", most=1)[3]:
                break
        told = [f"{above}: {said}" if said else ""]
        told += [entry.words for entry in self._legend.entries]
        self.setAccessibleName(", ".join(part for part in told if part))
        self.update()

    def _clock_width(self) -> float:
        if self.step is None:
            return 0.0
        shape = "00:00" if 0 <= self.step.left < 6000 else "+000:00"
        metrics = QFontMetricsF(self.font_of("clock", strong=True))
        return metrics.horizontalAdvance(shape) + 2

    def _new_legend(self) -> LegendInk:
        return LegendInk(self.colours.scaled(self.measures.calm), self.measures.calm,
                         self.font_of("legend"), self.font_of("legend", strong=True))

    def _mirrored(self, box: QRectF) -> QRectF:
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            return box
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())


def clock_text(left: int) -> str:
    """Write seconds as minutes and seconds; time over is marked with a plus."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02d}:{seconds:02d}"


def broken(text: str, font: QFont, width: float, most: int) -> tuple[list[str], bool]:
    """Break a text into at most so many lines; say whether all of it found room."""
    lines = break_line(" ".join(text.split()), font, max(int(width), 1))
    if len(lines) <= most:
        return lines, True
    rest = " ".join(lines[most - 1 :])
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], cut], False
