"""The milestones of a timeline: circles in two lanes, and the lines they let down to the ties."""

from __future__ import annotations

from typing import Final

from .plate import Box, Disc, Icon, Said, Spot, Stroke
from .timeline_draft import HEAD, ROW, Draft
from .timeline_lanes import SIZE, Mark, label, marks
from .timeline_scene import SETBACKS, icon_of

_LANES: Final = (66.0, 120.0)


def marks_in_view(draft: Draft) -> list[Mark]:
    """Find a place for each milestone in view."""
    axis = draft.axis
    near = 20 * draft.u / axis.scale
    placed = [
        (axis.x(event.day), event) for event in draft.scene.events
        if axis.start - near <= event.day <= axis.end + near
    ]
    found = marks(placed, draft.u)
    label(found, draft.scene.titles, draft.measure, axis.right + 70 * draft.u, draft.u)
    return [mark for mark in found if mark.x >= axis.left - 4]


def draw_drops(draft: Draft, found: list[Mark]) -> None:
    """Let a line down from each milestone."""
    end = (HEAD + ROW * len(draft.scene.rows)) * draft.u - draft.sight.scroll
    end = min(max(end, HEAD * draft.u), draft.sight.height)
    for mark in found:
        top = (_LANES[mark.lane] + SIZE / 2 + 2) * draft.u
        x = round(mark.x) + 0.5
        tone = _tone(mark)
        draft.under(Stroke(((x, top), (x, end)), "edge" if tone == "ink" else tone, 1.0, (2, 3)))


def draw_mark(draft: Draft, mark: Mark) -> None:
    """Draw one milestone, or the number of several."""
    u, y, event = draft.u, _LANES[mark.lane] * draft.u, mark.event
    tone, won = _tone(mark), bool(event.early_win) and not mark.many
    fill = "accent" if won else "surface"
    focused = any(one.id == draft.sight.focus for one in mark.events)
    if focused:
        draft.over(Disc(mark.x, y, (SIZE / 2 + 4) * u, "paper", "accent", 2.0))
    edge = tone if won or tone != "ink" else "edge"
    draft.over(Disc(mark.x, y, SIZE / 2 * u, fill, edge))
    if mark.many:
        draft.over(Said(mark.x, y, str(len(mark.events)), "small", tone, strong=True,
                       anchor="middle"))
    else:
        draft.over(Icon(mark.x, y, icon_of(event), 16 * u, "on_accent" if won else tone))
    _title(draft, mark, y, "warn" if tone == "warn" else "ink", strong=won)
    wide = SIZE * u + (mark.room if mark.lines else 0)
    left = mark.x - SIZE / 2 * u if not mark.before else mark.x + SIZE / 2 * u - wide
    draft.spot(Spot(
        "milestone", event.id, left, y - SIZE / 2 * u, wide, SIZE * u,
        draft.scene.names.get(event.id, "")))


def _title(draft: Draft, mark: Mark, y: float, tone: str, *, strong: bool) -> None:
    """Write a milestone's title beside it, on paper of its own where lines run through."""
    u, count = draft.u, len(mark.lines)
    x = mark.x + (-1 if mark.before else 1) * (SIZE / 2 + 7) * u
    for at, line in enumerate(mark.lines):
        middle = y + (at - (count - 1) / 2) * 16 * u
        wide = min(draft.measure(line, "small", strong), mark.room) + 4 * u
        left = x - wide + 2 * u if mark.before else x - 2 * u
        draft.over(
            Box(left, middle - 8 * u, wide, 16 * u, "paper"),
            Said(x, middle, line, "small", tone, strong=strong, room=mark.room,
                 anchor="end" if mark.before else "start"))


def _tone(mark: Mark) -> str:
    if any(event.early_win for event in mark.events):
        return "accent"
    return "warn" if any(event.kind in SETBACKS for event in mark.events) else "ink"
