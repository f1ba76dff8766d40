"""Arranging the map: in a worker, animated, undone in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collective_desk.commands.arrange import apply_positions
from collective_desk.domain.entities import EntityId
from collective_desk.ui.jobs import Progress
from collective_desk.ui.workspace import Workspace

if TYPE_CHECKING:
    from collective_desk.picture.shapes import Floats
    from collective_desk.ui.canvas.view import Canvas

Places = dict[EntityId, tuple[float, float]]


def begin_arrange(workspace: Workspace, canvas: Canvas, only: tuple[EntityId, ...]) -> None:
    """Find good places; pinned actors, and those not chosen, stay where they are."""
    import numpy as np

    picture, content = canvas.picture, canvas.picture.content
    ids = list(content.actors.ids)
    chosen = set(only)
    fixed = np.array(
        [pinned or bool(chosen and id not in chosen)
         for id, pinned in zip(ids, content.actors.pinned, strict=True)], bool)
    edges = np.column_stack((picture.source, picture.target))
    start, sizes = picture.xy.copy(), boxes_of(canvas)

    def work(progress: Progress) -> Places:
        from collective_desk.analysis.layout import arrange

        found = arrange(
            len(ids), edges, start=start, fixed=fixed, sizes=sizes, progress=progress)
        return {
            id: (float(x), float(y))
            for id, (x, y), stays in zip(ids, found, fixed, strict=True) if not stays
        }

    def done(places: Places) -> None:
        workspace.do(apply_positions, workspace.map, places)
        canvas.fit()

    workspace.jobs.run("work.arrange", work, done)


def boxes_of(canvas: Canvas) -> Floats:
    """Give width and height of each actor with its name and discs, in map units."""
    import numpy as np

    size, label = canvas.artist.style.symbol.size, canvas.artist.style.label
    wide = np.array([min(len(name) * 7.0, label.max_width) for name in canvas.picture.labels])
    rows = np.array([1 + (len(name) * 7.0 > label.max_width) for name in canvas.picture.labels])
    towers = canvas.artist.towers.headroom(1.0)
    above = np.array([towers.get(id, 0.0) for id in canvas.picture.actor_ids])
    return np.column_stack((
        np.maximum(wide, size * 1.3), above + size + label.gap + rows * label.line))
