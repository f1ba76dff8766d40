"""What stands behind a milestone: notes of one line each, and photos, cleaned and kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from collective_desk.commands.milestones import note_milestone, picture_milestone
from collective_desk.domain.entities import EntityId, Milestone, Note
from collective_desk.exchange.photos import Photo
from collective_desk.store.queries.attachments import shown
from collective_desk.store.queries.evidence import notes_of
from collective_desk.ui.dialogs.files import choose_photos
from collective_desk.ui.sessions.photo_row import PhotoRow
from collective_desk.ui.taking_photos import take_photo
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link, Section
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .field import PartsField

SIDE = 76


class Evidence(Section):
    """Notes and photos of one milestone; a line adds a note, a button a photo."""

    def __init__(self, workspace: Workspace, milestone: Milestone) -> None:
        super().__init__(workspace.theme, workspace.words("milestone.evidence"))
        self._workspace, self._milestone = workspace, milestone.id
        theme, words = workspace.theme, workspace.words
        self.links: list[Link] = []
        """One for each note; it opens the note among all of them."""
        for note in notes_of(workspace.desk.read, milestone):
            said = f"{note.text} ({note.speaker})" if note.speaker else note.text
            self.body.addWidget(Text(theme, said, "small", lines=0))
            link = Link(theme, words("milestone.note_open"), role="small")
            link.setAccessibleName(words("milestone.note_opens", text=said))
            link.clicked.connect(partial(self._on_opened, note.id))
            self.body.addWidget(link)
            self.links.append(link)
        self.photos = {
            one.attachment.id: PhotoRow(workspace, one, SIDE)
            for one in shown(workspace.desk.read, milestone.attachments)}
        """What is said of each photo, and what the people on it agreed to."""
        for photo in self.photos.values():
            self.body.addWidget(photo)
        hint = words("milestone.note_hint")
        self.note = PartsField(theme, hint, hint)
        self.note.sent.connect(self._on_note)
        self.note.given_up.connect(self.note.clear)
        add = Button(theme, icon="image", small=True)
        add.setAccessibleName(words("milestone.photo"))
        add.setToolTip(words("milestone.photo"))
        add.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(add)
        self.body.addLayout(row)

    def keep_photo(self, path: Path) -> None:
        """Read a photo, and clean it beside the window."""
        # Whoever looks on to another milestone meanwhile still means this one.
        take_photo(
            self._workspace, path, partial(_show, self._workspace, self._milestone, path.name))

    def _on_opened(self, note: EntityId, _checked: bool = False) -> None:
        self._workspace.shell.following.go(Note.kind_name, note)

    def _on_note(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self._workspace.do(note_milestone, self._milestone, text)

    def _choose(self) -> None:
        words = self._workspace.words
        choose_photos(self.window(), words, words("milestone.photo"), self._on_chosen)

    def _on_chosen(self, paths: list[Path]) -> None:
        for path in paths:
            self.keep_photo(path)


def _show(
    workspace: Workspace, milestone: EntityId, name: str, sha: str, photo: Photo
) -> None:
    """Let the milestone show a photo that is kept."""
    workspace.do(
        picture_milestone, milestone, sha, name=name, media_type=photo.media_type)
