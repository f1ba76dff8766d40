"""Printing a brief on paper, page by page as it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

SHARPNESS = 300 / 72
"""Pages are drawn at 300 dots an inch."""
PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


def print_pages(parent: QWidget, path: Path, paper: str) -> None:
    """Ask for a printer, and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(PAPERS[paper]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: draw_pages(printer, path))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def draw_pages(printer: QPrinter, path: Path) -> int:
    """Draw the wanted pages of a PDF on a printer; give their number."""
    from collective_desk.briefs.pages import page_count, render_page

    total = page_count(path)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or total, total)
    painter = QPainter(printer)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        page = render_page(path, number - 1, SHARPNESS)
        image = QImage(
            page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
        paper = QRectF(painter.viewport())
        if (image.width() > image.height()) != (paper.width() > paper.height()):
            # Turned by us: not every printer turns a sheet in the middle of a document.
            image = image.transformed(QTransform().rotate(90))
        painter.drawImage(paper, image)
    painter.end()
    return last - first + 1
