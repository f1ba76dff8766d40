"""A map as a picture file."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.style import Style
from collective_desk.picture.svg import to_svg
from collective_desk.store.queries.maps import map_content, maps
from collective_desk.store.reader import Reader

from .photos import clean_photo
from .safe_text import printable


def draw_svg(
    reader: Reader, *, map: EntityId | None, audience: str, words: Words, theme: str
) -> str:
    """Draw a map (the first one, if none is named) as SVG, with its question and legend.

    Raises DeskError export.no_map.
    """
    if map is None:
        first = next(iter(maps(reader)), None)
        if first is None:
            raise DeskError("export.no_map")
        map = first.id
    content = map_content(reader, map, audience=audience)
    return printable(to_svg(
        compose(content, words), Style.load(theme), words, photos=_photos(reader, content)))


def _photos(reader: Reader, content: MapContent) -> dict[str, str]:
    """Give the photos that were chosen to go with the map, written anew."""
    photos: dict[str, str] = {}
    for sha in {photo.sha256 for photo in content.behind if photo.on_paper}:
        data = reader.blobs.get(sha)
        # What came by file is trusted no more here than where it was taken in.
        with suppress(DeskError):
            photo = clean_photo(data) if data else None
            if photo is not None:
                code = b64encode(photo.data).decode()
                photos[sha] = f"data:{photo.media_type};base64,{code}"
    return photos
