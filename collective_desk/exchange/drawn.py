"""A map as a picture file."""

from __future__ import annotations

from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.style import Style
from collective_desk.picture.svg import to_svg
from collective_desk.store.queries.maps import map_content, maps
from collective_desk.store.reader import Reader

from .safe_text import printable


def draw_svg(
    reader: Reader, *, map: EntityId | None, audience: str, words: Words, theme: str
) -> str:
    """Draw a map (the first to be seen, if none is named) as SVG, with question and legend.

    Raises DeskError export.no_map.
    """
    if map is None:
        first = next(iter(maps(reader, audience)), None)
        if first is None:
            raise DeskError("export.no_map")
        map = first.id
    picture = compose(map_content(reader, map, audience=audience), words)
    return printable(to_svg(picture, Style.load(theme), words))
