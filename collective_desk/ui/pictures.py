"""A picture as pixels: an SVG file painted into a PNG file, without a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from collective_desk.host.resources import resource

SHARPNESS: Final = 2.0
"""Pixels for each unit of the picture: sharp in print at half a page's width."""
_MOST_PIXELS: Final = 64_000_000
_LONGEST_SIDE: Final = 16_000


def main(words: list[str]) -> int:
    """Paint SOURCE.svg into TARGET.png; 0 done, 1 could not, 2 not understood."""
    if len(words) != 2:
        return 2
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication(["collective-desk"])
    for font in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    painted = paint(Path(words[0]).read_bytes(), Path(words[1]))
    app.quit()
    return 0 if painted else 1


def paint(svg: bytes, target: Path, sharpness: float = SHARPNESS) -> bool:
    """Paint an SVG text into a PNG file, and say whether that went well."""
    renderer = QSvgRenderer(svg)
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        return False
    most = min(
        _LONGEST_SIDE / max(size.width(), size.height()),
        (_MOST_PIXELS / (size.width() * size.height())) ** 0.5,
    )
    scale = min(sharpness, most)
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return bool(QImageWriter(str(target), QByteArray(b"png")).write(image))
