"""What of trust is shown: which ties, which kinds of milestones, how many months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.showing.trust_rows import TrustLook
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.workspace import Workspace

from .view import MONTHS

SPANS = (3, 6, 9, 12, 24, 0)
"""Months that can be chosen; 0 is everything."""
WHICH = ("most", "moved", "all")


class Filters(QObject):
    """Three buttons of the top bar; tells when another look or another span was chosen."""

    look_chosen = Signal()
    months_chosen = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.look = TrustLook()
        self.used: Iterable[str | None] = ()
        """Kinds of milestones that the desk has."""
        theme, words = workspace.theme, workspace.words
        self._ties = Button(
            theme, words(f"timeline.ties.{self.look.ties}"), look="quiet", arrow=True)
        self._ties.set_soft_part(words("timeline.ties"))
        self._kinds = Button(theme, words("timeline.kinds.all"), look="quiet", arrow=True)
        self._kinds.set_soft_part(words("timeline.milestones"))
        self._months = Button(theme, str(MONTHS), look="quiet", arrow=True)
        self._months.set_soft_part(words("timeline.months"))
        self._span = MONTHS
        self._ties.clicked.connect(self._choose_ties)
        self._kinds.clicked.connect(self._choose_kinds)
        self._months.clicked.connect(self._choose_months)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What stands in the top bar."""
        return (self._ties, self._kinds, self._months)

    def take_ties(self, which: object) -> None:
        """Show the ties that moved most, those that moved, all, or those of the selection."""
        selected = self._workspace.selection.ids
        chosen = frozenset(selected) if which == "chosen" else frozenset()
        self.look = replace(self.look, ties=str(which), chosen=chosen)
        self._ties.setText(self._workspace.words(f"timeline.ties.{which}"))
        self.look_chosen.emit()

    def take_kind(self, kind: object) -> None:
        """Show milestones of one kind more, or one fewer; nothing is all."""
        chosen = frozenset() if kind is None else self.look.kinds ^ {str(kind)}
        self.look = replace(self.look, kinds=chosen)
        words = self._workspace.words
        self._kinds.setText(
            words("timeline.kinds.some", count=len(chosen)) if chosen
            else words("timeline.kinds.all"))
        self.look_chosen.emit()

    def take_months(self, months: object) -> None:
        """Show so many months up to today."""
        self._span = months if isinstance(months, int) else MONTHS
        words = self._workspace.words
        self._months.setText(str(self._span) if self._span else words("timeline.months.all"))
        self.months_chosen.emit(self._span)

    def _choose_ties(self) -> None:
        words = self._workspace.words
        some = [*WHICH, "chosen"] if len(self._workspace.selection) else list(WHICH)
        choices: list[Choice] = [(which, words(f"timeline.ties.{which}"), None) for which in some]
        open_choices(self._ties, choices, [self.look.ties], self.take_ties)

    def _choose_kinds(self) -> None:
        words, used = self._workspace.words, set(self.used)
        choices: list[Choice] = [
            (code, words(f"milestone_kind.{code}"), None)
            for code in VOCABULARIES["milestone_kind"] if code in used]
        open_choices(
            self._kinds, choices, self.look.kinds, self.take_kind, many=True,
            nothing=words("timeline.kinds.all"))

    def _choose_months(self) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (span, str(span) if span else words("timeline.months.all"), None) for span in SPANS]
        open_choices(self._months, choices, [self._span], self.take_months)
