"""A brief as a PDF file: written beside its place, then moved there whole."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.numerals import PaperWords
from collective_desk.store.reader import Reader

from .brief import Brief
from .data import gather
from .ink.canvas import Ink
from .ink.sheet import Sheet
from .letters.atoms import MM
from .notices import Notice, notices
from .setting.blocks import lay_out
from .setting.flow import Flow
from .setting.tags import Tags, drawn
from .templates import collective_brief

rl_config.useA85 = 0  # streams as bytes, not as text a quarter longer

Progress = Callable[[float, str], None]


def write_brief(
    reader: Reader,
    out: Path,
    *,
    map: EntityId | None = None,
    paper: str = "A4",
    language: str = "en",
    audience: str = "limited",
    date: dt.date | None = None,
    author: str = "",
    doubts: bool = False,
    progress: Progress | None = None,
    noticed: Callable[[Notice], None] | None = None,
) -> Path:
    """Write the collective brief of a desk as PDF; the file is there whole or not at all.

    What the person at the desk should know of this copy is told to `noticed`, before it is printed.

    Raises DeskError: "paper.suffix", "paper.size", "paper.audience", "paper.map_above",
    "paper.folder", "paper.full", "paper.busy"; Cancelled when progress says so.
    """
    told = progress or _silent
    check_name(out)
    words = PaperWords(language)
    sheet = Sheet.of(paper, right_to_left=words.right_to_left)
    if audience not in VOCABULARIES["sensitivity"]:
        raise DeskError(
            "paper.audience", audience=audience, known=", ".join(VOCABULARIES["sensitivity"])
        )
    told(0.0, "brief.progress.reading")
    day = date or dt.date.today()  # noqa: DTZ011  # a day on paper is the day of the room
    data = gather(reader, map=map, audience=audience, doubts=doubts, today=day.isoformat())
    if noticed:
        for notice in notices(data):
            noticed(notice)
    told(0.2, "brief.progress.setting")
    brief = collective_brief(data, words, day=day, author=author)
    content = render(brief, sheet, progress=told)
    told(0.95, "brief.progress.writing")
    return save(content, Path(out))


def render(brief: Brief, sheet: Sheet, *, progress: Progress | None = None) -> bytes:
    """Lay out and draw a brief; equal briefs give equal bytes."""
    told = progress or _silent
    flow = lay_out(brief, sheet, lambda share: told(0.2 + 0.4 * share, "brief.progress.setting"))
    return draw(brief, sheet, flow, progress=told)


def draw(
    brief: Brief, sheet: Sheet, flow: Flow, *, progress: Progress | None = None
) -> bytes:
    """Draw the pages of a brief that is laid out."""
    told = progress or _silent
    buffer = io.BytesIO()
    size = sheet.width * MM, sheet.height * MM
    canvas: Any = Canvas(buffer, pagesize=size, invariant=1, pageCompression=1, lang=brief.language)
    canvas.setTitle(brief.title)
    canvas.setAuthor(brief.author)
    canvas.setSubject(brief.question)
    canvas.setCreator("Collective Desk")
    canvas.setProducer("Collective Desk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # No Direction /R2L: PDFium would then turn around every Latin line when text is copied.
    _outline(canvas, flow)
    ink, tags = Ink(canvas, size[1]), Tags(canvas)
    for at, page in enumerate(flow.pages):
        ink.height = page.sheet.height * MM
        canvas.setPageSize((page.sheet.width * MM, ink.height))
        told(0.6 + 0.35 * at / len(flow.pages), "brief.progress.setting")
        _bookmarks(canvas, flow, at)
        tags.begin_page()
        for mark in drawn(tags, page.marks):
            mark.draw(ink, page.sheet)
        canvas.addPageLabel(at, style="ARABIC", start=at + 1)
        canvas.showPage()
        tags.end_page()
    tags.finish()
    ink.finish()
    canvas.save()
    return buffer.getvalue()


def _outline(canvas: Any, flow: Flow) -> None:
    for number, bookmark in enumerate(flow.bookmarks):
        canvas.addOutlineEntry(bookmark.title or " ", f"b{number}", 0)
    if flow.bookmarks:
        canvas.showOutline()


def _bookmarks(canvas: Any, flow: Flow, page: int) -> None:
    height = flow.pages[page].sheet.height
    for number, bookmark in enumerate(flow.bookmarks):
        if bookmark.page == page:
            canvas.bookmarkHorizontalAbsolute(f"b{number}", (height - bookmark.y) * MM)


def check_name(out: Path) -> None:
    """Refuse a name that is not that of a PDF: a slip must not write over a desk.

    Raises DeskError "paper.suffix".
    """
    if Path(out).suffix.lower() != ".pdf":
        raise DeskError("paper.suffix", file=Path(out).name)


def save(content: bytes, out: Path) -> Path:
    """Put a file in its place in one step, by way of a temporary one in the same folder."""
    with _explained(out):
        handle, name = tempfile.mkstemp(prefix=f".{out.stem[:40]}-", suffix=".part", dir=out.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.chmod(0o644)
            part.replace(out)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return out


@contextlib.contextmanager
def _explained(out: Path) -> Iterator[None]:
    """Turn what the system says into what a person can do about it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DeskError("paper.full", file=out.name) from error
        there = os.access(out, os.F_OK) and os.access(out.parent, os.W_OK)
        if isinstance(error, PermissionError) and there:
            raise DeskError("paper.busy", file=out.name) from error
        raise DeskError("paper.folder", folder=str(out.parent)) from error


def _silent(share: float, id: str) -> None:
    """Say nothing of the progress."""
