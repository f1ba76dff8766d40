"""The milestones of a timeline: circles in two lanes, and the lines they let down to the ties."""

from __future__ import annotations

from typing import Final

from collective_desk.picture.plate import Box, Disc, Icon, Said, Spot, Stroke

from .draft import HEAD, ROW, Draft
from .lanes import SIZE, label, marks
from .scene import Mark, icon_of

_LANES: Final = (66.0, 120.0)


def marks_in_view(draft: Draft) -> list[tuple[float, Mark]]:
    """Find a place for each milestone in view; panning parts and joins none."""
    axis, scene, u = draft.axis, draft.scene, draft.u
    last = (draft.sight.words_width + 24) * u
    key = (axis.scale, u, last)
    if key not in scene.kept:
        scene.kept.clear()
        scale, first = axis.scale, scene.today
        placed = [((event.day - first) * scale, event) for event in scene.events]
        scene.kept[key] = marks(placed, u)
        label(scene.kept[key], scene.titles, draft.measure, u, last=last)
    today = axis.x(scene.today)
    return [
        (today + mark.x, mark) for mark in scene.kept[key]
        if axis.left - 4 <= today + mark.x <= axis.right + SIZE * u]


def draw_drops(draft: Draft, found: list[tuple[float, Mark]]) -> None:
    """Let a line down from each milestone."""
    end = (HEAD + ROW * len(draft.scene.tracks)) * draft.u - draft.sight.scroll
    end = min(max(end, HEAD * draft.u), draft.sight.height)
    for place, mark in found:
        top = (_LANES[mark.lane] + SIZE / 2 + 2) * draft.u
        x, tone = round(place) + 0.5, mark.tone
        draft.under(Stroke(((x, top), (x, end)), "edge" if tone == "ink" else tone, 1.0, (2, 3)))


def draw_mark(draft: Draft, place: float, mark: Mark) -> None:
    """Draw one milestone, or the number of several."""
    u, y, event = draft.u, _LANES[mark.lane] * draft.u, mark.event
    tone, won = mark.tone, bool(event.early_win) and not mark.many
    fill = "accent" if won else "surface"
    focus = draft.sight.focus
    focused = focus is not None and any(one.id == focus for one in mark.events)
    if focused:
        draft.over(Disc(place, y, (SIZE / 2 + 4) * u, "paper", "accent", 2.0))
    edge = tone if won or tone != "ink" else "edge"
    draft.over(Disc(place, y, SIZE / 2 * u, fill, edge))
    if mark.many:
        draft.over(Said(place, y, str(len(mark.events)), "small", tone, strong=True,
                       anchor="middle"))
    else:
        draft.over(Icon(place, y, icon_of(event), 16 * u, "on_accent" if won else tone))
    _title(draft, place, mark, y, "warn" if tone == "warn" else "ink", strong=won)
    wide = SIZE * u + (mark.room if mark.lines else 0)
    left = place - SIZE / 2 * u if not mark.before else place + SIZE / 2 * u - wide
    draft.spot(Spot(
        "milestone", event.id, left, y - SIZE / 2 * u, wide, SIZE * u,
        draft.scene.names.get(event.id, "")))


def _title(
    draft: Draft, place: float, mark: Mark, y: float, tone: str, *, strong: bool
) -> None:
    """Write a milestone's title beside it, on paper of its own where lines run through."""
    u, count = draft.u, len(mark.lines)
    x = place + (-1 if mark.before else 1) * (SIZE / 2 + 7) * u
    for at, line in enumerate(mark.lines):
        middle = y + (at - (count - 1) / 2) * 16 * u
        wide = min(draft.measure(line, "small", strong), mark.room) + 4 * u
        left = x - wide + 2 * u if mark.before else x - 2 * u
        draft.over(
            Box(left, middle - 8 * u, wide, 16 * u, "paper"),
            Said(x, middle, line, "small", tone, strong=strong, room=mark.room,
                 high=16 * u, anchor="end" if mark.before else "start"))
