"""Names that found no place on a map: numbers and names in columns under it, or a sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from collective_desk.briefs.brief import MapPage
from collective_desk.briefs.ink.sheet import COLUMN, GUTTER
from collective_desk.briefs.letters.numerals import digits
from collective_desk.briefs.letters.text import Line
from collective_desk.briefs.letters.typography import LABEL, SMALL_GREY
from collective_desk.briefs.map.flowable import MapDrawing

from .flow import Flow

MOST: Final = 90.0
"""A list that would be higher than this, in mm, is left to the table of actors."""
_NUMBER: Final = 6.5
"""From a number to its name."""
_STEP: Final = SMALL_GREY.leading

Entry = tuple[Line, list[Line]]


@dataclass(frozen=True, slots=True)
class NameList:
    """What is said under a map of names that are not on it, set for one width."""

    head: list[Line]
    columns: list[list[Entry]]
    step: float
    """From a column to the next, in mm."""

    @property
    def height(self) -> float:
        """From its first baseline to its last, in mm."""
        return (len(self.head) - 1 + max(map(_rows, self.columns), default=0)) * _STEP

    def put(self, flow: Flow, baseline: float) -> float:
        """Put it on the page; gives its last baseline."""
        start = flow.sheet.margin
        top = flow.lines(self.head, start, baseline, _STEP) + _STEP
        for at, column in enumerate(self.columns):
            y = top
            for number, lines in column:
                flow.lines([number], start + at * self.step, y, 0.0)
                y = flow.lines(lines, start + at * self.step + _NUMBER, y, _STEP) + _STEP
        return baseline + self.height


def set_names(block: MapPage, drawing: MapDrawing, flow: Flow, width: float) -> NameList | None:
    """Set what is said of names that are not on a map; None where all of them are."""
    if drawing.left_to_the_table:
        said = block.in_table(drawing.left_to_the_table)
        return NameList(flow.set(said, SMALL_GREY, width), [], width)
    if not drawing.unplaced:
        return None
    if block.numbers:
        return NameList(flow.set(block.by_table, SMALL_GREY, width), [], width)
    head = flow.set(block.unplaced, LABEL, width)
    count = int((width + GUTTER) // (COLUMN + GUTTER))
    for columns in (count, count // 2):
        step = (width + GUTTER) / columns
        entries = [_entry(number, said, step, flow) for number, said in drawing.unplaced]
        if all(len(lines) == 1 for _, lines in entries):
            break
    return NameList(head, _parted(entries, columns), step)


def _entry(number: int, said: str, step: float, flow: Flow) -> Entry:
    lines = flow.set(said, SMALL_GREY, step - GUTTER - _NUMBER, own_direction=True)
    return flow.set(digits(number, flow.language), LABEL, _NUMBER)[0], lines


def _parted(entries: list[Entry], count: int) -> list[list[Entry]]:
    """Part entries into columns of about the same height, read downwards."""
    most = math.ceil(_rows(entries) / count)
    columns: list[list[Entry]] = [[]]
    for entry in entries:
        if _rows(columns[-1]) >= most:
            columns.append([])
        columns[-1].append(entry)
    return columns


def _rows(column: list[Entry]) -> int:
    return sum(len(lines) for _, lines in column)
