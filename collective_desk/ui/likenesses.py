"""Who may be the same actor: looked for beside the window, put off or answered by a person."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collective_desk.commands.merging import keep_apart, merge_actors
from collective_desk.domain.entities import Actor, Dismissal, EntityId, Tie
from collective_desk.store.queries.likeness import Likeness, likenesses
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

from .jobs import Progress
from .widgets.timers import once
from .workspace import Workspace

REST_MS = 1500
"""Nobody is asked while somebody types."""
_KINDS = frozenset((Actor.kind_name, Tie.kind_name, Dismissal.kind_name))


class Likenesses(QObject):
    """The open questions of this sitting, surest first."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._found: list[Likeness] = []
        self._later: set[EntityId] = set()
        self._rest = once(self, REST_MS, self.look)
        self._looking = False
        workspace.bridge.committed.connect(self._on_committed)
        self._rest.start()

    @property
    def open(self) -> list[Likeness]:
        """What is still to be answered now."""
        return [pair for pair in self._found if pair.id not in self._later]

    def look(self) -> None:
        """Look for pairs again; a large desk is read beside the window."""
        path = self._workspace.desk.path
        if path is None:
            self._take(likenesses(self._workspace.desk.read))
            return
        if self._looking:
            self._rest.start()
            return

        def work(_progress: Progress) -> list[Likeness]:
            with Reader.open(path) as reader:
                return likenesses(reader)

        self._looking = True
        job = self._workspace.jobs.run("work.likeness", work, self._take)
        job.ended.connect(self._on_ended)

    def say_same(self, pair: Likeness, keep: EntityId) -> None:
        """Answer that both are one; the name of the one to keep stays."""
        self._drop(pair)
        other = pair.other if keep == pair.one else pair.one
        self._workspace.do(merge_actors, keep, [other])

    def say_two(self, pair: Likeness) -> None:
        """Answer that they are two; nobody is asked again."""
        self._drop(pair)
        self._workspace.do(keep_apart, pair.one, pair.other)

    def put_off(self, pair: Likeness) -> None:
        """Ask another day."""
        self._later.add(pair.id)
        self.changed.emit()

    def ask_all(self) -> None:
        """Ask also what was put off."""
        self._later.clear()
        self.changed.emit()

    def _drop(self, pair: Likeness) -> None:
        self._found = [one for one in self._found if one.id != pair.id]
        self.changed.emit()

    def _take(self, found: list[Likeness]) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _on_ended(self) -> None:
        self._looking = False

    def _on_committed(self, commit: Commit) -> None:
        if _KINDS & commit.touched.keys():
            self._rest.start()
