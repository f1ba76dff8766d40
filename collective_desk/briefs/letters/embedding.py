"""Fonts inside the PDF: only the glyphs used, each code saying truly which text it stands for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from .fonts import Face
from .shaping import Shaped
from .streams import stream

_NOT_NEEDED: Final = (
    "GSUB",
    "GPOS",
    "GDEF",
    "STAT",
    "name",
    "post",
    "cmap",
    "OS/2",
    "gasp",
    "DSIG",
    "kern",
    "prep",
    "cvt ",
    "fpgm",
)
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Codes(NamedTuple):
    """A word in codes: how far its first glyph is moved, and how far the pen is off after it."""

    shown: str
    lead: int
    rest: float
    rises: bool
    """Whether a glyph stands higher or lower than the line."""


@dataclass(slots=True, eq=False)
class EmbeddedFont:
    """One face in one document: a code for each (glyph, text) pair that was drawn."""

    face: Face
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    words: dict[tuple[Shaped, bool], Codes] = field(default_factory=dict)
    """Words that were written: with all their glyphs, or with those that stand for text."""

    def code(self, glyph: int, text: str) -> int:
        """Give the code that draws a glyph and reads back as a text."""
        key = (glyph, text)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab asks fonts by this name
        """Write the font into the document; reportlab calls this when all pages are drawn."""
        subset, new = self._subset()
        font = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{self._base_name()}",
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([self._descendant(document, subset, new)]),
            "ToUnicode": document.Reference(stream(self._to_unicode()), f"text:{self.name}"),
        }
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(
            pdfdoc.PDFDictionary(font), f"font:{self.name}"
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Cut the font down to the drawn glyphs: its bytes, and the new number of each glyph."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self.codes})
        wanted.flags = (
            hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE  # the box of what no font has
        )
        wanted.drop_table_tag_set.update(
            {int.from_bytes(tag.encode("ascii"), "big") for tag in _NOT_NEEDED}
        )
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping.items())

    def _descendant(self, document: Any, subset: bytes, new: dict[int, int]) -> Any:
        glyphs = b"\0\0" + b"".join(new[g].to_bytes(2, "big") for g, _ in self.codes)
        units, advance = self.face.upem, self.face.hb_font.get_glyph_h_advance
        widths = [round(advance(glyph) * 1000 / units) for glyph, _ in self.codes]
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/CIDFontType2",
                    "BaseFont": f"/{self._base_name()}",
                    "CIDSystemInfo": pdfdoc.PDFDictionary(
                        {
                            "Registry": pdfdoc.PDFString("Adobe"),
                            "Ordering": pdfdoc.PDFString("Identity"),
                            "Supplement": 0,
                        }
                    ),
                    "DW": 0,
                    "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
                    "CIDToGIDMap": document.Reference(stream(glyphs), f"glyphs:{self.name}"),
                    "FontDescriptor": self._descriptor(document, subset),
                }
            ),
            f"descendant:{self.name}",
        )

    def _descriptor(self, document: Any, subset: bytes) -> Any:
        font, scale = self.face.hb_font, 1000 / self.face.upem
        extents = font.get_font_extents("ltr")
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": f"/{self._base_name()}",
                    "Flags": 4,
                    "FontBBox": pdfdoc.PDFArray([-600, -600, 2000, 1400]),
                    "ItalicAngle": 0,
                    "Ascent": round(extents.ascender * scale),
                    "Descent": round(extents.descender * scale),
                    "CapHeight": 714,
                    "StemV": 80,
                    "FontFile2": document.Reference(
                        stream(subset, Length1=len(subset)), f"file:{self.name}"
                    ),
                }
            ),
            f"descriptor:{self.name}",
        )

    def _base_name(self) -> str:
        """Name the subset as PDF wants it: six letters made from its glyphs, then the font."""
        digest = hashlib.sha256(repr(sorted(self.codes)).encode()).digest()
        letters = "".join(chr(65 + byte % 26) for byte in digest[:6])
        return f"{letters}+{self.face.path.stem}"

    def _to_unicode(self) -> bytes:
        lines = [f"<{code:04X}> <{_utf16(text)}>" for (_, text), code in self.codes.items() if text]
        ranges = "".join(
            f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
            for part in (lines[i : i + 100] for i in range(0, len(lines), 100))
        )
        return _CMAP.format(ranges=ranges).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
