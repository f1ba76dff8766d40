"""How the open map is looked at: one object that the desk's canvas, the wall and exports read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.entities import EntityId, Map
from collective_desk.domain.looking import Looking

Box = tuple[float, float, float, float]
"""Left, top, width, height in map units."""


class MapLook(QObject):
    """Holds lens, arrangement, filters and focus, and the part of the map that is in view."""

    changed = Signal()
    """The map is looked at in another way."""
    moved = Signal()
    """Another part of the map is in view."""
    map_changed = Signal()
    """Another map of the desk is looked at."""

    def __init__(self, map: Map, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map = map.id
        self._said = self._looking = Looking.of(map)
        self._box: Box | None = None
        self._frame: str | None = None
        self._frame_box: Box | None = None
        self._measures = True

    @property
    def frame(self) -> str | None:
        """The title of the frame that is presented; None outside a presentation."""
        return self._frame

    @property
    def frame_box(self) -> Box | None:
        """The part of the map that the presented frame shows, whatever the desk looks at."""
        return self._frame_box

    @property
    def measures(self) -> bool:
        """Whether every answer stands beside the map under a lens that measures."""
        return self._measures

    @property
    def map(self) -> EntityId:
        """The map that is looked at."""
        return self._map

    def show_map(self, map: Map) -> None:
        """Look at another map, as it says itself."""
        if map.id != self._map:
            self._map, self._box = map.id, None
            self._said = self._looking = Looking.of(map)
            self._frame = self._frame_box = None
            self.map_changed.emit()
            self.changed.emit()

    @property
    def looking(self) -> Looking:
        """How the map is looked at now."""
        return self._looking

    @property
    def box(self) -> Box | None:
        """The part of the map in view on the desk; None before it was shown."""
        return self._box

    def set(self, **fields: Any) -> None:
        """Look in another way: fields of `Looking`."""
        self.take(replace(self._looking, **fields))

    def take(self, looking: Looking) -> None:
        """Look in this way."""
        if looking != self._looking:
            self._looking = looking
            self.changed.emit()

    def follow(self, map: Map) -> None:
        """Take over what the map says anew of itself, as an undo or another desk may have."""
        says = Looking.of(map)
        if says == self._said:
            return
        before, self._said = self._said, says
        fields: dict[str, Any] = {}
        if says.lens != before.lens:
            fields["lens"] = says.lens
        if (says.arrangement, says.arranged_by) != (before.arrangement, before.arranged_by):
            fields |= {"arrangement": says.arrangement, "arranged_by": says.arranged_by}
        self.set(**fields)

    def present(self, frame: str | None, box: Box | None = None) -> None:
        """Tell which frame is presented and what it shows, or that the presentation ended."""
        if (frame, box) != (self._frame, self._frame_box):
            self._frame, self._frame_box = frame, box
            self.changed.emit()

    def show_measures(self, shown: bool) -> None:
        """Let answers stand beside the map, or not."""
        if shown != self._measures:
            self._measures = shown
            self.changed.emit()

    def show_box(self, box: Box) -> None:
        """Tell which part of the map is in view."""
        if box != self._box:
            self._box = box
            self.moved.emit()
