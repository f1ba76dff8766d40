"""What is known of one tie: its kind, which way it points, its words, how much trust it holds."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.assessments import assess
from collective_desk.commands.ties import set_tie
from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.picture.towers import spoken
from collective_desk.store.queries.assessments import said_of
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Labelled, Link, Section, emptied
from collective_desk.ui.widgets.signs import Signs, TieSample
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.trust_dots import TrustDots
from collective_desk.ui.workspace import Workspace

from .trust_history import TrustHistory
from .trust_sides import SIDES, TrustSides

WAYS = {"directed": "arrow-right", "mutual": "arrow-left-right", "undirected": "minus"}
CODES = ("status", "formality", "valence")
VOCABULARY = {"status": "tie_status"}


class TiePanel(QWidget):
    """Two actors and what is between them."""

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        super().__init__()
        self._workspace, self._signs = workspace, signs
        self._tie: Tie | None = None
        self._build()

    @property
    def trust(self) -> TrustDots:
        """The four steps of trust."""
        return self._trust

    @property
    def strength(self) -> TrustDots:
        """The five steps of strength."""
        return self._strength

    @property
    def label_field(self) -> TextField:
        """The field of the words on the tie."""
        return self._label

    def show_tie(self, id: EntityId) -> None:
        """Show a tie; the same one again re-reads what changed."""
        tie = self._workspace.desk.read.get(Tie, id)
        if tie is None:
            return
        self._tie = tie
        reader, pen = self._workspace.desk.read, self._workspace.pens.named(tie.kind)
        source, target = reader.get(Actor, tie.source), reader.get(Actor, tie.target)
        self._source.setText(source.name if source else "")
        self._target.setText(target.name if target else "")
        self._sample.show_pen(pen)
        self._kind.setText(pen.name if pen else self._workspace.words("legend.unnamed_tie"))
        self._kind.updateGeometry()
        for way, button in self._ways.items():
            button.setChecked(way == tie.direction)
        self._way.setText(code_words(self._workspace.words, "direction", tie.direction))
        self._label.set_kept(tie.label)
        self._description.set_kept(tie.description)
        trust = said_of(reader, id).get("trust")
        self._trust.show_step(round(trust.median) if trust else 0)
        asked = self._workspace.words("influence.asked", count=trust.raters) if trust else ""
        self._trust_section.set_note(asked)
        said = said_of(reader, id)
        self.sides.show_steps(
            {(side, 0): said[side].median for side in SIDES if side in said})
        self._history.show_tie(id)
        self._show_strength(id)
        self._conflicts.show_of(Tie.kind_name, id)
        self._show_chips(tie)

    def keep(self) -> None:
        """Keep what is being written before another thing is shown."""
        self._label.keep()
        self._description.keep()

    def _build(self) -> None:
        workspace, theme, words = self._workspace, self._workspace.theme, self._workspace.words
        self._source, self._target = Link(theme, tone="ink"), Link(theme, tone="ink")
        self._source.clicked.connect(partial(self._go, "source"))
        self._target.clicked.connect(partial(self._go, "target"))
        self._kind = Link(theme, tone="accent")
        self._kind.clicked.connect(self._on_kind_clicked)
        self._sample = TieSample(self._signs)
        kind = QHBoxLayout()
        kind.setSpacing(theme.px(8))
        kind.addWidget(self._sample)
        kind.addWidget(self._kind)
        kind.addStretch(1)
        self._label, self._description = TextField(inline=False), ProseField()
        self._label.written.connect(partial(self._write, "label"))
        self._description.written.connect(partial(self._write, "description"))
        self._make_scales()
        self._conflicts, self._chips = Conflicts(workspace), QWidget()
        self._flow = Flow(self._chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Text(theme, words("panel.tie"), "caption", tone="ink_soft", strong=True))
        column.addWidget(self._source)
        column.addLayout(kind)
        column.addWidget(self._target)
        column.addLayout(self._direction_row())
        for widget in (
            self._conflicts, self._strength_section, self._trust_section,
            Labelled(theme, words("field.label"), self._label),
            Labelled(theme, words("field.description"), self._description), self._chips):
            column.addWidget(widget)
        column.addStretch(1)

    def _make_scales(self) -> None:
        """Make the rows of dots for trust, its sides and strength."""
        theme, words = self._workspace.theme, self._workspace.words
        self._trust = TrustDots(theme, [words(f"trust.{step}") for step in range(1, 5)])
        self._trust.chosen.connect(self._on_trust_chosen)
        self._trust_section = Section(theme, words("panel.trust"))
        self._trust_section.body.addWidget(self._trust)
        self.sides = TrustSides(theme, words)
        self.sides.said.connect(self._on_side_said)
        self._trust_section.body.addWidget(self.sides)
        self._history = TrustHistory(self._workspace)
        self._trust_section.body.addWidget(self._history)
        self._strength = TrustDots(
            theme, [words(f"strength.{step}") for step in range(1, 6)])
        self._strength.chosen.connect(self._on_strength_chosen)
        self._strength_section = Section(theme, words("panel.strength"))
        self._strength_section.body.addWidget(self._strength)

    def _direction_row(self) -> QHBoxLayout:
        theme, words = self._workspace.theme, self._workspace.words
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(theme.px(4))
        self._ways: dict[str, Button] = {}
        for way, icon in WAYS.items():
            button = Button(theme, icon=icon, look="quiet", small=True)
            button.setCheckable(True)
            button.setAccessibleName(code_words(words, "direction", way))
            button.setToolTip(code_words(words, "direction", way))
            button.clicked.connect(partial(self._write, "direction", way))
            group.addButton(button)
            row.addWidget(button)
            self._ways[way] = button
        self._way = Text(theme, tone="ink_soft")
        row.addSpacing(theme.px(6))
        row.addWidget(self._way, 1)
        return row

    def _show_chips(self, tie: Tie) -> None:
        emptied(self._flow)
        words = self._workspace.words
        for name in CODES:
            code = getattr(tie, name)
            said = code_words(words, VOCABULARY.get(name, name), code) or words(f"field.{name}")
            chip = Chip(self._workspace.theme, said, dashed=not code, icon="" if code else "plus")
            chip.clicked.connect(partial(self._on_code_clicked, chip, name))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.updateGeometry()

    def _on_code_clicked(self, chip: Chip, name: str, _checked: bool = False) -> None:
        if self._tie is None:
            return
        words = self._workspace.words
        choices: list[Choice] = [
            (code, said, None)
            for code, said in codes_in_words(words, VOCABULARY.get(name, name))
        ]
        known = getattr(self._tie, name)
        open_choices(
            chip, choices, [known] if known else [], partial(self._write, name),
            nothing=words("value.clear"))

    def _on_kind_clicked(self) -> None:
        if self._tie is None:
            return
        choices: list[Choice] = [(pen.id, pen.name, None) for pen in self._workspace.pens.all]
        open_choices(self._kind, choices, [self._tie.kind], partial(self._write, "kind"))

    def _on_trust_chosen(self, step: int) -> None:
        if self._tie is not None:
            self._workspace.do(
                assess, self._tie.id, "trust", float(step) if step else None,
                rater=self._workspace.informants.current)

    def _on_side_said(self, side: str, _column: int, step: int) -> None:
        if self._tie is not None:
            self._workspace.do(
                assess, self._tie.id, side, float(step) if step else None,
                rater=self._workspace.informants.current)

    def _show_strength(self, id: EntityId) -> None:
        workspace = self._workspace
        seen = said_of(workspace.desk.read, id).get("strength")
        self._strength.show_step(int(seen.median + 0.5) if seen else 0)
        note = ""
        if seen and seen.raters > 1:
            note = workspace.words(
                "strength.spread", low=spoken(seen.lowest), high=spoken(seen.highest),
                count=seen.raters)
        elif seen:
            note = workspace.words("influence.asked", count=seen.raters)
        self._strength_section.set_note(note)

    def _on_strength_chosen(self, step: int) -> None:
        if self._tie is not None:
            self._workspace.do(
                assess, self._tie.id, "strength", float(step) if step else None,
                rater=self._workspace.informants.current)

    def _write(self, name: str, value: object, _checked: bool = False) -> None:
        if self._tie is not None:
            self._workspace.do(set_tie, self._tie.id, **{name: value})

    def _go(self, end: str, _checked: bool = False) -> None:
        if self._tie is not None:
            actor = getattr(self._tie, end)
            self._workspace.selection.set([actor])
            self._workspace.canvas.show_actor(actor)
