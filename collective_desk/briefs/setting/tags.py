"""What a page says, in the order of reading: for those who listen, and for programs that reflow.

Lines of one paragraph, of one row of a table, make one part; a map is a figure with words instead;
head and foot, rules and symbols are no content. Rows are paragraphs: cells of their own would make
the file of a large map half as large again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from collective_desk.briefs.ink.marks import DECORATION, Mark, Part, Words

_OPEN_ARTIFACT = "/Artifact BMC"
_CLOSE = "EMC"


@dataclass(slots=True)
class Tags:
    """The parts of a document while it is drawn on a reportlab canvas."""

    canvas: Any
    parts: list[tuple[Part, list[int], Any]] = field(default_factory=list)
    """Each part with its numbers on its page, and the page."""
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
        page = pdfdoc.PDFObjectReference(self._page)
        known = next(
            (at for at in reversed(self.pages[-1]) if self.parts[at][0] is part), None)
        if known is None:
            known = len(self.parts)
            self.parts.append((part, [], page))
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
        page.StructParents = len(self.pages) - 1
        page.Tabs = pdfdoc.PDFName("S")

    def finish(self) -> None:
        """Write the tree of parts; to be called once, after the last page."""
        document = self.canvas._doc
        root = pdfdoc.PDFObjectReference("parts")
        whole = pdfdoc.PDFObjectReference("parts:document")
        refs = [pdfdoc.PDFObjectReference(f"part:{at}") for at in range(len(self.parts))]
        for at, (part, numbers, page) in enumerate(self.parts):
            told = {"S": pdfdoc.PDFName(part.role), "P": whole, "Pg": page,
                    "K": numbers[0] if len(numbers) == 1 else pdfdoc.PDFArray(numbers)}
            if part.alt:
                told["Alt"] = pdfdoc.PDFString(part.alt)
            document.Reference(pdfdoc.PDFDictionary(told), f"part:{at}")
        document.Reference(pdfdoc.PDFDictionary(
            {"S": pdfdoc.PDFName("Document"), "P": root, "K": pdfdoc.PDFArray(refs)}),
            "parts:document")
        nums: list[Any] = []
        for at, page in enumerate(self.pages):
            nums += [at, pdfdoc.PDFArray([refs[part] for part in page])]
        document.Reference(pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("StructTreeRoot"), "K": pdfdoc.PDFArray([whole]),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(nums)}),
            "ParentTreeNextKey": len(self.pages)}), "parts")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


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
