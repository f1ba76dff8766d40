"""What comes out of a printer is what was shown, also where a page lies on its side."""

from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from collective_desk.briefs.pdf import write_brief
from collective_desk.commands.sample import open_sample
from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader
from collective_desk.ui.jobs import Jobs
from collective_desk.ui.pages.printing import draw_pages, print_pages


@pytest.fixture(scope="module")
def brief(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    with Reader.open(open_sample(folder / "river.desk")) as reader:
        return write_brief(reader, folder / "brief.pdf")


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


def test_printing_goes_on_beside_the_window_and_can_be_stopped(qapp, qtbot, brief: Path, tmp_path: Path):
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


def test_a_page_that_lies_is_turned_on_upright_paper(qapp, brief: Path, tmp_path: Path):
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


def ink(page):
    """Width and height of what is printed, as one is to the other."""
    dark = np.asarray(page.render(scale=1).to_pil().convert("L")) < 128
    across, down = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    return (across[-1] - across[0]) / (down[-1] - down[0])


@pytest.mark.parametrize("paper", [QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.Legal])
def test_paper_of_another_shape_stretches_nothing(qapp, brief, tmp_path, paper):
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPageSize(QPageSize(paper))
    printer.setFullPage(True)
    printer.setResolution(100)
    printer.setFromTo(1, 1)
    draw_pages(printer, brief)
    told, printed = pdfium.PdfDocument(brief)[0], pdfium.PdfDocument(tmp_path / "printed.pdf")[0]
    assert ink(printed) == pytest.approx(ink(told), rel=0.01)


def test_only_the_wanted_pages_are_printed_as_often_as_wanted(qapp, brief, tmp_path):
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    printer.setCopyCount(2)
    assert draw_pages(printer, brief) == 4
    assert len(pdfium.PdfDocument(tmp_path / "printed.pdf")) == 4


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)  # what Qt says of it
def test_a_printer_that_takes_nothing_is_said(qapp, brief, tmp_path):
    with pytest.raises(DeskError) as said:
        draw_pages(printer_to(tmp_path / "nowhere" / "printed.pdf"), brief)
    assert said.value.id == "print.failed"
    assert "printed.pdf did not take the pages" in Words("en")(said.value.id, **said.value.facts)


def test_who_cancels_prints_nothing_and_a_queue_shows_no_name(qtbot, brief):
    parent, jobs = QWidget(), Jobs()
    qtbot.addWidget(parent)
    parent.show()
    print_pages(parent, brief, "Letter", jobs)
    dialog = parent.findChild(QPrintDialog)
    printer = dialog.printer()
    assert printer.docName() == "brief"
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
    assert (dialog.minPage(), dialog.maxPage()) == (1, 6)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert jobs.running == []
