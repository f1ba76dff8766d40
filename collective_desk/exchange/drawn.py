"""A map as a picture file."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from datetime import datetime

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId, Map
from collective_desk.domain.errors import DeskError
from collective_desk.domain.looking import Looking
from collective_desk.domain.readings import Readings
from collective_desk.host.numerals import PaperWords
from collective_desk.host.words import Words
from collective_desk.picture.lenses.lens import apply
from collective_desk.picture.style import Style
from collective_desk.picture.svg.document import to_svg
from collective_desk.showing.past import show_then
from collective_desk.store.queries.audience import may_see
from collective_desk.store.queries.maps import maps
from collective_desk.store.reader import Reader

from .photos import clean_photo
from .safe_text import printable


def draw_svg(
    reader: Reader, *, map: EntityId | None, audience: str, words: Words, theme: str,
    looking: Looking | None = None,
) -> str:
    """Draw a map (the first to be seen, if none is named) as SVG, with question and legend.

    It is looked at as told, else as the map says itself; a lens and an arrangement come with what
    explains them, and a note says how many actors filters leave out. Raises DeskError
    export.no_map.
    """
    chosen = reader.get(Map, map) if map is not None else next(
        iter(maps(reader, audience)), None)
    if chosen is None or not may_see(chosen, audience):
        raise DeskError("export.no_map")
    style, words = Style.load(theme), PaperWords(words.language)
    looking = looking or Looking.of(chosen)
    seen = show_then(
        reader, chosen.id, looking, audience=audience, words=words, style=style,
        today=datetime.now().astimezone().date().isoformat())
    # On paper letters are explained too: nobody can point at them.
    lensed = seen.lensed or apply("kind", seen.base, Readings(), style)
    notes = [_of_moment(looking, words)]
    notes += [words("look.left_out", count=seen.left_out)] if seen.left_out else []
    note = " ".join(filter(None, notes))
    return printable(to_svg(
        seen.picture, style, words, guides=seen.guides, lensed=lensed, note=note,
        photos=_photos(reader, seen.picture.content)))


def _of_moment(looking: Looking, words: Words) -> str:
    """Say as of when a map is drawn, where that is not now."""
    told = [
        f"{time.astimezone():%Y-%m-%d %H:%M}"
        for time in sorted(filter(None, {looking.compared, looking.moment}))
    ]
    if not told:
        return ""
    return words("look.moments" if len(told) > 1 else "look.moment", time=told[0], later=told[-1])


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
