"""Several things selected: how many, and what can be said of all of them at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.actors import set_actors
from collective_desk.ui.actions.action import selected_actors, selected_ties
from collective_desk.ui.actions.register import Register
from collective_desk.ui.code_words import code_meant, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .actor.chips import kind_choices, own_words, realm_choices

OFFERED = (
    ("map.arrange_selected", "waypoints"), ("actor.merge", "merge"), ("actor.pin", "pin"),
    ("tie.take_kind", "spline"), ("edit.copy", "copy"), ("edit.delete", "trash-2"),
)
SAID = ("kind", "realm", "presence", "level", "sector", "sensitivity")

_OWN = {"kind": "actor_kind", "level": "level", "sector": "sector"}
"""What may be said in a desk's own words, and its vocabulary."""


class ManyPanel(QWidget):
    """The count, fields to set for all actors, and the common actions."""

    def __init__(self, workspace: Workspace, signs: Signs, register: Register) -> None:
        super().__init__()
        self._workspace, self._signs, self._register = workspace, signs, register
        theme, words = workspace.theme, workspace.words
        self._title = Text(theme, role="title", strong=True, lines=2)
        self._set = Section(theme, words("many.set"))
        holder = QWidget()
        flow = Flow(holder)
        for name in SAID:
            chip = Chip(theme, words(f"field.{name}"), icon="plus", dashed=True)
            chip.clicked.connect(partial(self._on_pressed, chip, name))
            flow.addWidget(chip)
        self._set.body.addWidget(holder)
        do = Section(theme, words("many.do"))
        self._buttons: dict[str, Button] = {}
        for id, icon in OFFERED:
            made = register[id]
            button = Button(
                theme, made.text().replace("&&", "&"), icon=icon, look="quiet",
                keys=made.shortcut().toString())
            button.clicked.connect(made.trigger)
            self._buttons[id] = button
            do.body.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self._set)
        column.addWidget(do)
        column.addStretch(1)

    @property
    def title(self) -> str:
        """What it says is selected."""
        return self._title.text()

    def show_selection(self) -> None:
        """Count what is selected."""
        self._register.refresh()
        words = self._workspace.words
        actors, ties = len(selected_actors(self._workspace)), len(selected_ties(self._workspace))
        said = [words("many.actors", count=actors)] if actors else []
        said += [words("many.ties", count=ties)] if ties else []
        self._title.setText(", ".join(said))
        self._set.setVisible(actors > 0)
        for id, button in self._buttons.items():
            button.setVisible(self._register[id].isEnabled())

    def _on_pressed(self, chip: Chip, name: str, _checked: bool = False) -> None:
        choices: list[Choice] = []
        if name == "kind":
            choices = kind_choices(self._workspace, self._signs)
        elif name == "realm":
            choices = realm_choices(self._workspace, self._signs)
        else:
            own = own_words(self._workspace, name, name) if name in _OWN else []
            codes = codes_in_words(self._workspace.words, name, own)
            choices = [(code, said, None) for code, said in codes]
        asks = self._workspace.words("value.own") if name in _OWN else ""
        open_choices(chip, choices, [], partial(self._take, name), own=asks)

    def _take(self, name: str, value: object) -> None:
        if isinstance(value, str):
            value = code_meant(self._workspace.words, _OWN.get(name, name), value)
        self._workspace.do(set_actors, selected_actors(self._workspace), **{name: value})
