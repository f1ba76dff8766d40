"""What is told beside the map: in the status bar what waits, aloud what changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from collective_desk.domain.entities import Actor
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit
from collective_desk.ui.canvas.accessible import announce, make_accessible
from collective_desk.ui.canvas.view import Canvas

from .status_bar import StatusBar


class Telling(QObject):
    """Lets those who do not see the map hear what was done, and says which letters wait."""

    def __init__(self, canvas: Canvas, status: StatusBar, reader: Reader, words: Words) -> None:
        super().__init__(canvas)
        self._canvas, self._status, self._reader, self._words = canvas, status, reader, words
        canvas.words = words
        app = QCoreApplication.instance()
        if app is not None:
            make_accessible(app)
        canvas.letters_wait.connect(self._on_letters_wait)
        canvas.selection.changed.connect(self._on_selection_changed)

    def on_committed(self, commit: Commit) -> None:
        """Say aloud what a commit did, and to whom."""
        announce(self._canvas, self.sentence(commit))

    def sentence(self, commit: Commit) -> str:
        """Say what a commit did: the deed, and the name if it is about one actor."""
        id = f"do.{commit.action}"
        done = self._words(id if id in self._words else "replay.change")
        actor = self._reader.get(Actor, commit.about[0]) if len(commit.about) == 1 else None
        done = f"{done}: {actor.name}" if actor else done
        if commit.origin in ("undo", "redo"):
            return self._words(f"{commit.origin}.done", action=done[:1].lower() + done[1:])
        return done

    def tie(self, row: int) -> str:
        """Say a tie of the map in words: who, to whom, of what kind, how strong."""
        picture, words = self._canvas.picture, self._words
        source, target = (picture.labels[ends[row]] for ends in (picture.source, picture.target))
        kind = picture.pens[int(picture.pen[row])].name or words("legend.unnamed_tie")
        said = words("canvas.tie_said", source=source, target=target, kind=kind)
        strength = picture.content.strengths.get(picture.tie_ids[row])
        if strength is None:
            return said
        return f"{said}, {words('canvas.tie_strength', step=f'{strength:g}')}"

    def _on_selection_changed(self) -> None:
        row = self._canvas.picture.tie_row.get(self._canvas.selection.latest or "")
        if row is not None:
            announce(self._canvas, self.tie(row))

    def _on_letters_wait(self, how: str) -> None:
        said = self._words(f"connect.{how}") if how else ""
        self._status.set_said(said)
        if said:
            announce(self._canvas, said)
