"""Whose view is written down, beside the pen: a name that opens the others."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from collective_desk.host.words import Words
from collective_desk.ui.informants import Informants
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button


class SpeakerView(QWidget):
    """Shown as soon as it matters: while discs stand on the map, or a group speaks."""

    wanted = Signal()
    """Somebody else speaks now."""

    def __init__(self, theme: Theme, words: Words, informants: Informants) -> None:
        super().__init__()
        self._informants, self._words, self._theme = informants, words, theme
        self._discs = False
        self.button = Button(theme, look="quiet", icon="users")
        self.button.clicked.connect(self.wanted)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        informants.changed.connect(self._show)
        self._show()

    def show_with_discs(self, discs: bool) -> None:
        """Stand beside the pen while discs are on the map."""
        self._discs = discs
        self._show()

    def _show(self) -> None:
        name = self._informants.current
        measures = self.button.fontMetrics()
        self.button.setText(shortened(name))
        self.button.setAccessibleName(self._words("speakers.name", name=name))
        self.button.setToolTip(self._words("speakers.tip"))
        self.setMaximumWidth(self.button.sizeHint().width() + measures.averageCharWidth())
        self.button.updateGeometry()
        self.setVisible(self._discs or self._informants.is_group)


def shortened(name: str, most: int = 22) -> str:
    """Give a name that fits beside the pen."""
    return name if len(name) <= most else f"{name[:most - 1].rstrip()}…"
