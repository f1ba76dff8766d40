"""What a page says, in the order of reading: for those who listen, and for programs that reflow.

Lines of one paragraph, of one row of a table, make one part; a map is a figure with words instead;
head and foot, rules and symbols are no content. Rows are paragraphs: cells of their own would make
the file of a large map half as large again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc

from collective_desk.briefs.ink.marks import DECORATION, Mark, Part, Words
from collective_desk.briefs.letters.streams import To, Written, stream

_OPEN_ARTIFACT = "/Artifact BMC"
_CLOSE = "EMC"


@dataclass(slots=True)
class Tags:
    """The parts of a document while it is drawn on a reportlab canvas."""

    canvas: Any
    parts: list[tuple[Part, list[int], str]] = field(default_factory=list)
    """Each part with its numbers on its page, and the name of the page."""
    pages: list[list[int]] = field(default_factory=list)
    """For each page: which part holds each number."""
    _open: Part | None = None
    _page: str = ""

    def begin_page(self) -> None:
        """Begin to count on a new page."""
        self.pages.append([])
        self._open, self._page = None, self.canvas._doc.thisPageName()

    def turn_to(self, mark: Mark) -> None:
        """Say of what the next thing drawn is a part."""
        part = _part_of(mark)
        if part is self._open:
            return
        self.end()
        self._open = part
        if part is DECORATION:
            self.canvas.addLiteral(_OPEN_ARTIFACT)
            return
        number = len(self.pages[-1])
        known = next(
            (at for at in reversed(self.pages[-1]) if self.parts[at][0] is part), None)
        if known is None:
            known = len(self.parts)
            self.parts.append((part, [], self._page))
        self.parts[known][1].append(number)
        self.pages[-1].append(known)
        self.canvas.addLiteral(f"/{part.role} <</MCID {number}>> BDC")

    def end(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self.canvas.addLiteral(_CLOSE)
        self._open = None

    def end_page(self) -> None:
        """Let a page that was shown know its parts, and be walked in their order."""
        page = self.canvas._doc.idToObject[self._page]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        vars(page).update(
            Contents=stream(page.stream), StructParents=len(self.pages) - 1,
            Tabs=pdfdoc.PDFName("S"))

    def finish(self) -> None:
        """Write the tree of parts; to be called once, after the last page."""
        document = self.canvas._doc
        names = [f"part:{at}" for at in range(len(self.parts))]
        for name, (part, numbers, page) in zip(names, self.parts, strict=True):
            document.Reference(Written(partial(self._spelled, part, numbers, page)), name)
        document.Reference(Written(
            lambda to: f"<< /S /Document /P {to('parts')} /K {_array(map(to, names))} >>"),
            "parts:document")

        def root(to: To) -> str:
            pages = (f"{at} {_array(to(names[part]) for part in page)}"
                     for at, page in enumerate(self.pages))
            return (f"<< /Type /StructTreeRoot /K [ {to('parts:document')} ] "
                    f"/ParentTree << /Nums {_array(pages)} >> "
                    f"/ParentTreeNextKey {len(self.pages)} >>")

        document.Reference(Written(root), "parts")
        document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("parts")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _spelled(self, part: Part, numbers: list[int], page: str, to: To) -> str:
        """Write what one part is, and where it stands."""
        alt = ""
        if part.alt:
            alt = f" /Alt {pdfdoc.PDFString(part.alt).format(self.canvas._doc).decode('latin-1')}"
        held = str(numbers[0]) if len(numbers) == 1 else _array(map(str, numbers))
        return f"<< /S /{part.role} /P {to('parts:document')} /Pg {to(page)} /K {held}{alt} >>"


def _array(parts: Iterable[str]) -> str:
    return f"[ {' '.join(parts)} ]"


def _part_of(mark: Mark) -> Part:
    if isinstance(mark, Words) and not mark.line.atoms:
        return DECORATION
    part: Part | None = getattr(mark, "part", None)
    if part is None and isinstance(mark, Words):
        return Part()
    return part or DECORATION


def drawn(tags: Tags, marks: Iterable[Mark]) -> Iterable[Mark]:
    """Give the marks of a page one by one, each said to be of its part."""
    for mark in marks:
        tags.turn_to(mark)
        yield mark
    tags.end()
