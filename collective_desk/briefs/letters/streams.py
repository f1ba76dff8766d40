"""Streams of a PDF: squeezed quickly, and objects whose text is known beforehand."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

To = Callable[[str], str]
"""Gives the reference to an object of a name."""
_LEVEL: Final = 4
"""A third of the time of zlib's own choice, for a file a twentieth larger."""


def stream(content: str | bytes, **entries: int) -> Any:
    """Make a squeezed stream."""
    told = content.encode() if isinstance(content, str) else content
    made = pdfdoc.PDFStream(content=zlib.compress(told, _LEVEL))
    made.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    for name, value in entries.items():
        made.dictionary[name] = value
    return made


class Written(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object written in one go, since spelling it key by key takes as long as the pages."""

    def __init__(self, told: Callable[[To], str]) -> None:
        self._told = told

    def format(self, document: Any) -> bytes:
        """Give its text; references are known only now."""
        numbers = document.idToObjectNumberAndVersion
        return self._told(lambda name: f"{numbers[name][0]} 0 R").encode("latin-1")
