"""The shared purpose: its words, who stands to them, and how it was worded before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collective_desk.commands.collectives import endorse, set_collective
from collective_desk.domain.entities import Actor, Collective, Endorsement
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.queries.collectives import Wording, purposes
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.inked import write
from collective_desk.ui.together.quiet_prose import QuietProse
from collective_desk.ui.together.tab import Ground
from collective_desk.ui.widgets.parts import Link, Section, emptied
from collective_desk.ui.widgets.text import Text

STANCES = VOCABULARIES["endorsement"]
ASKED_WHY = ("live_with", "doubt", "block")
TAKES_BACK = ""
MOST_REASONS = 6
MOST_BEFORE = 6


class Stands(QWidget):
    """Four rows: a dot for everyone who stands so, and their names."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.rows: list[tuple[str, tuple[str, ...]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_stands(self, named: Sequence[tuple[str, str]]) -> None:
        """Show who stands how: stance and name of each."""
        by = {stance: tuple(name for of, name in named if of == stance) for stance in STANCES}
        self.rows = [(stance, names) for stance, names in by.items() if names]
        said = (f"{code_words(self._words, 'endorsement', stance)}: {', '.join(names)}"
                for stance, names in self.rows)
        self.setAccessibleName("; ".join(said))
        self.setVisible(bool(self.rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, len(self.rows) * self._theme.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, high = theme.font("body"), theme.px(26)
        measures = QFontMetrics(font)
        labels = [code_words(self._words, "endorsement", stance) for stance in STANCES]
        label = max(map(measures.horizontalAdvance, labels)) + theme.px(16)
        most = max(len(names) for _, names in self.rows)
        # A crowd stands closer, so that its names keep half of the line.
        pitch = min(theme.px(14), max((self.width() - label) // 2 // most, 2))
        dots = most * pitch + theme.px(14)
        mirrored = self.isRightToLeft()
        for number, (stance, names) in enumerate(self.rows):
            top = number * high
            painter.setPen(theme.colour("ink"))
            said = code_words(self._words, "endorsement", stance)
            write(painter, self._box(0, top, label, high), said, font, mirrored=mirrored)
            for at in range(len(names)):
                self._paint_dot(painter, stance, label + at * pitch, top + high / 2)
            rest = self.width() - label - dots
            painter.setPen(theme.colour("ink_soft"))
            write(painter, self._box(label + dots, top, rest, high), ", ".join(names), font,
                  mirrored=mirrored)

    def _paint_dot(self, painter: QPainter, stance: str, x: float, y: float) -> None:
        """Full: agrees; half: can live with it; open: doubts; crossed: blocks."""
        theme = self._theme
        tone = "danger" if stance == "block" else "warn" if stance == "doubt" else "ink"
        side = theme.px(10)
        left = self.width() - x - side if self.isRightToLeft() else x
        box = QRect(round(left), round(y - side / 2), side, side)
        painter.setPen(QPen(theme.colour(tone), 1.3))
        painter.setBrush(theme.colour(tone) if stance == "agree" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if stance == "live_with":
            painter.setBrush(theme.colour(tone))
            painter.drawPie(box, 270 * 16, 180 * 16)
        elif stance == "block":
            middle, arm = QPointF(box.center()) + QPointF(0.5, 0.5), side / 2 - 2
            painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
            painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))

    def _box(self, x: int, y: int, width: int, height: int) -> QRect:
        left = self.width() - x - width if self.isRightToLeft() else x
        return QRect(left, y, width, height)


class PurposePart(Section):
    """The purpose is written where it stands; who agrees is one line."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("purpose.title"))
        self._workspace = workspace
        self._collective: Collective | None = None
        self._opened = False
        self.field = QuietProse()
        self.field.setFont(theme.font("lead"))
        self.field.setPlaceholderText(words("purpose.hint"))
        self.field.setAccessibleName(words("field.purpose"))
        self.field.written.connect(self._on_written)
        self.field.textChanged.connect(self._show_line)
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.stands = Stands(theme, words)
        self.line = ActorLine(
            workspace, ground.index, ground.signs, words("purpose.line"), then=self._stances,
            takes_new="purpose.someone")
        self.line.told.connect(self._on_told)
        self.line.unknown.connect(self._on_unknown)
        self.reasons = Text(theme, role="small", tone="ink_soft", lines=0)
        self.why = EntryLine()
        self.why.returnPressed.connect(self._on_why)
        self.why.hide()
        self._told: tuple[str, str, str] | None = None
        self._more = Link(theme, tone="accent", role="small")
        self._more.clicked.connect(self._on_more)
        self._before = QWidget()
        self._rows = QVBoxLayout(self._before)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (self.field, self.stands, self.said, self.reasons, self.line, self.why,
                     self._more, self._before):
            self.body.addWidget(part)

    def show_collective(self, collective: Collective) -> None:
        """Show the purpose of a collective and who stands to it."""
        if self._collective is None or self._collective.id != collective.id:
            self.why.hide()
        self._collective = collective
        self.field.set_kept(collective.purpose)
        found = purposes(self._workspace.desk.read, collective.id)
        now = found[0] if found and collective.purpose.strip() else None
        stands = now.stands if now else ()
        self.stands.show_stands([(one.stance or "", self._name(one)) for one in stands])
        before = found[1:] if now else found
        self.said.setText(self._sentence(stands, before, asked=bool(now)))
        self._show_line()
        reasons = [f"{self._name(one)}: {one.reason}" for one in stands if one.reason]
        self.reasons.setText("\n".join(reasons[:MOST_REASONS]))
        self.reasons.setVisible(bool(reasons))
        words = self._workspace.words
        self._more.setVisible(bool(before))
        self._more.setText(words("purpose.before", count=len(before)))
        self._more.updateGeometry()
        self._show_before(before[:MOST_BEFORE] if self._opened else [])

    def keep(self) -> None:
        """Keep what is being written."""
        self.field.keep()

    def _show_line(self) -> None:
        """Ask who stands how as soon as there are words to stand to."""
        self.line.setVisible(bool(self.field.toPlainText().strip()))

    def _sentence(
        self, stands: Sequence[Endorsement], before: Sequence[Wording], *, asked: bool
    ) -> str:
        words = self._workspace.words
        if stands:
            return counted(words, stands)
        if not asked:
            return words("purpose.none")
        heard = next((one for one in before if one.stands), None)
        if heard is None:
            return words("purpose.nobody")
        return words(
            "purpose.asked_before", day=said_day(words, heard.version.time.astimezone().date()),
            count=len(heard.stands))

    def _show_before(self, before: Sequence[Wording]) -> None:
        emptied(self._rows)
        theme, words = self._workspace.theme, self._workspace.words
        for one in before:
            head = words(
                "purpose.version", day=said_day(words, one.version.time.astimezone().date()),
                person=one.version.person)
            if one.stands:
                head = f"{head} · {counted(words, one.stands)}"
            self._rows.addWidget(Text(theme, head, "caption", tone="ink_soft", lines=0))
            self._rows.addWidget(Text(theme, one.version.text, tone="ink_soft", lines=4))
        self._before.setVisible(bool(before))

    def _name(self, one: Endorsement) -> str:
        if not one.actor:
            return one.name
        actor = self._workspace.desk.read.get(Actor, one.actor)
        return (actor.short_label or actor.name) if actor else one.name

    def _stances(self) -> list[tuple[str, str]]:
        words = self._workspace.words
        return [*codes_in_words(words, "endorsement"), (TAKES_BACK, words("purpose.takes_back"))]

    def _on_written(self, text: str) -> None:
        if self._collective is not None:
            self._workspace.do(set_collective, self._collective.id, purpose=text)

    def _on_told(self, actor: str, stance: str) -> None:
        self._tell(stance, actor, "")

    def _on_unknown(self, name: str, stance: str) -> None:
        self._tell(stance, "", name)

    def _tell(self, stance: str, actor: str, name: str, reason: str = "") -> None:
        """Write down how someone stands to it; who does not simply agree may say why."""
        if self._collective is None:
            return
        self.field.keep()
        self._workspace.do(
            endorse, self._collective.id, stance or None, actor=actor or None, name=name,
            reason=reason)
        asks = stance in ASKED_WHY and not reason
        self._told = (stance, actor, name) if asks else None
        self.why.clear()
        self.why.setVisible(asks)
        if asks:
            known = self._workspace.desk.read.get(Actor, actor) if actor else None
            self.why.set_hint(
                self._workspace.words("purpose.why", name=known.name if known else name))

    def _on_why(self) -> None:
        reason = self.why.text().strip()
        if self._told is not None and reason:
            self._tell(*self._told, reason)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more(self, _checked: bool = False) -> None:
        self._opened = not self._opened
        if self._collective is not None:
            self.show_collective(self._collective)


def counted(words: Words, stands: Sequence[Endorsement]) -> str:
    """Say how many stand how, and how many were asked."""
    counts = Counter(one.stance for one in stands)
    said = [words(f"endorsed.{stance}", count=counts[stance]) for stance in STANCES
            if counts[stance]]
    return words("purpose.counted", said=", ".join(said), asked=words(
        "together.asked", count=len(stands)))
