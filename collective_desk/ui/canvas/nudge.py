"""Moving what is selected by keys, a little at a time."""

from __future__ import annotations

from .surface import Surface
from .tools.lay import resized


def nudge(canvas: Surface, dx: float, dy: float, *, sizes: bool) -> bool:
    """Move what is selected a little, or change the size of areas; False if nothing is."""
    ground, picture = canvas.artist.ground, canvas.picture
    boxes = {id: box for id in canvas.selection.ids if (box := ground.box(id))}
    if boxes:
        sides = (1, 1) if sizes else (0, 0)
        canvas.port.move_ground({
            id: resized(box, sides, dx, dy, in_proportion=ground.is_photo(id)) if sizes
            else (box[0] + dx, box[1] + dy, *box[2:])
            for id, box in boxes.items()})
    actors = {id: picture.xy[picture.row[id]].tolist()
              for id in canvas.selection.ids if id in picture.row}
    if actors and not sizes:
        canvas.port.move_placements({id: (x + dx, y + dy) for id, (x, y) in actors.items()})
    return bool(boxes or actors)
