"""The legend of a map: under it over all columns, or beside it on a page that lies."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.briefs.brief import Key
from collective_desk.briefs.ink.marks import Discs, Rule, Symbol, TieSample
from collective_desk.briefs.ink.sheet import COLUMN, GUTTER
from collective_desk.briefs.letters.text import Line, Span
from collective_desk.briefs.letters.typography import LABEL, SMALL
from collective_desk.briefs.saying import name
from collective_desk.picture.shapes import Look

from .flow import Flow

_WHO_ROW, _TIE_ROW = 6.25, 5.0
_SIGN, _SIGN_WORDS = 2.3, 8.0
_SAMPLE, _SAMPLE_WORDS = 19.0, 22.5
BESIDE = 48.0
"""Width of a legend beside its map: most questions stand on one line."""
_HEAD_ROW = 5.6
"""From a head to the first row under it."""
_PART = 6.0
"""Between two parts of a legend that stands beside its map, beyond their leading."""


@dataclass(frozen=True, slots=True)
class SetKey:
    """The words of a legend, set, and how far its last baseline lies under its first, in mm."""

    key: Key
    who: list[tuple[Look | None, list[Line]]]
    ties: list[tuple[list[Line], list[Line]]]
    """Name and question of each kind of tie, or both as one."""
    asked: list[Line]
    height: float


def set_key_under(key: Key, flow: Flow) -> SetKey:
    """Set a legend to stand under its map: who, ties with their questions, who was asked."""
    width = 2 * COLUMN + GUTTER - _SAMPLE_WORDS
    who = _who(key, flow)
    ties: list[tuple[list[Line], list[Line]]] = [
        (flow.set([Span(name(line.name)), Span(f"  {name(line.question)}", colour="ink_soft")],
                  SMALL, width), [])
        for line in key.lines
    ]
    asked = flow.set(key.asked_text, SMALL, COLUMN)
    heights = (
        sum(_WHO_ROW + (len(lines) - 1) * SMALL.leading for _, lines in who),
        sum(_TIE_ROW + (len(lines) - 1) * SMALL.leading for lines, _ in ties),
        len(asked) * SMALL.leading + 1.25,
    )
    return SetKey(key, who, ties, asked, max(heights))


def set_key_beside(key: Key, flow: Flow) -> SetKey:
    """Set a legend to stand beside its map; questions under the names of ties."""
    who = _who(key, flow)
    ties = [
        (flow.set(name(line.name), SMALL, BESIDE - _SAMPLE_WORDS),
         flow.set([Span(name(line.question), colour="ink_soft")], SMALL, BESIDE))
        for line in key.lines
    ]
    height = _HEAD_ROW + sum(_WHO_ROW + (len(lines) - 1) * SMALL.leading for _, lines in who)
    if ties:
        rows = sum((len(names) + len(asked)) * SMALL.leading + 1.5 for names, asked in ties)
        heads = len(flow.set(key.ties, LABEL, BESIDE)) - 1
        height += _PART + _HEAD_ROW + heads * LABEL.leading + rows
    return SetKey(key, who, ties, [], height)


def put_key_under(told: SetKey, flow: Flow, rule: float) -> None:
    """Put a legend under its rule."""
    sheet, head = flow.sheet, rule + 5.5
    flow.put(Rule(sheet.margin, rule, sheet.across))
    key = told.key
    for words, column in ((key.who, 1), (key.ties, 2), (key.asked, 4)):
        flow.lines(flow.set(words, LABEL, 2 * COLUMN)[:1], sheet.column(column), head, 0.0)
    _put_who(told, flow, sheet.margin, head + _HEAD_ROW)
    y, start = head + _HEAD_ROW, sheet.column(2)
    for line, (lines, _) in zip(key.lines, told.ties, strict=True):
        flow.put(TieSample(line.pen, start, y - 1.0, _SAMPLE))
        y = flow.lines(lines, start + _SAMPLE_WORDS, y, SMALL.leading) + _TIE_ROW
    flow.lines(told.asked, sheet.column(4), head + _HEAD_ROW, SMALL.leading)
    flow.y = head + told.height


def put_key_beside(told: SetKey, flow: Flow, head: float) -> None:
    """Put a legend at the end of the page, from a baseline down."""
    start, key = flow.sheet.end - BESIDE, told.key
    flow.lines(flow.set(key.who, LABEL, BESIDE)[:1], start, head, 0.0)
    y = _put_who(told, flow, start, head + _HEAD_ROW)
    if not told.ties:
        return
    heads = flow.set(key.ties, LABEL, BESIDE)
    y = flow.lines(heads, start, y + _PART - 1.25, LABEL.leading) + _HEAD_ROW
    for line, (names, asked) in zip(key.lines, told.ties, strict=True):
        flow.put(TieSample(line.pen, start, y - 1.0, _SAMPLE))
        y = flow.lines(names, start + _SAMPLE_WORDS, y, SMALL.leading) + SMALL.leading
        y = flow.lines(asked, start, y, SMALL.leading) + SMALL.leading + 1.5


def _who(key: Key, flow: Flow) -> list[tuple[Look | None, list[Line]]]:
    who: list[tuple[Look | None, list[Line]]] = [
        (look, flow.set(words, SMALL, COLUMN - _SIGN_WORDS)) for look, words in key.looks
    ]
    if key.discs:
        who.append((None, flow.set(key.discs, SMALL, COLUMN - _SIGN_WORDS)))
    return who


def _put_who(told: SetKey, flow: Flow, start: float, y: float) -> float:
    """Put symbols and their words; gives the baseline where a next one would stand."""
    for look, lines in told.who:
        middle = start + _SIGN
        flow.put(Symbol(look, middle, y - 1.0) if look else Discs(middle, y - 1.0))
        y = flow.lines(lines, start + _SIGN_WORDS, y, SMALL.leading) + _WHO_ROW
    return y
