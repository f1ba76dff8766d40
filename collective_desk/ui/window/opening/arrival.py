"""Between the wish for a desk and the desk: what is wished, what is typed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from .loading import Loading

if TYPE_CHECKING:
    from collective_desk.ui.quick_add.first_line import Typed

    from .first_map import FirstMap

Wish = Callable[[], None]


class Arrival(QObject):
    """Holds wish and letters until the program is loaded and a desk can take them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._loading = Loading(self)
        self._loading.ready.connect(self._on_loaded)
        self._wish: Wish | None = None
        self._typed: Typed | None = None
        self._map: FirstMap | None = None

    @property
    def loaded(self) -> bool:
        """Whether a desk can be shown at once."""
        return self._loading.done

    @property
    def map(self) -> FirstMap | None:
        """The map that stands for the one to come, while it does."""
        return self._map

    def show(self, first: FirstMap) -> None:
        """Let this map stand for the one to come."""
        self._map = first
        first.line.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, wish: Wish) -> None:
        """Do this when everything is loaded; a later wish takes the place of an earlier one."""
        self._wish = wish

    def load(self) -> None:
        """Begin to load what follows the first keys."""
        self._loading.begin()

    def keep_typed(self) -> None:
        """The first map goes: hold what was typed there until a desk takes it."""
        first, self._map = self._map, None
        if first is not None and first.line.typed:
            self._typed = first.line.typed

    def take_typed(self) -> Typed | None:
        """Give what was typed before, once."""
        self.keep_typed()
        typed, self._typed = self._typed, None
        return typed

    def close(self) -> None:
        """Wish for nothing more."""
        self._wish = None
        self._loading.close()

    def _on_loaded(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()
