"""Trust over time: milestones in two lanes, ties below, our posture, who led; before anyone paints.

A tie's first end is solid, its second dashed; one step of trust is ten pixels high.
"""

from __future__ import annotations

from collective_desk.picture.plate import Box, Disc, Icon, Measure, Plate, Said, Stroke

from .draft import EDGE, HEAD, Draft, below
from .foot import draw_leads, draw_posture
from .marks import draw_drops, draw_mark, marks_in_view
from .rows import draw_rows
from .scene import ICONS, WINS, Scene, Sight


def compose_timeline(scene: Scene, sight: Sight, measure: Measure) -> Plate:
    """Draw what is in view as shapes, from the ground up."""
    draft = Draft(scene, sight, measure)
    _grid(draft)
    found = marks_in_view(draft)
    draw_drops(draft, found)
    draw_rows(draft)
    draw_posture(draft)
    draw_leads(draft)
    _head(draft)
    _today(draft)
    for place, mark in found:
        draw_mark(draft, place, mark)
    return draft.plate


def height_of(scene: Scene, unit: float = 1.0) -> float:
    """Give the height that a whole timeline needs."""
    return (HEAD + below(scene)) * unit


def _grid(draft: Draft) -> None:
    u, top = draft.u, 18 * draft.u
    many_years = draft.sight.end - draft.sight.start > 400
    for day, month in draft.axis.marks():
        x = round(draft.axis.x(day)) + 0.5
        if x < draft.axis.left - 1:
            continue
        draft.under(Stroke(((x, top), (x, draft.foot)), "line"))
        year = month.month == 1 or many_years
        name = draft.scene.months[month.month - 1] if draft.scene.months else str(month.month)
        said = str(month.year) if year and many_years and month.month == 1 else name
        # The line of today runs through no month.
        free = draft.axis.x(draft.scene.today) - x
        cut = 0 < free < 10 * u + draft.measure(said, "small", False)
        draft.under(Said(x - 6 * u, 24 * u, said, "small", "ink_soft", anchor="end") if cut else
                    Said(x + 6 * u, 24 * u, said, "small", "ink_soft"))


def _head(draft: Draft) -> None:
    u, said = draft.u, draft.scene.said
    draft.over(
        Said(EDGE * u, 24 * u, said.get("milestones", ""), "caption", "ink_soft", strong=True),
        Said(EDGE * u, 166 * u, said.get("trust", ""), "caption", "ink_soft", strong=True))
    for at, win in enumerate(WINS):
        y = (60 + 24 * at) * u
        draft.over(
            Disc((EDGE + 8) * u, y, 8 * u, "accent", border=0),
            Icon((EDGE + 8) * u, y, ICONS[win], 10 * u, "on_accent"),
            Said((EDGE + 22) * u, y, said.get(win, ""), "small", "ink_soft", room=180 * u))
    if draft.scene.two_ends and draft.can_tell:
        _key(draft)
    if "no_ties" in said:
        left, room = draft.axis.left + 12 * u, draft.axis.right - draft.axis.left - 24 * u
        wide = min(draft.measure(said["no_ties"], "body", False), room)
        draft.over(
            Box(left - 4 * u, 156 * u, wide + 8 * u, 20 * u, "paper"),
            Said(left, 166 * u, said["no_ties"], "body", "ink_soft", room=room))


def _key(draft: Draft) -> None:
    u, y = draft.u, 166 * draft.u
    x = draft.axis.right + 14 * u
    first, second = draft.scene.said.get("first", ""), draft.scene.said.get("second", "")
    wide = draft.measure(first, "caption", False)
    after = x + 36 * u + wide + 8 * u
    draft.over(
        Stroke(((x, y), (x + 22 * u, y)), "ink", 2.0),
        Said(x + 27 * u, y, first, "caption", "ink_soft"),
        Stroke(((after, y), (after + 22 * u, y)), "edge", 1.5, (4, 3)),
        Said(after + 27 * u, y, second, "caption", "ink_soft",
             room=draft.sight.width - after - 27 * u - 4))


def _today(draft: Draft) -> None:
    x = draft.axis.x(draft.scene.today)
    if draft.axis.left <= x <= draft.axis.right + 1:
        top = 17 * draft.u
        draft.over(
            Stroke(((x, top), (x, draft.foot)), "accent", 2.0),
            Said(x, 8 * draft.u, draft.scene.said.get("today", ""), "small", "accent",
                 strong=True, anchor="middle"))
