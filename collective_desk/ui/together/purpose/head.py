"""What a collective is: its name, form, reach, duration and state, and what wakes it up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.collectives import set_collective
from collective_desk.domain.entities import Collective
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import NameField, TextField
from collective_desk.ui.panels.actor.chips import SEEN_BY
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Labelled, emptied
from collective_desk.ui.workspace import Workspace

CODED = {
    "form": "collective_form", "level": "level", "duration": "duration",
    "state": "collective_state", "sensitivity": "sensitivity",
}
RESTING = frozenset({"dormant", "closed"})


class CollectiveHead(QWidget):
    """The name as a heading; chips below it open their menus."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._collective: Collective | None = None
        theme, words = workspace.theme, workspace.words
        self.name = NameField(theme.font("title", strong=True))
        self.name.setAccessibleName(words("field.name"))
        self.name.written.connect(self._on_name_written)
        self._conflicts = Conflicts(workspace)
        holder = QWidget()
        self._flow = Flow(holder)
        self.wake = TextField(inline=False)
        self.wake.setPlaceholderText(words("collective.wake_hint"))
        self.wake.written.connect(self._on_wake_written)
        self._wake_row = Labelled(theme, words("field.wake_up"), self.wake)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(8))
        for part in (self.name, self._conflicts, holder, self._wake_row):
            column.addWidget(part)

    def show_collective(self, collective: Collective) -> None:
        """Show a collective; the same one again re-reads what changed."""
        self._collective = collective
        self.name.set_kept(collective.name)
        self._conflicts.show_of(Collective.kind_name, collective.id)
        emptied(self._flow)
        before: QWidget = self.name
        for field in CODED:
            chip = self._add_chip(field, getattr(collective, field))
            # What is made anew would be walked last.
            self.setTabOrder(before, chip)
            before = chip
        self.wake.set_kept(collective.wake_up)
        self._wake_row.setVisible(bool(collective.wake_up) or collective.state in RESTING)
        self._flow.activate()

    def keep(self) -> None:
        """Keep what is being written."""
        self.name.keep()
        self.wake.keep()

    def chip(self, field: str) -> Chip:
        """Give the chip of a field."""
        found = self.findChild(Chip, field, Qt.FindChildOption.FindChildrenRecursively)
        assert isinstance(found, Chip)
        return found

    def _add_chip(self, field: str, code: str | None) -> Chip:
        words = self._workspace.words
        text = code_words(words, CODED[field], code) if code else words(f"field.{field}")
        icon = SEEN_BY.get(code or "", "") if field == "sensitivity" else ""
        chip = Chip(
            self._workspace.theme, text, icon=icon if code else "plus", dashed=not code)
        chip.setObjectName(field)
        chip.setAccessibleName(f"{words(f'field.{field}')}: {text}" if code else text)
        chip.clicked.connect(partial(self._on_chip, chip, field))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _on_chip(self, chip: Chip, field: str, _checked: bool = False) -> None:
        assert self._collective is not None
        words = self._workspace.words
        codes = codes_in_words(words, CODED[field])
        choices: list[Choice] = [(code, said, None) for code, said in codes]
        known = getattr(self._collective, field)
        nothing = "" if field == "sensitivity" else words("value.clear")
        open_choices(
            chip, choices, [known] if known else [], partial(self._take, field), nothing=nothing)

    def _take(self, field: str, code: object) -> None:
        if self._collective is not None:
            self._workspace.do(set_collective, self._collective.id, **{field: code})

    def _on_name_written(self, name: str) -> None:
        if self._collective is None:
            return
        if name.strip():
            self._workspace.do(set_collective, self._collective.id, name=name)
        else:
            self.name.set_kept(self._collective.name)
            self.name.setPlainText(self._collective.name)

    def _on_wake_written(self, text: str) -> None:
        self._take("wake_up", text)
