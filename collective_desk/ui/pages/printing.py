"""Printing a brief on paper, page by page as it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from collective_desk.domain.errors import Cancelled
from collective_desk.ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from collective_desk.briefs.pages import PageImage

SHARPNESS = 300 / 72
"""Pages are drawn at 300 dots an inch."""
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def print_pages(parent: QWidget, path: Path, paper: str, jobs: Jobs) -> None:
    """Ask for a printer, and print beside the window."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAPERS[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: jobs.run(
        "work.print", lambda progress: draw_pages(printer, path, progress), _nothing_more))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw_pages(printer: QPrinter, path: Path, progress: Progress | None = None) -> int:
    """Draw the wanted pages of a PDF on a printer; give their number.

    Where progress says that it is enough (it raises Cancelled), the printer forgets them all.
    """
    from collective_desk.briefs.pages import page_count, render_page

    total = page_count(path)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or total, total)
    painter = QPainter(printer)
    try:
        for number in range(first, last + 1):
            if progress:
                progress((number - first) / (last - first + 1), "")
            if number > first:
                printer.newPage()
            _draw(painter, render_page(path, number - 1, SHARPNESS))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    return last - first + 1


def _draw(painter: QPainter, page: PageImage) -> None:
    image = QImage(
        page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
    paper = QRectF(painter.viewport())
    if (image.width() > image.height()) != (paper.width() > paper.height()):
        # Turned by us: not every printer turns a sheet in the middle of a document.
        image = image.transformed(QTransform().rotate(90))
    painter.drawImage(paper, image)


def _nothing_more(_count: int) -> None:
    """Leave the rest to the printer: it says itself when paper comes."""
