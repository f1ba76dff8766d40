"""Pages of a PDF as pictures, for preview and printing."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2

from collective_desk.domain.errors import DeskError

_ONE_AT_A_TIME: Final = threading.Lock()
"""PDFium serves one thread at a time: the window draws pages while another copy is composed."""


class PageImage(NamedTuple):
    """One page as pixels: RGBA, rows from the top without gaps."""

    width: int
    height: int
    rgba: bytes


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Give width and height of every page in points; their number is the number of pages."""
    with _ONE_AT_A_TIME, _opened(path) as document:
        return [document.get_page_size(at) for at in range(len(document))]


def page_count(path: Path) -> int:
    """Count the pages of a PDF."""
    return len(page_sizes(path))


def render_page(path: Path, index: int, scale: float) -> PageImage:
    """Draw one page; a scale of 1 is 72 pixels an inch."""
    with _ONE_AT_A_TIME, _opened(path) as document:
        page = document[index]
        bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = bytes(bitmap.buffer)
        bitmap.close()
        page.close()
    if stride != 4 * width:
        pixels = b"".join(pixels[y * stride : y * stride + 4 * width] for y in range(height))
    return PageImage(width, height, pixels)


def _opened(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(str(path))
    except (pypdfium2.PdfiumError, FileNotFoundError) as error:
        raise DeskError("paper.unreadable", file=Path(path).name) from error
