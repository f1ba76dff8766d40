"""The group of informants in hand: whose view is written down when discs are stacked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.rules import clean_name
from collective_desk.store.queries.assessments import raters
from collective_desk.store.reader import Reader


class Informants(QObject):
    """Who speaks now; in the beginning the person at the keyboard."""

    changed = Signal()
    choice_wanted = Signal()
    """Somebody else is about to speak: who?"""

    def __init__(self, reader: Reader, person: str) -> None:
        super().__init__()
        self._reader, self._person = reader, person
        self._current = person

    @property
    def current(self) -> str:
        """Who speaks now."""
        return self._current

    @property
    def is_group(self) -> bool:
        """Whether somebody else than the person at the keyboard speaks."""
        return self._current != self._person

    @property
    def all(self) -> list[str]:
        """Everyone who spoke so far and who speaks now, the person at the keyboard first."""
        return list(dict.fromkeys([self._person, self._current, *raters(self._reader)]))

    def take(self, name: str) -> None:
        """Let somebody else speak, known or new."""
        wanted = clean_name(name)
        if wanted and wanted != self._current:
            self._current = wanted
            self.changed.emit()
