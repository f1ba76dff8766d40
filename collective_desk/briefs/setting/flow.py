"""Pages filling up: where to write next, sections with their rules, new pages."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from collective_desk.briefs.ink.marks import Mark, Part, Rule, Words
from collective_desk.briefs.ink.sheet import COLUMN, WIDTH, Sheet
from collective_desk.briefs.letters.atoms import MM, Type
from collective_desk.briefs.letters.text import Line, Said, set_text
from collective_desk.briefs.letters.typography import GRID, HEADLINE, LABEL, SMALL_GREY

FIRST_BASELINE = 32.5
"""Of a headline, and of a section that begins a page."""
AIR, TIGHT = 10.0, 5.0
"""Between sections; rather tighter than a page that holds next to nothing."""


@dataclass(slots=True)
class Page:
    """One page: its sheet, and what stands on it."""

    sheet: Sheet
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the document's outline."""

    title: str
    page: int
    y: float


@dataclass(slots=True)
class Flow:
    """The document while it is laid out; `y` is the last baseline written, in mm."""

    upright: Sheet
    language: str
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    y: float = 0.0
    part: Part | None = None
    """What the next lines belong to together, such as a row of a table."""
    on_page: Callable[[], None] | None = None
    """Called before each new page, so that long work can be stopped."""
    air: float = AIR
    """From the end of a section to the rule of the next, in mm, at least."""

    @property
    def sheet(self) -> Sheet:
        """The sheet of the page that is written."""
        return self.pages[-1].sheet if self.pages else self.upright

    def page(self, *, turned: bool = False) -> None:
        """Begin a new page, upright or lying on its long side."""
        if self.on_page:
            self.on_page()
        self.pages.append(Page(self.upright.turned if turned else self.upright))
        self.y = 0.0

    def put(self, *marks: Mark) -> None:
        """Put marks on the current page."""
        self.pages[-1].marks.extend(marks)

    def put_on(self, page: int, mark: Mark) -> None:
        """Put a mark on a page that is laid out already."""
        self.pages[page].marks.append(mark)

    def bookmark(self, title: str, y: float) -> None:
        """Remember a place for the outline."""
        self.bookmarks.append(Bookmark(title, len(self.pages) - 1, y))

    def set(
        self, said: Said, type: Type, width: float, *, own_direction: bool = False
    ) -> list[Line]:
        """Set a text in a width in mm; a name may keep its own direction."""
        direction = None if own_direction else self.sheet.right_to_left
        return set_text(said, type, width * MM, language=self.language, right_to_left=direction)

    def lines(
        self, lines: Sequence[Line], start: float, baseline: float, leading: float,
        role: str = "P",
    ) -> float:
        """Put lines of one part below each other; gives the baseline of the last."""
        part = self.part or Part(role)
        for at, line in enumerate(lines):
            self.put(Words(line, start, baseline + at * leading, part))
        return baseline + (len(lines) - 1) * leading if lines else baseline

    def at_end(self, line: Line, end: float, baseline: float) -> None:
        """Put a line flush at its end."""
        self.put(Words(line, end - line.width / MM, baseline, self.part))

    def fits(self, height: float) -> bool:
        """Say whether so much height below the last baseline is free."""
        return bool(self.pages) and self.y + height <= self.sheet.last_baseline + 1e-6

    def section(self, label: str, note: str, height: float) -> float:
        """Begin a section of at least this height with its margin column; gives its first baseline.

        `y` is afterwards at the end of the margin column.
        """
        margin = self.set(note, SMALL_GREY, COLUMN)
        heads = self.set(label, LABEL, COLUMN)
        tall = 5.0 + (len(heads) - 1) * LABEL.leading + len(margin) * SMALL_GREY.leading
        if self.y and self.fits(self.air + 5.5 + max(height, tall)):
            rule = GRID * math.ceil((self.y + self.air) / GRID) - 0.5
            self.put(Rule(self.sheet.margin, rule, WIDTH))
            first = rule + 5.5
        else:
            self.page()
            first = FIRST_BASELINE
        if label:
            self.bookmark(label, first - 5.0)
        end = self.lines(heads, self.sheet.margin, first, LABEL.leading, "H2")
        if margin:
            end = self.lines(margin, self.sheet.margin, end + GRID, SMALL_GREY.leading)
        self.y = end
        return first

    def headline(
        self, said: Said, *, least: float = math.inf, turned: bool = False
    ) -> float:
        """Write a headline over all columns; gives its first baseline.

        It begins a new page, unless so much height (in mm) is still free on this one.
        """
        width = (self.upright.turned if turned else self.upright).across
        lines = self.set(said, HEADLINE, width)[:3]
        first = GRID * math.ceil((self.y + 22.5) / GRID) - 2.5
        if not self.pages or not self.y or first + least > self.sheet.last_baseline:
            self.page(turned=turned)
            first = FIRST_BASELINE
        self.y = self.lines(lines, self.sheet.margin, first, HEADLINE.leading, "H2")
        return first

    def fill_page(self) -> None:
        """Let nothing more follow on this page."""
        self.y = self.sheet.last_baseline
