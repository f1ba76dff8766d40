"""Head and foot of every page: for whom, what, when; whose, how many were asked, which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from collective_desk.briefs.brief import Brief
from collective_desk.briefs.ink.marks import DECORATION, AudienceSign, Mark, Rule, Words
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.letters.atoms import MM, Type
from collective_desk.briefs.letters.text import Line, set_text, width_of
from collective_desk.briefs.letters.typography import CAPTION, LABEL, PAGE_NUMBER, SMALL
from collective_desk.briefs.saying import name
from collective_desk.host.numerals import digits

from .flow import Flow

_HEAD, _HEAD_RULE = 15.0, 18.0


def furnish(brief: Brief, flow: Flow, at: int) -> None:
    """Put head and foot on a page."""
    sheet = flow.pages[at].sheet
    marks: list[Mark] = [
        AudienceSign(brief.audience, sheet.margin + 1.5, _HEAD - 1.0),
        Words(_one(brief.audience_words, brief, LABEL), sheet.margin + 4.6, _HEAD),
        Words(_one(brief.kind, brief, SMALL), sheet.column(2), _HEAD),
        _at_end(_one(brief.date, brief, SMALL), sheet, _HEAD),
        Rule(sheet.margin, _HEAD_RULE, sheet.across),
        Rule(sheet.margin, sheet.foot, sheet.across),
    ]
    page = brief.page_of.format(
        page=digits(at + 1, brief.language), pages=digits(len(flow.pages), brief.language)
    )
    number = _one(page, brief, PAGE_NUMBER)
    room = sheet.across * MM - number.width - 10 * MM
    marks += [
        Words(_fitting([brief.title, brief.question], brief, room), sheet.margin, sheet.foot + 4.9),
        _at_end(number, sheet, sheet.foot + 4.9),
        Words(_fitting(brief.foot, brief, sheet.across * MM), sheet.margin, sheet.foot + 8.65),
    ]
    for mark in marks:
        # Said once, by title and page labels; not again in the middle of every sentence.
        flow.put_on(at, replace(mark, part=DECORATION) if isinstance(mark, Words) else mark)


def _fitting(parts: Sequence[str], brief: Brief, room: float) -> Line:
    """Join parts with a dot between them, as many as fit; the first is cut only if it must be."""
    told = [name(part) for part in parts if part]
    while len(told) > 1 and width_of(" · ".join(told), CAPTION) > room:
        told.pop()
    return set_text(
        " · ".join(told) or " ",
        CAPTION,
        room,
        language=brief.language,
        right_to_left=brief.right_to_left,
    )[0]


def _one(text: str, brief: Brief, type: Type) -> Line:
    return set_text(text or " ", type, language=brief.language, right_to_left=brief.right_to_left)[
        0
    ]


def _at_end(line: Line, sheet: Sheet, baseline: float) -> Words:
    return Words(line, sheet.end - line.width / MM, baseline)
