"""What is wanted, and where everyone stands to it: a matrix filled by keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collective_desk.commands.goals import (
    add_goal,
    delete_goals,
    hold_goal,
    let_goal_go,
    reword_goal,
    take_position,
)
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Collective,
    EntityId,
    Goal,
    GoalRelation,
    MissingItem,
)
from collective_desk.store.queries.assessments import raters
from collective_desk.store.records import Commit
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.together.tab import PAGE, Ground, Tab, head
from collective_desk.ui.widgets.parts import Link
from collective_desk.ui.widgets.text import Surface, Text

from .alignment_part import AlignmentPart
from .matrix import GoalMatrix
from .matrix_view import MatrixView
from .missing_part import MissingPart

THEMSELVES = ""
FEW = 60


class GoalsTab(Tab):
    """The matrix fills the page; alignment and empty chairs stand beside it."""

    reads = frozenset(kind.kind_name for kind in (
        Goal, GoalRelation, Assessment, Actor, MissingItem))

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        theme, words = self.workspace.theme, self.workspace.words
        self._rater = self.workspace.desk.person
        self._rewording: EntityId | None = None
        self.matrix = GoalMatrix(self.workspace.desk.read, words)
        self.view = MatrixView(theme, ground.signs, self.matrix, words("goals.title"))
        self.said = Text(theme, role="small", tone="ink_soft", lines=2)
        self.empty = Text(theme, words("goals.none"), "lead", tone="ink_soft", lines=0)
        self.keys = Text(theme, words("goals.keys"), "small", tone="ink_soft", lines=2)
        self.conflicts = Conflicts(self.workspace)
        self.line = EntryLine()
        self.line.returnPressed.connect(self._on_return)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(words("goals.filter"))
        self.filter.setAccessibleName(words("goals.filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.who = Link(theme, self._rater, tone="accent", role="small")
        self.who.clicked.connect(self._on_who)
        self._lay_out()
        self.alignment = AlignmentPart(ground)
        self.missing = MissingPart(ground)
        self.side.addWidget(self.alignment)
        self.side.addWidget(self.missing)
        self.view.said.connect(self._on_said)
        self.view.held.connect(self._on_held)
        self.view.reword_wanted.connect(self._on_reword)
        self.view.dropped.connect(self._on_dropped)
        self.view.actor_opened.connect(self._on_opened)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._begin_goal()

    def refresh(self, _collective: Collective | None) -> None:
        at = self.view.currentIndex()
        where = self.matrix.cell(at) if at.isValid() else None
        self.matrix.reload()
        self._show_counts()
        self.missing.refresh()
        if where is not None:
            self._go_to(*where)
        self._show_alignment()
        self.conflicts.show_among((Goal.kind_name, goal.id) for goal in self.matrix.goals)

    def took(self, commit: Commit) -> bool:
        """Read again only the rows of which someone spoke, where nothing else changed."""
        spoken = commit.touched.get(Assessment.kind_name, frozenset())
        if set(commit.touched) - {Assessment.kind_name} or len(spoken) > FEW:
            return False
        rows = [self.workspace.desk.read.get(Assessment, id) for id in spoken]
        self.matrix.refresh({row.subject for row in rows if row and row.goal})
        self._show_counts()
        self._show_alignment()
        return True

    def begin(self) -> None:
        (self.view if self.matrix.goals else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, id: EntityId) -> None:
        columns = [one.id for one in self.matrix.goals]
        if id in columns and self.matrix.actors:
            row = max(self.view.currentIndex().row(), 0)
            self.view.setCurrentIndex(self.matrix.index(row, columns.index(id)))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.missing.table.go_to(id)

    def start(self) -> QWidget:
        # The matrix scrolls by itself: the page around it does not.
        page = Surface(self.workspace.theme, "paper")
        self.main = QVBoxLayout(page)
        self.main.setContentsMargins(*(self.workspace.theme.px(PAGE),) * 4)
        self.main.setSpacing(self.workspace.theme.px(8))
        return page

    def _lay_out(self) -> None:
        theme, words, column = self.workspace.theme, self.workspace.words, self.main
        top = head(theme, words("goals.title"), self.said)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.line, 3)
        row.addWidget(self.filter, 1)
        asked = QWidget()
        beside = QHBoxLayout(asked)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(6))
        beside.addWidget(Text(theme, words("goals.said_by"), "small", tone="ink_soft"))
        beside.addWidget(self.who)
        beside.addStretch(1)
        for part in (top, tools, self.conflicts, self.empty):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self._blank = QWidget()
        column.addWidget(self._blank, 1)
        column.addWidget(asked)
        column.addWidget(self.keys)
        self._filled = (self.view, asked, self.keys, self.filter)

    def _show_counts(self) -> None:
        words, matrix = self.workspace.words, self.matrix
        stated = {actor for actor, _ in matrix.positions}
        asked = {rater for one in matrix.positions.values() for rater in one.by}
        self.said.setText(
            words("goals.count", count=len(matrix.goals), actors=len(stated),
                  all=matrix.rowCount(), asked=words("together.asked", count=len(asked)))
            if matrix.goals else "")
        for part in self._filled:
            part.setVisible(bool(matrix.goals))
        for part in (self.empty, self._blank):
            part.setVisible(not matrix.goals)

    def _show_alignment(self) -> None:
        at = self.view.currentIndex()
        actor = self.matrix.actors[at.row()] if at.isValid() else None
        self.alignment.show_actor(
            actor, self.matrix.positions, {one.id: one for one in self.matrix.actors})
        self.alignment.setVisible(bool(self.matrix.goals))
        self.missing.show_rule(bool(self.matrix.goals))

    def _go_to(self, actor: EntityId, goal: EntityId) -> None:
        rows = [one.id for one in self.matrix.actors]
        columns = [one.id for one in self.matrix.goals]
        if actor in rows and columns:
            column = columns.index(goal) if goal in columns else 0
            self.view.setCurrentIndex(self.matrix.index(rows.index(actor), column))

    def _on_said(self, at: QModelIndex, value: object) -> None:
        actor, goal = self.matrix.cell(at)
        rater = self._rater or self.matrix.actors[at.row()].name
        known = self.matrix.position(at)
        said = known.by.get(rater) if known else None
        if value is None and said is None:
            if known is not None:
                self.workspace.shell.say(
                    self.workspace.words("goals.others_said", names=", ".join(known.by)))
            return
        if value != said:
            number = float(value) if isinstance(value, (int, float)) else None
            self.workspace.do(take_position, actor, goal, number, rater=rater)

    def _on_held(self, at: QModelIndex) -> None:
        actor, goal = self.matrix.cell(at)
        command = let_goal_go if self.matrix.holds(at) else hold_goal
        self.workspace.do(command, goal, (actor,))

    def _on_reword(self, column: int) -> None:
        self._rewording = self.matrix.goals[column].id
        self.line.set_hint(self.workspace.words("goals.reword"))
        self.line.setText(self.matrix.goals[column].text)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _begin_goal(self) -> None:
        self._rewording = None
        self.line.clear()
        self.line.set_hint(self.workspace.words("goals.line"))

    def _on_return(self) -> None:
        text = self.line.text().strip()
        goal = self._rewording
        if goal is not None:
            self._begin_goal()
            if text:
                self.workspace.do(reword_goal, goal, text)
            self.begin()
        elif text and self.workspace.do(add_goal, text) is not None:
            self._begin_goal()

    def _on_dropped(self, column: int) -> None:
        self.workspace.do(delete_goals, (self.matrix.goals[column].id,))
        self.workspace.shell.say(self.workspace.words("goals.taken_off"))

    def _on_opened(self, row: int) -> None:
        self.workspace.shell.go_to(self.matrix.actors[row].id)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.view.verticalHeader().viewport().update()
        self.view.viewport().update()
        self._show_alignment()

    def _on_filter(self, typed: str) -> None:
        self.matrix.filter(typed)
        self._show_alignment()

    def _on_who(self, _checked: bool = False) -> None:
        words = self.workspace.words
        known = [self.workspace.desk.person, *raters(self.workspace.desk.read)]
        choices: list[Choice] = [(who, who, None) for who in dict.fromkeys(known)]
        choices.append((THEMSELVES, words("goals.themselves"), None))
        open_choices(self.who, choices, [self._rater], partial(self._take_rater))

    def _take_rater(self, rater: object) -> None:
        self._rater = str(rater)
        self.who.setText(self._rater or self.workspace.words("goals.themselves"))
        self.who.updateGeometry()
