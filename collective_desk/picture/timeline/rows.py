"""The rows of a timeline: how far the two ends of a tie trust each other, step by step."""

from __future__ import annotations

from collective_desk.domain.trust import HIGHEST, LOWEST, Step
from collective_desk.picture.plate import Box, Disc, Said, Sign, Spot, Stroke

from .draft import EDGE, HEAD, ROW, Draft
from .scene import Row


def draw_rows(draft: Draft) -> None:
    """Draw the ties in view."""
    u = draft.u
    first = max(int(draft.sight.scroll / (ROW * u)), 0)
    last = min(int((draft.sight.scroll + draft.sight.height) / (ROW * u)) + 1,
               len(draft.scene.tracks))
    for at in range(first, last):
        top = (HEAD + ROW * at) * u - draft.sight.scroll
        if top < draft.sight.height:
            _row(draft, draft.scene.say(draft.scene.tracks[at]), top)


def _row(draft: Draft, row: Row, top: float) -> None:
    u, axis, bond = draft.u, draft.axis, row.track.bond
    if bond.tie == draft.sight.focus:
        draft.roll(Box(12 * u, top + 2 * u, draft.sight.width - 24 * u, (ROW - 4) * u,
                       "accent_soft", radius=5 * u))
    for end, y in ((bond.source, 15), (bond.target, 34)):
        draft.roll(
            Sign((EDGE + 7) * u, top + y * u, end.realm, 13 * u),
            Said((EDGE + 22) * u, top + y * u, end.name, "body", room=168 * u, high=18 * u))
    for value in (LOWEST, HIGHEST):
        draft.roll(Said(axis.left - 8 * u, draft.level(top, value), str(value), "caption",
                        "ink_soft", anchor="end"))
    line = round(top + 47 * u) + 0.5
    draft.roll(Stroke(((axis.left, line), (axis.right, line)), "line"))
    _run(draft, row.track.second, top + 2.5 * u, "edge", 1.5, (4, 3))
    _run(draft, row.track.first, top, "ink", 2.0, ())
    _points(draft, row, top)
    if draft.can_tell:
        draft.roll(Said(
            axis.right + 14 * u, top + 14 * u, row.title, "body", row.tone, strong=True,
            room=draft.sight.words_width * u))
    draft.tell(top + 33 * u, row.detail)
    draft.spot(Spot(
        "tie", bond.tie, 0, top, draft.sight.width, ROW * u, row.name))


def _run(
    draft: Draft, steps: tuple[Step, ...], top: float, tone: str, width: float,
    dash: tuple[float, ...],
) -> None:
    """Draw one end's steps, as far as they are in view."""
    axis = draft.axis
    end = min(axis.x(draft.scene.today), axis.right)
    points: list[tuple[float, float]] = []
    for at, step in enumerate(steps):
        x = min(max(axis.x(step.day), axis.left), end)
        if at == 0 and step.before:
            x = axis.left  # what people say of the time before reaches back as far as one looks
        y = draft.level(top, step.value)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if points and points[-1][0] < end:
        points.append((end, points[-1][1]))
    if len(points) > 1 and points[0][0] < end:
        draft.roll(Stroke(tuple(points), tone, width, dash))


def _points(draft: Draft, row: Row, top: float) -> None:
    axis = draft.axis
    for run in (row.track.first, row.track.second):
        for at, step in enumerate(run):
            x = axis.x(step.day)
            out = not axis.left <= x <= axis.right or step.day > draft.scene.today
            if out or step.before:
                continue
            if at and run[at - 1].value > step.value:
                tone = "warn"
            elif step.milestone is None:
                continue
            else:
                tone = "accent" if step.milestone in draft.scene.wins else "ink"
            y = draft.level(top, step.value)
            draft.roll(Disc(x, y, 4.5 * draft.u, tone, "paper", 1.5))
