"""The cells of one row become the fields of an actor or a tie; what does not fit is kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from collective_desk.domain.entities import Actor, Entity, Tie
from collective_desk.domain.plans import Origin, Said
from collective_desk.domain.rules import LONGEST_NAME, LONGEST_TEXT, clean_values
from collective_desk.domain.vocabularies import SCALES

from .columns import Column
from .rows import Row, Sheet
from .safe_text import parted
from .spoken_values import code_of, flag_of, is_plain, realm_of_text

Known = list[tuple[Column, str]]
Extra = list[tuple[str, str]]
_OTHER: Final = "other"
_TALLEST: Final = 1_000_000


@dataclass(slots=True)
class ActorRow:
    """What one row says of an actor; `id` is what its ID column holds, as it stands."""

    origin: Origin
    id: str
    name: str
    fields: dict[str, Any] = field(default_factory=dict)
    said: tuple[Said, ...] = ()


@dataclass(slots=True)
class TieRow:
    """What one row says of a tie; its ends and its kind are still words."""

    origin: Origin
    id: str
    source: str
    target: str
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    said: tuple[Said, ...] = ()


@dataclass(slots=True)
class _Read:
    """The values of one row so far."""

    row: Row
    fields: dict[str, Any] = field(default_factory=dict)
    extra: Extra = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    since: str = ""
    until: str = ""


class CellReader:
    """Reads the rows of one sheet, and reports what it had to keep as plain text."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._unknown: dict[tuple[str, str], list[int]] = {}

    def actor(self, row: Row, known: Known, extra: Extra) -> ActorRow | None:
        """Read a row of elements; None (and a report) where it has no name."""
        read = self._read(row, known, extra)
        name, id = read.fields.pop("name", ""), read.fields.pop("id", "")
        if not name.strip():
            self._sheet.report("no_label", row.number, left_out=True, text=_all_of(row))
            return None
        if len(name) > LONGEST_NAME:
            self._sheet.report("long_name", row.number, column="Label", length=len(name))
            said = read.fields.get("description", "")
            read.fields["description"] = f"{name}\n\n{said}" if said else name
        clean = self._clean(Actor, read, {"name": name})
        name = clean.pop("name", "")
        if not name:  # signs that cannot be seen are no name either
            self._sheet.report("no_label", row.number, left_out=True, text=_all_of(row))
            return None
        return ActorRow(
            self._sheet.origin(row.number), id, name, clean, tuple(read.said))

    def tie(self, row: Row, known: Known, extra: Extra) -> TieRow | None:
        """Read a row of connections; None (and a report) where an end is not named."""
        read = self._read(row, known, extra)
        ends = [read.fields.pop(end, "").strip() for end in ("source", "target")]
        for end, column in zip(ends, ("From", "To"), strict=True):
            if not end:
                self._sheet.report(
                    "no_end", row.number, column=column, left_out=True, text=_all_of(row))
                return None
        id, kind = read.fields.pop("id", ""), read.fields.pop("kind", "").strip()
        if read.since or read.until:
            read.fields["period"] = (read.since or None, read.until or None)
        clean = self._clean(Tie, read, {})
        return TieRow(
            self._sheet.origin(row.number), id, ends[0], ends[1], kind, clean, tuple(read.said))

    def report_unknown(self) -> None:
        """Report once each word that no vocabulary has, with the number of its rows."""
        for (column, text), rows in self._unknown.items():
            self._sheet.report(
                "kept_as_text", rows[0], column=column, value=text[:120], count=len(rows))

    def _read(self, row: Row, known: Known, extra: Extra) -> _Read:
        read = _Read(row, extra=list(extra))
        for column, text in known:
            if text.strip():
                self._take(read, column, text)
        return read

    def _take(self, read: _Read, column: Column, text: str) -> None:
        value: Any = text
        if column.reads in ("since", "until"):
            setattr(read, column.reads, text.strip())
            return
        if column.reads == "said":
            self._take_said(read, column, text)
            return
        if column.reads == "list":
            value = parted(text)
        elif column.reads in ("code", "codes"):
            value = self._coded(read, column, text)
        elif column.reads == "realm":
            value = realm_of_text(text)
        elif column.reads == "flag":
            value = flag_of(text)
        if value is None:
            self._keep_as_text(read, column, text)
        else:
            read.fields[column.field] = value

    def _coded(self, read: _Read, column: Column, text: str) -> Any:
        if column.reads == "codes":
            codes = [code_of(column.vocabulary, part) for part in parted(text)]
            return tuple(code for code in codes if code) if all(codes) else None
        code = code_of(column.vocabulary, text)
        if column.field != "kind":
            return code
        if code is None:
            self._keep_as_text(read, column, text)
            return _OTHER
        if not is_plain(column.vocabulary, text):
            # "Ministry" is a national government, but it was said in these words.
            read.extra.append((column.header, text))
        return code

    def _take_said(self, read: _Read, column: Column, text: str) -> None:
        low, high = SCALES[column.field]
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            value = float("nan")
        if low <= value <= (_TALLEST if high is None else high):
            read.said.append(Said(column.field, value))
        else:
            self._keep_as_text(read, column, text)

    def _keep_as_text(self, read: _Read, column: Column, text: str) -> None:
        read.extra.append((column.header, text))
        self._unknown.setdefault((column.header, text.strip()), []).append(read.row.number)

    def _clean(self, kind: type[Entity], read: _Read, more: dict[str, Any]) -> dict[str, Any]:
        for name, value in read.fields.items():
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                self._sheet.report("text_cut", read.row.number, column=name, length=len(value))
        clean = clean_values(kind, {**read.fields, **more, "extra": tuple(read.extra)})
        return {name: value for name, value in clean.items() if value not in ("", (), None)}


def _all_of(row: Row) -> str:
    """Give what a row says, for a report that loses nothing."""
    return " · ".join(cell for cell in row.cells if cell)[:200]
