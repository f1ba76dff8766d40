"""Look, size of text and language as the person wishes them, taken on while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from collective_desk.ui.house import House


class WishedLook(QObject):
    """Takes on what is wished at once, and says when pages have to be made anew for it."""

    outdated = Signal()
    """Lengths and words are fixed when a widget is made: they are made again."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        house.preferences.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        house, settings = self._house, self._house.preferences.settings
        look, language = settings.look, settings.person.language
        speaks = language in ("", house.words.language)
        anew = look.text_scale != house.theme.scale or not speaks
        if not speaks:
            house.speak(language)
        house.theme.set_look(
            look.theme, scale=look.text_scale, reduced_motion=look.reduced_motion)
        if anew:
            QTimer.singleShot(0, self.outdated.emit)
