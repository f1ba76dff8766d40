"""Photos that wait for their note: pasted, dropped or chosen, cleaned beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.commands.notes import Pictured
from collective_desk.exchange.photos import Photo
from collective_desk.ui.dialogs.files import choose_photos
from collective_desk.ui.photos import photo_label
from collective_desk.ui.taking_photos import photos_in, take_photo
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.workspace import Workspace

SIDE = 44


class PhotoStrip(QWidget):
    """The photos of the note that is being written."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._photos: list[tuple[Pictured, QWidget]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(workspace.theme.px(8))
        self._row.addStretch(1)
        self.hide()

    @property
    def photos(self) -> tuple[Pictured, ...]:
        """What waits."""
        return tuple(photo for photo, _ in self._photos)

    def takes(self, data: QMimeData) -> bool:
        """Take photos out of what was pasted or dropped; False where there are none."""
        found = photos_in(data)
        if found:
            self.add_files(found)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            take_photo(self._workspace, _png(image), partial(self._on_kept, ""))
            return True
        return False

    def choose(self) -> None:
        """Ask for photos."""
        words = self._workspace.words
        choose_photos(self.window(), words, words("session.photo"), self.add_files)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take photos from files."""
        for path in paths:
            take_photo(self._workspace, path, partial(self._on_kept, path.name))

    def clear(self) -> None:
        """Let go of what waited: it is part of a note now."""
        for _, thumb in self._photos:
            self._row.removeWidget(thumb)
            thumb.deleteLater()
        self._photos = []
        self._tell()

    def _on_kept(self, name: str, sha: str, photo: Photo) -> None:
        thumb = self._thumb(photo.data)
        self._photos.append((Pictured(sha, name, photo.media_type), thumb))
        self._row.insertWidget(len(self._photos) - 1, thumb)
        self._tell()

    def _thumb(self, data: bytes) -> QWidget:
        theme = self._workspace.theme
        holder = QWidget()
        picture = photo_label(theme, data, SIDE)
        gone = Button(theme, icon="x", look="quiet", small=True)
        gone.setAccessibleName(self._workspace.words("session.take_photo_off"))
        gone.clicked.connect(partial(self._on_gone, holder))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if picture is not None:
            row.addWidget(picture)
        row.addWidget(gone)
        return holder

    def _on_gone(self, holder: QWidget, _checked: bool = False) -> None:
        self._photos = [one for one in self._photos if one[1] is not holder]
        self._row.removeWidget(holder)
        holder.deleteLater()
        self._tell()

    def _tell(self) -> None:
        self.setVisible(bool(self._photos))
        self.changed.emit()


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
