"""What the person has set, kept in her own file whenever it changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from collective_desk.host.settings import (
    LARGEST_TEXT,
    SMALLEST_TEXT,
    RecentDesk,
    Settings,
    load_settings,
    save_settings,
)


class Preferences(QObject):
    """The settings in force; says `changed` when they do."""

    changed = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = load_settings() if settings is None else settings

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def remember(self, desk: RecentDesk) -> None:
        """Note a desk as the latest one opened."""
        self._keep(lambda settings: settings.with_desk(desk))

    def forget(self, path: str) -> None:
        """List a desk no longer."""
        self._keep(lambda settings: settings.without_desk(path))

    def set_theme(self, theme: str) -> None:
        """Look light, dark, or as the computer does."""
        self._keep(lambda settings: replace(settings, look=replace(settings.look, theme=theme)))
        self.changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Move less, or as usual."""
        self._keep(
            lambda settings: replace(
                settings, look=replace(settings.look, reduced_motion=reduced)))
        self.changed.emit()

    def scale_text(self, step: float) -> None:
        """Write larger or smaller by a step."""
        scale = min(max(self._settings.look.text_scale + step, SMALLEST_TEXT), LARGEST_TEXT)
        self._keep(
            lambda settings: replace(
                settings, look=replace(settings.look, text_scale=round(scale, 2))))
        self.changed.emit()

    def set_wall(self, **said: float | str | bool) -> None:
        """Note the picture on the wall: its width, the distance of the last row, its screen."""
        before = self._settings.wall
        wall = replace(before, **said)  # type: ignore[arg-type]  # fields of one page
        if wall != before:
            self._keep(lambda settings: replace(settings, wall=wall))
            self.changed.emit()

    def set_language(self, language: str) -> None:
        """Speak another language."""
        self._keep(
            lambda settings: replace(
                settings, person=replace(settings.person, language=language)))
        self.changed.emit()

    def _keep(self, change: Callable[[Settings], Settings]) -> None:
        self._settings = change(self._settings)
        try:
            save_settings(self._settings)
        except OSError as error:
            # A full or locked folder must not stop a workshop: the setting holds until the end.
            logging.getLogger(__name__).info("settings not kept: %s", error)
