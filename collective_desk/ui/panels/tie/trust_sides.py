"""The three sides of trust in one tie, four dots each; before and after where wanted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from collective_desk.domain.trust import HIGHEST, TRUST
from collective_desk.host.words import Words
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.trust_dots import PITCH, TrustDots

SIDES: Final = TRUST[1:]


class TrustSides(QWidget):
    """A row for reliability, shared mission and openness; `columns` name what is asked of each."""

    said = Signal(str, int, int)
    """A side, a column, and the step; 0 takes it back."""

    def __init__(self, theme: Theme, words: Words, columns: tuple[str, ...] = ("",)) -> None:
        super().__init__()
        self.dots: dict[tuple[str, int], TrustDots] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(0)
        # Beside one column of dots there is room for a name; two have it above them.
        several = len(columns) > 1
        for row, side in enumerate(SIDES):
            name = words(f"dimension.{side}")
            for at, title in enumerate(columns):
                steps = [f"{name} {title} {step}".replace("  ", " ")
                         for step in range(1, HIGHEST + 1)]
                dots = TrustDots(theme, steps)
                dots.setFixedWidth(HIGHEST * PITCH + 4)
                dots.chosen.connect(partial(self._on_chosen, side, at))
                self.dots[side, at] = dots
                grid.addWidget(dots, 2 * row + several, at if several else 1)
                said = title if at else f"{name} {title}".strip()
                grid.addWidget(Text(theme, said, "small", tone="ink_soft"), 2 * row, at)
        grid.setColumnStretch(len(columns) if several else 0, 1)

    def show_steps(self, steps: Mapping[tuple[str, int], float | None]) -> None:
        """Show what is known: a step for a side and a column."""
        for place, dots in self.dots.items():
            dots.show_step(round(steps.get(place) or 0))

    def _on_chosen(self, side: str, column: int, step: int) -> None:
        self.said.emit(side, column, step)
