"""Any file or pasted text that holds a table or a list becomes sheets of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from collective_desk.domain.errors import DeskError
from collective_desk.domain.quick_pieces import holds_table

from .columns import table_of
from .csv_in import likely_delimiter, read_csv
from .decode import Decoded, decode
from .json_in import read_json
from .limits import read_limited
from .names_in import read_names
from .rows import Progress, Sheet, silent
from .xlsx_in import OLD_EXCEL, read_workbook

PASTED: Final = ""
"""The file name of what was pasted."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_JSON: Final = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{"])')
_OTHER_TEXT: Final = re.compile(r"\s*(<[!?a-zA-Z][^,;\t]*>|\{\\rtf)")
"""How pages, pictures and letters begin: their lines are no names."""
_LINES_LOOKED_AT: Final = 10


def read_files(
    files: Iterable[Path | str], *, encoding: str | None = None, progress: Progress = silent
) -> list[Sheet]:
    """Read files of any supported kind; what a file is shows in its content, not in its name."""
    paths = [Path(file) for file in files]
    sheets: list[Sheet] = []
    for number, path in enumerate(paths):
        def share(done: float, words: str, number: int = number) -> None:
            progress((number + done) / len(paths), words)

        share(0, "import.reading")
        sheets += _read_file(path, encoding, share)
    return sheets


def read_text(text: str, *, progress: Progress = silent) -> list[Sheet]:
    """Read what was pasted: a table copied from a sheet, or a list of names."""
    ending = ".tsv" if holds_table(text) else ".txt"
    return [_read_decoded(Decoded(text.lstrip("\ufeff"), "utf-8"), PASTED, ending, progress)]


def _read_file(path: Path, encoding: str | None, progress: Progress) -> list[Sheet]:
    content = read_limited(path)
    if content.startswith(_ZIP):
        return read_workbook(content, path.name, progress)
    if content.startswith(OLD_EXCEL):
        raise DeskError("import.old_excel", file=path.name)
    if content.startswith((b"%PDF", b"SQLite format 3\0", b"\x89PNG", b"\xff\xd8\xff")):
        raise DeskError("import.not_text", file=path.name)
    decoded = decode(content, path.name, encoding)
    if not decoded.text.strip():
        raise DeskError("import.empty_file", file=path.name)
    if _JSON.match(decoded.text):
        return read_json(decoded.text, path.name)
    if _OTHER_TEXT.match(decoded.text):
        raise DeskError("import.not_text", file=path.name)
    return [_read_decoded(decoded, path.name, path.suffix.lower(), progress)]


def _read_decoded(decoded: Decoded, file: str, suffix: str, progress: Progress) -> Sheet:
    if suffix in (".csv", ".tsv") or _has_header(decoded.text):
        return read_csv(decoded, file, progress)
    return read_names(decoded, file)


def _has_header(text: str) -> bool:
    """Whether one of the first lines names columns we know, and more than one of them."""
    lines = text.replace("\r", "\n").split("\n")[:_LINES_LOOKED_AT]
    delimiter = likely_delimiter("\n".join(lines))
    headers = [[cell.strip('" ') for cell in line.split(delimiter)] for line in lines]
    return text[:4].lower() == "sep=" or any(
        len(header) > 1 and table_of(header) is not None for header in headers)
