"""What people say of an actor's weight and power: a scale for each side that somebody rated."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.actors import set_actor
from collective_desk.commands.assessments import assess
from collective_desk.domain.entities import Actor
from collective_desk.domain.vocabularies import SCALES
from collective_desk.host.words import Words
from collective_desk.store.queries.assessments import Spread, said_of
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Link, Section, emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.trust_dots import TrustDots
from collective_desk.ui.workspace import Workspace

RATED: Final[tuple[str, ...]] = (
    "stake", "stance", "interest", "agency", "knowledge", "relationships", "power_over",
    "power_to", "power_with", "power_within", "legitimacy", "urgency", "readiness")
POWER_CUBE: Final[tuple[str, ...]] = ("power_form", "power_space", "power_level")
"""Three sides of power, after Gaventa's power cube: form, space, level."""
_SIDES: Final = ("far_left", "left", "middle", "right", "far_right")


class ActorRatings(Section):
    """Dots for whoever speaks now; below them what all say. Seen only where it says something."""

    def __init__(self, workspace: Workspace) -> None:
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("rating.title"))
        self._workspace = workspace
        self._actor: Actor | None = None
        self._opened: list[str] = []
        self._begun = False
        self.dots: dict[str, TrustDots] = {}
        self.cube: dict[str, Chip] = {}
        self._notes: dict[str, Text] = {}
        cube = QWidget()
        self._cube = Flow(cube)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))
        self.more = Chip(theme, words("rating.add"), icon="plus", dashed=True)
        self.more.clicked.connect(self._on_more)
        self._who = Link(theme, tone="accent", role="small")
        self._who.clicked.connect(workspace.informants.choice_wanted)
        workspace.informants.changed.connect(self._on_informants_changed)
        by = QHBoxLayout()
        by.setSpacing(theme.px(6))
        by.addWidget(Text(theme, words("rating.by"), "small", tone="ink_soft"))
        by.addWidget(self._who)
        by.addStretch(1)
        self.body.addWidget(rows)
        self.body.addWidget(cube)
        self.body.addLayout(by)
        self.body.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeading)

    def known(self, actor: Actor) -> bool:
        """Say whether somebody said anything of this."""
        return bool(self._said(actor)) or any(getattr(actor, side) for side in POWER_CUBE)

    def show_actor(self, actor: Actor) -> None:
        """Show what people say of an actor."""
        if self._actor is None or self._actor.id != actor.id:
            self._opened, self._begun = [], False
        self._actor = actor
        said = self._said(actor)
        wanted = [side for side in RATED if side in said or side in self._opened]
        self.setVisible(self._begun or self.known(actor))
        if wanted != list(self.dots):
            self._lay_rows(wanted)
        for side in wanted:
            self._show_side(side, said.get(side))
        self._show_cube(actor)
        self._who.setText(self._workspace.informants.current)
        self._who.updateGeometry()

    def begin(self) -> None:
        """Open what nobody said yet, and offer what can be rated."""
        self._begun = True
        self.show()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_more()

    def take_side(self, side: object) -> None:
        """Rate a side that nobody spoke of yet; the keyboard goes there."""
        if self._actor is not None:
            self._opened.append(str(side))
            self.show_actor(self._actor)
            self.dots[str(side)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, actor: Actor) -> dict[str, Spread]:
        found = said_of(self._workspace.desk.read, actor.id)
        return {side: spread for side, spread in found.items() if side in RATED}

    def _lay_rows(self, sides: list[str]) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        emptied(self._rows)
        self.dots, self._notes = {}, {}
        for side in sides:
            name = words(f"dimension.{side}")
            dots = TrustDots(theme, steps_in_words(words, side))
            dots.setAccessibleDescription(name)
            dots.chosen.connect(partial(self._on_chosen, side))
            note = Text(theme, role="caption", tone="ink_soft", lines=0)
            self.dots[side], self._notes[side] = dots, note
            if self._rows.count():
                self._rows.addSpacing(theme.px(6))
            for part in (Text(theme, name, "small", tone="ink_soft"), dots, note):
                self._rows.addWidget(part)
                part.show()

    def _show_side(self, side: str, spread: Spread | None) -> None:
        words, low = self._workspace.words, SCALES[side][0]
        steps = steps_in_words(words, side)
        mine = spread.by.get(self._workspace.informants.current) if spread else None
        self.dots[side].show_step(0 if mine is None else round(mine) - low + 1)
        note = self._notes[side]
        note.setVisible(spread is not None)
        if spread is not None:
            word, least, most = (
                steps[min(max(round(value) - low, 0), len(steps) - 1)]
                for value in (spread.median, spread.lowest, spread.highest))
            agreed = least == most
            note.setText(words(
                "rating.agreed" if agreed else "rating.asked", count=spread.raters, word=word,
                low=least, high=most))

    def _show_cube(self, actor: Actor) -> None:
        words = self._workspace.words
        emptied(self._cube)
        for side in POWER_CUBE:
            code = getattr(actor, side)
            text = code_words(words, side, code) if code else words(f"field.{side}")
            chip = Chip(
                self._workspace.theme, text, icon="" if code else "plus", dashed=not code)
            self.cube[side] = chip
            chip.setAccessibleName(f"{words(f'field.{side}')}: {text}" if code else text)
            chip.clicked.connect(partial(self._on_cube, chip, side))
            self._cube.addWidget(chip)
            chip.show()

    def _on_cube(self, chip: Chip, side: str, _checked: bool = False) -> None:
        words = self._workspace.words
        known = getattr(self._actor, side)
        choices: list[Choice] = [
            (code, said, None) for code, said in codes_in_words(words, side)]
        open_choices(
            chip, choices, [known] if known else [], partial(self._take_cube, side),
            nothing=words("value.clear"))

    def _take_cube(self, side: str, code: object) -> None:
        if self._actor is not None:
            self._workspace.do(set_actor, self._actor.id, **{side: code})

    def _on_more(self, _checked: bool = False) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (side, words(f"dimension.{side}"), None) for side in RATED if side not in self.dots]
        open_choices(self.more, choices, [], self.take_side)

    def _on_chosen(self, side: str, step: int) -> None:
        if self._actor is None:
            return
        # A word taken back leaves its scale where it is.
        self._begun = True
        if side not in self._opened:
            self._opened.append(side)
        value = float(SCALES[side][0] + step - 1) if step else None
        self._workspace.do(
            assess, self._actor.id, side, value, rater=self._workspace.informants.current)

    def _on_informants_changed(self) -> None:
        if self._actor is not None and not self.isHidden():
            self.show_actor(self._actor)


def steps_in_words(words: Words, side: str) -> list[str]:
    """Say each step of a scale, lowest first."""
    low, high = SCALES[side]
    assert high is not None
    if low < 0:
        return [words(f"lens.{side}.{name}") for name in _SIDES]
    return [words(f"degree.{step}") for step in range(low, high + 1)]
