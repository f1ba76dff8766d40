"""One strip that writes a milestone down: what kind, what, when, who, which ties."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.milestones import add_milestone
from collective_desk.commands.typed_days import day_gone, shown_day
from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.trust import iso
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.said_moves import moves_said, pairs_said, took_and_led
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace, sentence

from .field import PartsField

_FIELDS = (("kind", 3), ("what", 5), ("when", 3), ("who", 5), ("ties", 7))
"""The fields and how wide they are to each other."""
_PARTS = {"who": ",،", "ties": ";؛"}
_MOST_OFFERS = 5_000


class MilestoneStrip(Surface):
    """Hidden until it is wanted; Enter writes down, Esc leaves everything as it was."""

    written = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, lines="bottom")
        self._workspace = workspace
        self._fields: dict[str, PartsField] = {}
        self._build()
        self.hide()

    def begin(self, today: int) -> None:
        """Open the strip and wait for letters."""
        self._offer()
        for field in self._fields.values():
            field.clear()
        self._fields["when"].setText(
            shown_day(self._workspace.words, iso(today), gone=True, weekday=False))
        self._problem.hide()
        self.show()
        self._fields["kind"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, name: str) -> PartsField:
        """Give a field of the strip: kind, what, when, who, ties."""
        return self._fields[name]

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        for at, (name, share) in enumerate(_FIELDS):
            label = words(f"milestone.field.{name}")
            field = PartsField(
                theme, label, words(f"milestone.hint.{name}"), parts=_PARTS.get(name, ""))
            field.sent.connect(self._send)
            field.given_up.connect(self._give_up)
            self._fields[name] = field
            grid.addWidget(
                Text(theme, label, "caption", tone="ink_soft", strong=True), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, share)
        add = Button(theme, words("milestone.add"), look="primary")
        add.clicked.connect(self._send)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(grid, 1)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        self._problem = Text(theme, role="small", tone="danger", lines=0)
        self.figures = Text(theme, words("milestone.figures"), "small", tone="ink_soft", lines=0)
        self.figures.hide()
        self._fields["ties"].entered.connect(self.figures.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self.figures)
        column.addWidget(self._problem)
        chain: list[QWidget] = [*self._fields.values(), add]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _offer(self) -> None:
        """Offer the words and names that the desk knows now."""
        reader = self._workspace.desk.read
        self._fields["kind"].offer([said for said, _, _ in self._kinds()])
        names = {
            id: short or name for id, name, short, merged in reader.rows(
                Actor, "id", "name", "short_label", "merged_into") if merged is None}
        self._fields["who"].offer(sorted(names.values(), key=fold)[:_MOST_OFFERS])
        self._fields["ties"].offer(pairs_said(reader)[:_MOST_OFFERS])

    def _kinds(self) -> list[tuple[str, str, bool]]:
        """List what a milestone can be: words, code, whether it is an early win."""
        words = self._workspace.words
        wins = [
            (words(f"{area}.{code}"), code, True)
            for area in ("timeline.win", "early_win") for code in VOCABULARIES["early_win"]]
        kinds = [
            (words(f"milestone_kind.{code}"), code, False)
            for code in VOCABULARIES["milestone_kind"]]
        return wins + kinds

    def _kind(self, typed: str) -> dict[str, str | None]:
        """Give the kind that was typed: in full, or by a beginning; the first that fits."""
        key = fold(typed)
        if not key:
            return {}
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for said, code, win in self._kinds():
                if fits(fold(said), key):
                    return {"early_win": code} if win else {"kind": code}
        raise DeskError("milestone.no_kind", said=typed.strip())

    def _send(self) -> None:
        told = {name: field.text().strip() for name, field in self._fields.items()}
        at = "kind"
        try:
            reader = self._workspace.desk.read
            names = NameIndex(reader)
            kind = self._kind(told["kind"])
            at = "who"
            who, led = took_and_led(names, told["who"])
            at = "ties"
            moved = moves_said(reader, names, told["ties"])
            at = "when"
            date = day_gone(self._workspace.words, told["when"])
            at = "when" if told["kind"] or told["what"] else "kind"
            done: EntityId = self._workspace.desk.do(
                add_milestone, told["what"], date=date, took_part=who, led=led,
                moved=moved, **kind)
        except DeskError as error:
            self._refuse(at, sentence(self._workspace.words, error.id, error.facts))
            return
        self.hide()
        self.written.emit(done)

    def _refuse(self, at: str, said: str) -> None:
        """Say what is not understood, and go where it stands; nothing typed is lost."""
        self._problem.setText(said)
        self._problem.show()
        self._fields[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields[at].selectAll()

    def _give_up(self) -> None:
        self.hide()
        self.closed.emit()
