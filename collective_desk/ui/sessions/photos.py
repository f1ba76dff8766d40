"""Photos that wait for their note: pasted, dropped or chosen, cleaned beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from collective_desk.commands.notes import Pictured
from collective_desk.domain.errors import DeskError
from collective_desk.exchange.photos import LARGEST_FILE, Photo, clean_photo, dots_of
from collective_desk.host.paths import documents_folder
from collective_desk.ui.jobs import Progress
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.workspace import Workspace, sentence

SIDE = 44
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
THUMB_DOTS = 256


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
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        found = [path for path in paths if path.suffix.lower() in ENDINGS]
        if found:
            self.add_files(found)
            return True
        image = data.imageData() if data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            self._clean(_png(image), "")
            return True
        return False

    def choose(self) -> None:
        """Ask for photos."""
        words = self._workspace.words
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog = QFileDialog(
            self.window(), words("session.photo"), str(documents_folder()),
            f"{words('session.photos')} ({kinds})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Take photos from files."""
        for path in paths:
            try:
                if path.stat().st_size > LARGEST_FILE:
                    raise DeskError("blob.size", megabytes=LARGEST_FILE // (1024 * 1024))
                data = path.read_bytes()
            except OSError as error:
                self._say("file.failed", path=path.name, reason=error.strerror or "")
                continue
            except DeskError as error:
                self._say(error.id, **error.facts)
                continue
            self._clean(data, path.name)

    def clear(self) -> None:
        """Let go of what waited: it is part of a note now."""
        for _, thumb in self._photos:
            self._row.removeWidget(thumb)
            thumb.deleteLater()
        self._photos = []
        self._tell()

    def _clean(self, data: bytes, name: str) -> None:
        def work(_progress: Progress) -> Photo:
            return clean_photo(data)

        self._workspace.jobs.run("work.photo", work, partial(self._on_cleaned, name))

    def _on_cleaned(self, name: str, photo: Photo) -> None:
        try:
            sha = self._workspace.desk.blobs.put(photo.data)
        except DeskError as error:
            self._say(error.id, **error.facts)
            return
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
        row.addWidget(picture)
        row.addWidget(gone)
        return holder

    def _on_gone(self, holder: QWidget, _checked: bool = False) -> None:
        self._photos = [one for one in self._photos if one[1] is not holder]
        self._row.removeWidget(holder)
        holder.deleteLater()
        self._tell()

    def _on_chosen(self, names: list[str]) -> None:
        self.add_files([Path(name) for name in names])

    def _tell(self) -> None:
        self.setVisible(bool(self._photos))
        self.changed.emit()

    def _say(self, id: str, **facts: object) -> None:
        workspace = self._workspace
        workspace.shell.say(sentence(workspace.words, id, facts), warn=True)


def photo_label(theme: Theme, data: bytes, side: int) -> QLabel:
    """Show a photo no larger than a side; what is kept is decoded as carefully as what came."""
    dots = dots_of(data, longest=max(THUMB_DOTS, 2 * side))
    raw = QImage(
        dots.rgba, dots.width, dots.height, 4 * dots.width, QImage.Format.Format_RGBA8888)
    length = theme.px(side)
    ratio = theme.pixel_ratio()
    pixels = QPixmap.fromImage(raw).scaled(
        QSize(round(length * ratio), round(length * ratio)),
        Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    pixels.setDevicePixelRatio(ratio)
    label = QLabel()
    label.setPixmap(pixels)
    return label


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
