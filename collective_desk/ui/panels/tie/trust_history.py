"""How trust in one tie moved: its steps as a small line, and the milestones that moved it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from collective_desk.analysis.trust import track
from collective_desk.domain.entities import EntityId, Milestone
from collective_desk.domain.trust import HIGHEST, LOWEST, Step, Track
from collective_desk.showing.trust_words import figure, row_words
from collective_desk.store.queries.milestones import bond_of
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.parts import Link, emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from collective_desk.ui.pages.trust import TrustPage

HEIGHT = 40
MOST = 4


class StepsLine(QWidget):
    """The steps of both ends of a tie from its first word to today."""

    def __init__(self, theme: Theme, shown: Track, today: int) -> None:
        super().__init__()
        self._theme, self._track, self._today = theme, shown, today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        for level in (LOWEST, HIGHEST):
            painter.drawLine(QPointF(0, self._y(level)), QPointF(self.width(), self._y(level)))
        for steps, tone, width, dash in (
                (self._track.second, "edge", 1.5, [2.7, 2.0]), (self._track.first, "ink", 2.0, [])):
            pen = QPen(self._theme.colour(tone), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern(dash)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(self._points(steps)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("surface"), 1.5))
        painter.setBrush(self._theme.colour("ink"))
        for step in self._track.first:
            if step.milestone and not step.before:
                painter.drawEllipse(QPointF(self._x(step.day), self._y(step.value)), 4, 4)

    def _points(self, steps: tuple[Step, ...]) -> list[QPointF]:
        points: list[QPointF] = []
        for step in steps:
            x, y = self._x(step.day), self._y(step.value)
            if step.before and not points:
                x = 5  # what was before reaches back as far as one looks
            if points:
                points.append(QPointF(x, points[-1].y()))
            points.append(QPointF(x, y))
        return [*points, QPointF(self.width(), points[-1].y())] if points else []

    def _x(self, day: int) -> float:
        run = self._track.first + self._track.second
        first = min(step.day for step in run)
        return 5 + (self.width() - 10) * (day - first) / max(self._today - first, 1)

    def _y(self, value: float) -> float:
        room = self.height() - 12
        return 6 + room * (HIGHEST - value) / (HIGHEST - LOWEST)


class TrustHistory(QWidget):
    """Under the dots of trust of a tie; not there where trust was told but once."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(workspace.theme.px(4))

    def show_tie(self, tie: EntityId) -> None:
        """Show how trust in a tie moved."""
        emptied(self._column)
        today = datetime.now(UTC).astimezone().date().toordinal()
        reader = self._workspace.desk.read
        bond = bond_of(reader, tie)
        shown = track(bond, today) if bond else None
        self.setVisible(shown is not None and len(shown.first) + len(shown.second) > 1)
        if shown is None or self.isHidden():
            return
        theme, words = self._workspace.theme, self._workspace.words
        titles = {
            id: known.title for id in shown.movers if (known := reader.get(Milestone, id))}
        title, detail, _ = row_words(shown, words, titles)
        line = StepsLine(theme, shown, today)
        line.setAccessibleName(f"{title}, {detail}")
        self._column.addWidget(line)
        self._column.addWidget(Text(theme, detail, "small", tone="ink_soft", lines=0))
        for id in shown.movers[:MOST]:
            said = words("panel.trust_from", steps=_steps(shown, id), title=titles.get(id, ""))
            link = Link(theme, said, tone="ink", role="small")
            link.setToolTip(words("panel.trust_open"))
            link.clicked.connect(partial(self._open, id))
            self._column.addWidget(link)

    def _open(self, milestone: EntityId, _checked: bool = False) -> None:
        page = cast("TrustPage", self._workspace.shell.show_place("trust"))
        page.show_milestone(milestone)


def _steps(shown: Track, milestone: EntityId) -> str:
    """Write the steps by which a milestone moved a tie, as 2 → 3."""
    for run in (shown.first, shown.second):
        for at, step in enumerate(run):
            if step.milestone == milestone and not step.before:
                before = f"{figure(run[at - 1].value)} → " if at else "→ "
                return f"{before}{figure(step.value)}"
    return ""
