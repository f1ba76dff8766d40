"""What an import would bring: counts in words, and what is wrong with which row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from collective_desk.domain.plans import ImportPlan, RowProblem
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import Line, Text
from collective_desk.ui.workspace import Workspace, sentence

from .dialog import Dialog

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LEFT_OUT = Qt.ItemDataRole.UserRole + 1
WHERE = Qt.ItemDataRole.UserRole + 2


class ImportPreview(Dialog):
    """Shows a plan; *Import* takes it in."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, plan: ImportPlan, parent: QWidget) -> None:
        words, theme = workspace.words, workspace.theme
        files = ", ".join(plan.files) or words("import.pasted")
        super().__init__(
            theme, words, words("import.ask", files=files), words("import.verb"), parent, width=640)
        self._plan = plan
        self.lines = said_counts(plan, words)
        for line in self.lines:
            self.body.addWidget(Text(theme, line, lines=2))
        self._add_choices(theme, words)
        if plan.problems:
            self._add_problems(theme, words)
        note = "import.nothing" if plan.is_empty else "import.one_step"
        self.body.addWidget(Text(theme, words(note), "small", tone="ink_soft", lines=2))
        self.primary.setEnabled(not plan.is_empty)
        self.accepted.connect(self._on_accepted)

    def _add_choices(self, theme: Theme, words: Words) -> None:
        counts = self._plan.counts
        self._update = QCheckBox(words("import.update", count=counts.differences))
        self._update.setVisible(counts.differences > 0)
        self._named = QCheckBox(words("import.add_named", count=counts.named_only))
        self._named.setChecked(True)
        self._named.setVisible(counts.named_only > 0)
        for box in (self._update, self._named):
            box.setFont(theme.font())
            self.body.addWidget(box)

    def _add_problems(self, theme: Theme, words: Words) -> None:
        self.body.addWidget(Line(theme))
        head = QHBoxLayout()
        title = Text(theme, words("import.rows"), "caption", tone="ink_soft", strong=True)
        head.addWidget(title, 1)
        self.body.addLayout(head)
        rows = QListView()
        rows.setModel(Problems(list(self._plan.problems), words))
        rows.setItemDelegate(ProblemDelegate(theme, rows))
        rows.setUniformItemSizes(True)
        rows.setMinimumHeight(theme.px(min(len(self._plan.problems), 6) * 40 + 4))
        rows.setAccessibleName(words("import.rows"))
        self.body.addWidget(rows, 1)

    def _on_accepted(self) -> None:
        self.wanted.emit(replace(
            self._plan, update=self._update.isChecked(), add_named=self._named.isChecked()))


class Problems(QAbstractListModel):
    """The rows that want a look."""

    def __init__(self, problems: list[RowProblem], words: Words) -> None:
        super().__init__()
        self._problems, self._words = problems, words

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence(self._words, problem.id, dict(problem.facts))
        if role == WHERE:
            return said_origin(problem, self._words)
        if role == LEFT_OUT:
            return problem.left_out
        return None


class ProblemDelegate(QStyledItemDelegate):
    """Two lines: where, and what."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, option.rect.adjusted(4, 2, -4, -2)
        tone = "warn" if index.data(LEFT_OUT) else "ink_soft"
        half = box.height() // 2
        for top, text, role, ink in (
            (box.top(), index.data(WHERE), "caption", tone),
            (box.top() + half - 2, index.data(), "small", "ink")):
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            line = box.adjusted(0, 0, 0, 0)
            line.setTop(top)
            line.setHeight(half + 2)
            said = QFontMetrics(font).elidedText(
                str(text), Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeading), said)


def said_counts(plan: ImportPlan, words: Words) -> list[str]:
    """Say what a plan holds, a line each."""
    counts = plan.counts
    told = (
        ("import.new_actors", counts.new_actors), ("import.new_ties", counts.new_ties),
        ("import.known_actors", counts.known_actors), ("import.known_ties", counts.known_ties),
        ("import.new_kinds", counts.new_tie_kinds), ("import.left_out", counts.left_out),
    )
    return [words(id, count=count) for id, count in told if count]


def said_origin(problem: RowProblem, words: Words) -> str:
    """Say where something was read."""
    origin = problem.origin
    place = ", ".join(part for part in (origin.file, origin.sheet) if part)
    if not origin.row:
        return place
    return words("import.at_row", place=place, row=origin.row)
