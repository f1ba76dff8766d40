"""What tests of paper share: a way to print and to read what was printed."""

import datetime as dt
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from collective_desk.briefs.pdf import write_brief

DAY = dt.date(2026, 10, 14)


def pages_of(path: Path) -> list[str]:
    """Read the text of each page as PDFium finds it."""
    document = pypdfium2.PdfDocument(str(path))
    told = []
    for page in document:
        text = page.get_textpage()
        told.append(unicodedata.normalize("NFC", text.get_text_range()).replace("\r", ""))
        text.close()
        page.close()
    document.close()
    return told


@pytest.fixture
def printed(tmp_path):
    """Print a desk; gives the text of its pages."""

    def do(desk, **options) -> list[str]:
        return pages_of(write_brief(desk.read, tmp_path / "brief.pdf", date=DAY, **options))

    return do
