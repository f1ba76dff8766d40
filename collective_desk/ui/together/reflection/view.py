"""Evidence on the screen: a sentence a line, and chips that go where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Section, emptied
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.tab_order import tab_through
from collective_desk.ui.widgets.text import Line, Text

from .evidence import Evidence, Lead

ICONS = {
    "note": "file-text", "milestone": "sparkles", "commitment": "handshake", "goal": "focus",
    "collective": "users-round", "missing_item": "circle-dashed",
    "success_criterion": "sparkles", "collective_link": "users-round", "posture": "users-round",
}
LONGEST = 34
FEW = 6
"""Chips under a sentence before the rest is asked for."""


class EvidenceView(Section):
    """Hairlines between the sentences; a press or Enter on a chip goes there."""

    followed = Signal(str, str)

    def __init__(
        self, theme: Theme, words: Words, signs: Signs, title: str, nothing: str
    ) -> None:
        super().__init__(theme, title)
        self._theme, self._words, self._signs, self._nothing = theme, words, signs, nothing
        self.shown: tuple[Evidence, ...] = ()

    def show_evidence(self, found: Sequence[Evidence]) -> None:
        """Show other evidence; the same stays untouched."""
        if tuple(found) == self.shown and self.body.count():
            return
        self.shown = tuple(found)
        emptied(self.body)
        for number, one in enumerate(found):
            if number:
                self.body.addWidget(Line(self._theme))
            self.body.addWidget(self._row(one))
        if not found:
            self.body.addWidget(Text(self._theme, self._nothing, tone="ink_soft", lines=0))

    def _row(self, one: Evidence) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        column.addWidget(Text(self._theme, one.text, lines=0))
        if one.leads:
            chips = QWidget()
            flow = Flow(chips)
            # One alone is shown at once: asking for it takes as much room.
            few = FEW if len(one.leads) > FEW + 1 else FEW + 1
            for lead in one.leads[:few]:
                flow.addWidget(self._chip(lead))
            if rest := one.leads[few:]:
                more = Chip(self._theme, self._words("evidence.more", count=len(rest)))
                more.clicked.connect(partial(self._on_more, flow, more, rest))
                flow.addWidget(more)
            column.addWidget(chips)
        return holder

    def _on_more(
        self, flow: Flow, more: Chip, rest: Sequence[Lead], _checked: bool = False
    ) -> None:
        """Show the rest in the place of the chip that asked for it."""
        flow.removeWidget(more)
        chips = [self._chip(lead) for lead in rest]
        for chip in chips:
            flow.addWidget(chip)
        tab_through(more, chips)
        chips[0].setFocus(Qt.FocusReason.TabFocusReason)
        more.hide()
        more.deleteLater()

    def _chip(self, lead: Lead) -> Chip:
        sign = self._signs.actor(lead.actor, 14, letters=False) if lead.actor else None
        name = lead.name if len(lead.name) <= LONGEST else f"{lead.name[: LONGEST - 1]}…"
        chip = Chip(
            self._theme, name, icon="" if sign else ICONS.get(lead.kind, "arrow-up-right"),
            picture=sign)
        chip.setAccessibleName(lead.name)
        chip.clicked.connect(partial(self._on_pressed, lead))
        return chip

    def _on_pressed(self, lead: Lead, _checked: bool = False) -> None:
        self.followed.emit(lead.kind, lead.id)
