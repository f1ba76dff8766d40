"""Printing a brief on paper, page by page as it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.ui.jobs import Jobs, Progress

if TYPE_CHECKING:
    from collective_desk.briefs.pages import PageImage

SHARPNESS = 300 / 72
"""Pages are drawn at 300 dots an inch."""
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def print_pages(parent: QWidget, path: Path, paper: str, jobs: Jobs) -> None:
    """Ask for a printer, and print beside the window."""
    from collective_desk.briefs.pages import page_count

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAPERS[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, page_count(path))
    dialog.accepted.connect(lambda: jobs.run(
        "work.print", lambda progress: draw_pages(printer, path, progress), _nothing_more))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw_pages(printer: QPrinter, path: Path, progress: Progress | None = None) -> int:
    """Draw the wanted pages of a PDF on a printer; give their number.

    Where progress says that it is enough (it raises Cancelled), the printer forgets them all.

    Raises DeskError "print.failed" where the printer does not take them.
    """
    from collective_desk.briefs.pages import page_count, render_page

    wanted = _wanted(printer, page_count(path))
    painter = QPainter()
    if not painter.begin(printer):
        raise DeskError("print.failed", printer=_name(printer))
    try:
        for at, number in enumerate(wanted):
            if progress:
                progress(at / len(wanted), "")
            if at and not printer.newPage():
                raise DeskError("print.failed", printer=_name(printer))
            _draw(painter, render_page(path, number - 1, SHARPNESS))
    except (Cancelled, DeskError):
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise DeskError("print.failed", printer=_name(printer))
    return len(wanted)


def _wanted(printer: QPrinter, total: int) -> list[int]:
    """Number the pages to draw; a printer that cannot count copies gets each of them from us."""
    first = min(max(printer.fromPage(), 1), total)
    last = min(printer.toPage() or total, total)
    pages = [*range(first, max(first, last) + 1)]
    if printer.supportsMultipleCopies():
        return pages
    if printer.collateCopies():
        return pages * printer.copyCount()
    return [page for page in pages for _ in range(printer.copyCount())]


def _name(printer: QPrinter) -> str:
    return printer.printerName() or Path(printer.outputFileName()).name


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
