"""Find: a few letters of a name, and the map goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from collective_desk.domain.entities import Actor, EntityId, Map, Region, Tie
from collective_desk.store.queries.find import FindIndex, Found
from collective_desk.store.records import Commit
from collective_desk.ui.code_words import code_words
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

SIGNS = {Tie.kind_name: "spline", Region.kind_name: "square-dashed", Map.kind_name: "map"}
"""The icon of what is found beside actors, which have signs of their own."""


class Finder(Chooser):
    """Actors, ties, areas and maps by what is written of them."""

    def __init__(
        self, workspace: Workspace, go_to: Callable[[EntityId], None], parent: QWidget
    ) -> None:
        words = workspace.words
        super().__init__(workspace.theme, words("find.placeholder"), words("find.nothing"), parent)
        self._workspace, self._go_to = workspace, go_to
        self._signs = Signs(workspace.theme, words)
        self._index: FindIndex | None = None
        workspace.bridge.committed.connect(self._on_committed)

    def open(self) -> None:
        """Read what can be found, the first time; then wait for letters."""
        if self._index is None:
            self._index = FindIndex(self._workspace.desk.read)
        super().open()

    def rows_for(self, typed: str) -> list[Row]:
        """Give what contains the typed words."""
        found = self._index.find(typed) if self._index else []
        kinds = {Actor.kind_name, *SIGNS}
        return [self._row(one, typed) for one in found if one.kind in kinds]

    def take(self, row: Row) -> None:
        """Select it, and look there."""
        self._go_to(row.value)

    def _on_committed(self, commit: Commit) -> None:
        if self._index is not None:
            self._index.refresh(commit)

    def _row(self, one: Found, typed: str) -> Row:
        start = one.text.casefold().find(typed.strip().casefold())
        match = (start, start + len(typed.strip())) if start >= 0 else (0, 0)
        if one.kind in SIGNS:
            note = self._workspace.words(f"found.{one.kind}")
            return Row(one.id, one.text, note=note, icon=SIGNS[one.kind], match=match)
        actor = self._workspace.desk.read.get(Actor, one.id)
        note = code_words(self._workspace.words, "actor_kind", actor.kind) if actor else ""
        picture = self._signs.actor(actor) if actor else None
        return Row(one.id, one.text, note=note, picture=picture, match=match)
