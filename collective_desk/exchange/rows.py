"""Plain rows, whatever kind of file they came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeAlias

from collective_desk.domain.plans import Origin, RowProblem

Progress: TypeAlias = Callable[[float, str], None]
"""Told how far a long piece of work is (0 to 1) and the id of its words; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet: its number as a person counts (1 is the first), its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Sheet:
    """The rows of one sheet or text file, and what was odd while reading them."""

    file: str
    name: str = ""
    rows: list[Row] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    empty_rows: int = 0
    names_only: bool = False
    """Whether this is a plain list of names: no header to look for."""

    def origin(self, row: int = 0) -> Origin:
        """Say where a row of this sheet stands."""
        return Origin(self.file, self.name, row)

    def report(
        self, id: str, row: int = 0, *, column: str = "", left_out: bool = False, **facts: Any
    ) -> None:
        """Note something a person should know about a row, or about the sheet."""
        self.problems.append(
            RowProblem(self.origin(row), f"import.{id}", column, tuple(facts.items()), left_out))


def cell_text(value: object) -> str:
    """Give what a cell holds as text: whole numbers without a point, dates as 2026-03-01."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        at_midnight = value.time() == time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def silent(_: float, __: str) -> None:
    """Listen to no progress."""
