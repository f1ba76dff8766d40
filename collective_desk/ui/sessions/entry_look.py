"""How notes are listed: time, letter, words, and at the end whom they are about."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from collective_desk.domain.days import today
from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.domain.note_line import NoteLanguage
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.notes import Entry
from collective_desk.store.reader import Reader
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.kind_badge import paint_letter
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import break_line, reads_rtl

from .entry_model import EntryModel
from .saying import moment

MOST_CHIPS, MOST_LINES = 4, 6
PAD = 12
"""Room at both ends of a row, so that what is chosen stands in its frame; pages allow for it."""


@dataclass(frozen=True, slots=True)
class ChipLook:
    """Someone a note is about."""

    text: str
    sign: QPixmap | None


class EntryDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(
        self, theme: Theme, words: Words, language: NoteLanguage, read: Reader, signs: Signs
    ) -> None:
        super().__init__()
        self._theme, self._words, self._language = theme, words, language
        self._read, self._signs = read, signs

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view, model = option.widget, index.model()
        assert isinstance(view, QListView)
        assert isinstance(model, EntryModel)
        entry = model.entry_at(index.row())
        chips = self._chips(entry)
        lines, below = self._layout(entry, chips, view.viewport().width() - 2 * self._theme.px(PAD))
        theme = self._theme
        high = theme.px(28) + len(lines) * theme.line("body") + (theme.px(26) if below else 0)
        return QSize(view.viewport().width(), max(high, theme.px(48)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model, theme = index.model(), self._theme
        assert isinstance(model, EntryModel)
        entry, box = model.entry_at(index.row()), option.rect
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(box).adjusted(0, 2, 0, -3), 6, 6)
        box = box.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))

        def at(left: int, top: int, wide: int, high: int) -> QRect:
            x = box.right() - left - wide + 1 if mirrored else box.left() + left
            return QRect(x, box.top() + top, wide, high)

        chips = self._chips(entry)
        lines, below = self._layout(entry, chips, box.width())
        high = len(lines) * theme.line("body") + (theme.px(26) if below else 0)
        top = (box.height() - high) // 2
        self._paint_time(painter, entry, at(0, top, self._margin() - theme.px(28), theme.px(20)))
        letter = self._language.letter(entry.kind)
        side = theme.px(20)
        letter_box = at(self._margin() - theme.px(28), top, side, side)
        paint_letter(painter, theme, letter, entry.kind, letter_box)
        words = at(self._text_left(), top, self._text_width(chips, box.width()), 0)
        self._paint_text(painter, entry, lines, words, mirrored=mirrored)
        y = top + len(lines) * theme.line("body") + theme.px(4) if below else (
            box.height() - theme.px(22)) // 2
        x = self._text_left() if below else box.width() - self._width(chips)
        for chip in chips:
            wide = self._chip_width(chip)
            self._paint_chip(painter, chip, at(x, y, wide, theme.px(22)), mirrored=mirrored)
            x += wide + theme.px(6)
        painter.restore()

    def _paint_time(self, painter: QPainter, entry: Entry, box: QRect) -> None:
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("ink_soft"))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(start), self._when(entry))

    def _paint_text(
        self, painter: QPainter, entry: Entry, lines: list[str], box: QRect, *, mirrored: bool
    ) -> None:
        theme = self._theme
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        rtl = reads_rtl(entry.text)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        high = theme.line("body")
        for number, line in enumerate(lines):
            row = QRect(box.left(), box.top() + number * high, box.width(), high)
            painter.drawText(row, flags, line)

    def _paint_chip(
        self, painter: QPainter, chip: ChipLook, box: QRect, *, mirrored: bool
    ) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        half = box.height() / 2
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        inner = box.adjusted(theme.px(9), 0, -theme.px(9), 0)
        if chip.sign is not None:
            size = chip.sign.deviceIndependentSize()
            x = inner.right() - round(size.width()) if mirrored else inner.left()
            painter.drawPixmap(x, box.center().y() - round(size.height() / 2) + 1, chip.sign)
            gap = theme.px(20)
            inner = inner.adjusted(0, 0, -gap, 0) if mirrored else inner.adjusted(gap, 0, 0, 0)
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        text = QFontMetrics(font).elidedText(
            chip.text, Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, text)

    def _layout(
        self, entry: Entry, chips: list[ChipLook], width: int
    ) -> tuple[list[str], bool]:
        """Break the words into lines; chips stand beside them, or below where it is narrow."""
        wide = self._text_width(chips, width)
        said = entry.text or "·"
        if entry.speaker:
            said = self._words("session.speaker", text=said, name=entry.speaker)
        font = self._theme.font("body")
        lines = [row for part in said.split("\n") for row in break_line(part, font, max(wide, 60))]
        if len(lines) > MOST_LINES:
            lines = [*lines[:MOST_LINES - 1], lines[MOST_LINES - 1] + "…"]
        return lines, bool(chips) and self._is_below(chips, width)

    def _text_width(self, chips: list[ChipLook], width: int) -> int:
        room = width - self._text_left() - self._theme.px(4)
        if chips and not self._is_below(chips, width):
            room -= self._width(chips) + self._theme.px(12)
        return room

    def _is_below(self, chips: list[ChipLook], width: int) -> bool:
        return self._width(chips) > (width - self._text_left()) * 0.56

    def _width(self, chips: list[ChipLook]) -> int:
        return sum(self._chip_width(chip) + self._theme.px(6) for chip in chips)

    def _chip_width(self, chip: ChipLook) -> int:
        wide = QFontMetrics(self._theme.font("small")).horizontalAdvance(chip.text)
        sign = self._theme.px(20) if chip.sign is not None else 0
        return min(wide + sign + self._theme.px(20), self._theme.px(190))

    def _margin(self) -> int:
        return self._theme.px(76)

    def _text_left(self) -> int:
        return self._theme.px(80)

    def _when(self, entry: Entry) -> str:
        time = moment(entry.time)
        return time.strftime("%H:%M") if time else ""

    def _chips(self, entry: Entry) -> list[ChipLook]:
        looks = [look for id in entry.about if (look := self._chip(id)) is not None]
        if entry.attachments:
            sign = self._theme.pixmap("image", size=14, ratio=self._theme.pixel_ratio())
            looks.insert(0, ChipLook(str(len(entry.attachments)), sign))
        if entry.sensitivity != "open":
            sign = self._theme.pixmap("eye-off", size=14, ratio=self._theme.pixel_ratio())
            looks.insert(0, ChipLook(self._words(f"sensitivity.{entry.sensitivity}"), sign))
        if len(looks) > MOST_CHIPS:
            more = ChipLook(f"+{len(looks) - MOST_CHIPS + 1}", None)
            looks = [*looks[:MOST_CHIPS - 1], more]
        return looks

    def _chip(self, id: EntityId) -> ChipLook | None:
        actor = self._read.get(Actor, id)
        if actor is not None:
            if not actor.alive:
                return None
            label = actor.short_label or actor.name
            return ChipLook(label, self._signs.actor(actor, 12, letters=False))
        tie = self._read.get(Tie, id)
        if tie is None or not tie.alive:
            return None
        ends = [self._read.get(Actor, end) for end in (tie.source, tie.target)]
        names = [end.short_label or end.name for end in ends if end is not None and end.alive]
        return ChipLook(" → ".join(names), None) if len(names) == 2 else None


class DatedDelegate(EntryDelegate):
    """Rows of many sessions: the day instead of the minute."""

    def _margin(self) -> int:
        return self._theme.px(116)

    def _text_left(self) -> int:
        return self._theme.px(120)

    def _when(self, entry: Entry) -> str:
        time = moment(entry.time)
        if time is None:
            return ""
        if time.date() == today():
            return time.strftime("%H:%M")
        return said_day(self._words, time.date())
