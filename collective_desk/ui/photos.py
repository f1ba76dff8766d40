"""Photos of the desk as pixels, decoded once; a piece is trusted no more than any other file."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from collective_desk.domain.errors import DeskError
from collective_desk.exchange.photos import KEPT_SIDE, dots_of
from collective_desk.store.blobs import Blobs
from collective_desk.ui.theme.theme import Theme

MOST_KEPT = 12
_THUMB_DOTS = 256


class Photos(QObject):
    """Gives the pixels of a photo by the hash of its content; None while it is not here."""

    def __init__(self, blobs: Blobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blobs = blobs
        self._kept: dict[str, QPixmap] = {}

    def __call__(self, sha: str) -> QPixmap | None:
        """Give a photo, as large as it is kept."""
        if sha not in self._kept:
            data = self._blobs.get(sha)
            pixels = None if data is None else pixels_of(data)
            if pixels is None:
                return None
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[sha] = pixels
        return self._kept[sha]

    def forget(self) -> None:
        """Read everything again, as after photos came or went."""
        self._kept.clear()


def pixels_of(data: bytes, *, longest: int = KEPT_SIDE) -> QPixmap | None:
    """Decode a photo, its longer side no longer than so many dots; None where it is damaged."""
    try:
        dots = dots_of(data, longest=longest)
    except DeskError:
        return None
    image = QImage(
        dots.rgba, dots.width, dots.height, dots.width * 4, QImage.Format.Format_RGBA8888)
    # Pixels of its own: Qt does not keep the bytes of Python alive.
    return QPixmap.fromImage(image)


def photo_label(theme: Theme, data: bytes, side: int) -> QLabel | None:
    """Show a photo no larger than a side; None where it is damaged."""
    length = round(theme.px(side) * theme.pixel_ratio())
    pixels = pixels_of(data, longest=max(_THUMB_DOTS, 2 * length))
    if pixels is None:
        return None
    small = pixels.scaled(
        QSize(length, length), Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(theme.pixel_ratio())
    label = QLabel()
    label.setPixmap(small)
    return label
