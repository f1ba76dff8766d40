"""A plain list of names, one a line, typed or pasted, becomes rows."""

from __future__ import annotations

import re
from typing import Final

from .columns import is_label
from .decode import Decoded
from .limits import check_cell, check_rows
from .rows import Row, Sheet
from .safe_text import printable

# Marks that people and programs put before the items of a list.
_BULLET: Final = re.compile(r"\s*(?:[-*•‣◦▪–—·]\s+|\(?\d{1,4}[.)]\s+)")


def read_names(decoded: Decoded, file: str) -> Sheet:
    """Read a list of names: bullets and numbers before them go, empty lines are counted."""
    sheet = Sheet(file, names_only=True)
    if decoded.guessed:
        sample = next((word for word in decoded.text.split() if not word.isascii()), "")
        sheet.report("encoding", encoding=decoded.encoding, sample=sample[:60])
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    guessed = set(decoded.guessed_lines)
    for number, line in enumerate(text.split("\n"), start=1):
        check_cell(len(line), file, number)
        name = _BULLET.sub("", printable(line), count=1).strip()
        if not name:
            sheet.empty_rows += 1
            continue
        if number in guessed:
            sheet.report("mixed_encoding", number)
        sheet.rows.append(Row(number, (name,)))
        check_rows(len(sheet.rows), file)
    if len(sheet.rows) > 1 and is_label(sheet.rows[0].cells[0]):
        del sheet.rows[0]
    return sheet
