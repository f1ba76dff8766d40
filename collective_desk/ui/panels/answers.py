"""What people say of an actor beside its influence: stake, stance, interest, powers, readiness."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.commands.assessments import assess
from collective_desk.domain.entities import Actor
from collective_desk.domain.vocabularies import SCALES
from collective_desk.host.words import Words
from collective_desk.picture.lens_answers import outwards
from collective_desk.picture.towers import spoken
from collective_desk.store.queries.assessments import Spread, said_of
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .parts import Link, Section, emptied

ASKED: Final[tuple[str, ...]] = (
    "stake", "stance", "interest", "power_over", "power_to", "power_with", "power_within",
    "legitimacy", "urgency", "agency", "knowledge", "relationships", "readiness",
)
"""What can be asked of an actor, in the order in which it is offered."""
FIRST: Final = 3
"""So many stand open for an answer; the rest are behind one more."""
MORE: Final = "more"
_SIDES: Final = ("far_left", "left", "middle", "right", "far_right")


def step_words(words: Words, dimension: str, step: int) -> str:
    """Say a step of a scale: *would change some of it*, *a little*."""
    if SCALES[dimension] == (-2, 2):
        return words(f"lens.{dimension}.{_SIDES[step + 2]}")
    return words(f"answer.{step}")


class Answers(Section):
    """One line a question that was answered; a press lets the group that speaks answer it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, workspace.words("panel.answers"))
        self._workspace = workspace
        self._actor: Actor | None = None
        self._said: dict[str, Spread] = {}
        self.links: dict[str, Link] = {}
        workspace.informants.changed.connect(self._name_speaker)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What is offered to be asked: the first few questions, and more of them."""
        open_ = [one for one in ASKED if one not in self._said]
        return (*open_[:FIRST], *((MORE,) if len(open_) > FIRST else ()))

    def show_actor(self, actor: Actor) -> None:
        """Show what is said of an actor."""
        said = said_of(self._workspace.desk.read, actor.id)
        known = {one: said[one] for one in ASKED if one in said}
        same = self._actor is not None and self._actor.id == actor.id and known == self._said
        self._actor, self._said = actor, known
        self.setVisible(bool(known))
        self._name_speaker()
        if same:
            return
        emptied(self.body)
        self.links = {}
        for dimension, seen in known.items():
            self.body.addLayout(self._row(dimension, seen))

    def open(self, holder: QWidget, dimension: str) -> None:
        """Ask a question under a widget; the rest of the questions are asked for first."""
        words = self._workspace.words
        if dimension == MORE:
            rest: list[Choice] = [
                (one, words(f"dimension.{one}"), None) for one in ASKED if one not in self._said]
            open_choices(holder, rest, [], partial(self._open_next, holder))
            return
        low, high = SCALES[dimension]
        steps: list[Choice] = [
            (step, step_words(words, dimension, step), None)
            for step in range(low, (high or 4) + 1)]
        seen = self._said.get(dimension)
        own = seen.by.get(self._workspace.informants.current) if seen else None
        open_choices(
            holder, steps, [] if own is None else [round(own)], partial(self._take, dimension),
            nothing=words("value.clear"))

    def _row(self, dimension: str, seen: Spread) -> QHBoxLayout:
        theme, words = self._workspace.theme, self._workspace.words
        name = Text(theme, words(f"dimension.{dimension}"), "small", tone="ink_soft")
        name.setMinimumWidth(theme.px(84))
        link = self.links[dimension] = Link(
            theme, step_words(words, dimension, _step(dimension, seen.median)), tone="ink")
        link.setAccessibleName(f"{name.text()}: {link.text()}")
        link.clicked.connect(partial(self._on_pressed, link, dimension))
        asked = words("influence.asked", count=seen.raters) if seen.raters > 1 else ""
        if seen.lowest != seen.highest:
            asked = words("answers.spread", low=spoken(seen.lowest), high=spoken(seen.highest))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(name)
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(Text(theme, asked, "caption", tone="ink_soft"))
        return row

    def _on_pressed(self, link: Link, dimension: str, _checked: bool = False) -> None:
        self.open(link, dimension)

    def _open_next(self, holder: QWidget, dimension: object) -> None:
        # The first menu has to be gone before the second comes.
        QTimer.singleShot(0, holder, partial(self.open, holder, str(dimension)))

    def _take(self, dimension: str, value: object) -> None:
        if self._actor is None:
            return
        said = float(value) if isinstance(value, (int, float)) else None
        self._workspace.do(
            assess, self._actor.id, dimension, said, rater=self._workspace.informants.current)

    def _name_speaker(self) -> None:
        current = self._workspace.informants.current
        self.set_note(self._workspace.words("answers.by", name=current))


def _step(dimension: str, median: float) -> int:
    return outwards(median) if SCALES[dimension] == (-2, 2) else int(median + 0.5)
