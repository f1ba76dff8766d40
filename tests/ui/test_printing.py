"""What comes out of a printer is what was shown, also where a page lies on its side."""

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from collective_desk.briefs.pdf import write_brief
from collective_desk.commands.sample import open_sample
from collective_desk.domain.errors import Cancelled
from collective_desk.store.reader import Reader
from collective_desk.ui.jobs import Jobs
from collective_desk.ui.pages.printing import draw_pages


def greys(page, turn=0):
    """A page, turned by degrees, as greys so coarse that edges do not matter."""
    upright = page.render(scale=0.25).to_pil().convert("L").rotate(turn, expand=True)
    return np.asarray(upright.resize((24, 24), Image.Resampling.BOX), float)


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(40)
    return printer


def test_printing_goes_on_beside_the_window_and_can_be_stopped(qapp, qtbot, tmp_path: Path):
    desk = open_sample(tmp_path / "river.desk")
    with Reader.open(desk) as reader:
        brief = write_brief(reader, tmp_path / "brief.pdf")
    jobs, counted, told = Jobs(), [], []
    printer = printer_to(tmp_path / "printed.pdf")
    jobs.run("work.print", lambda progress: draw_pages(printer, brief, progress), counted.append)
    qtbot.waitUntil(lambda: counted == [6])
    assert len(pdfium.PdfDocument(tmp_path / "printed.pdf")) == 6

    def enough(share: float, _stage: str) -> None:
        told.append(share)
        if share:
            raise Cancelled

    with pytest.raises(Cancelled):
        draw_pages(printer_to(tmp_path / "half.pdf"), brief, enough)
    assert len(told) == 2


def test_a_page_that_lies_is_turned_on_upright_paper(qapp, tmp_path: Path):
    desk = open_sample(tmp_path / "river.desk")
    with Reader.open(desk) as reader:
        brief = write_brief(reader, tmp_path / "brief.pdf")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setResolution(100)
    count = draw_pages(printer, brief)
    shown, printed = pdfium.PdfDocument(brief), pdfium.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == count == len(shown)
    lying = [number for number in range(count) if shown[number].get_width() > shown[number].get_height()]
    assert lying == [1]
    for number in range(count):
        assert printed[number].get_width() < printed[number].get_height()
        told = greys(shown[number])
        far = {turn: np.abs(told - greys(printed[number], turn)).mean() for turn in (0, 90, 180, 270)}
        assert min(far, key=far.get) == (90 if number in lying else 0)
