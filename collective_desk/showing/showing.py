"""Composing with an audience: what a reader may show, looked at in one way, as a picture.

Places are worked out before filters are, so nobody moves when a filter is switched; and only from
what the audience may see, so no gap tells of anyone it may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.domain.filters import Shown, kept, shown
from collective_desk.domain.guides import Guides
from collective_desk.domain.looking import Looking
from collective_desk.domain.readings import Readings
from collective_desk.domain.shift import compare
from collective_desk.picture.compose import Words, compose, refresh
from collective_desk.picture.footprints import Size, footprints, in_units, unit_of
from collective_desk.picture.lenses.lens import Lensed, apply
from collective_desk.picture.lenses.shifts import both, shifted
from collective_desk.picture.shapes import Picture
from collective_desk.picture.style import Style
from collective_desk.store.queries.maps import map_content
from collective_desk.store.queries.readings import member_roles, readings
from collective_desk.store.reader import Reader

_OF_THE_MAP: Final = frozenset({"kind", "realm"})
"""Lenses that need no readings: the contents of the map say it."""
_SHOWN_BY_TIES: Final = _OF_THE_MAP | {"influence", "bridge"}
"""Lenses that can be put on where nothing but the map is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What an audience may know of a map, before anyone looks at it in some way."""

    content: MapContent
    readings: Readings | None = None
    roles: Mapping[EntityId, str | None] | None = None
    """Parts in the collective of the rings."""
    before: MapContent | None = None
    """An earlier moment against which changes are shown."""
    like: Picture | None = None
    """The map of now, where another moment is shown: its ties bend as they do there."""


@dataclass(frozen=True, slots=True, eq=False)
class Showing:
    """A map as it is looked at: paint `picture`; the rest explains it."""

    looking: Looking
    known: Known
    """What it was made from: also whom filters leave out, everyone at their free places."""
    base: Picture
    """The picture before the lens."""
    picture: Picture
    guides: Guides | None = None
    """What the arrangement draws behind the map; none where everyone stands freely."""
    lensed: Lensed | None = None
    """None where the map is seen as it is, by kind."""

    @property
    def left_out(self) -> int:
        """How many actors the filters leave out."""
        return len(self.known.content.actors.ids) - len(self.picture.actor_ids)


def show(
    reader: Reader, map: EntityId, looking: Looking, *, audience: str, words: Words, style: Style,
    today: str,
) -> Showing:
    """Show a map to an audience; `today` is an ISO date."""
    known = read(reader, map, looking, audience=audience, today=today)
    return seen(known, looking, words=words, style=style)


def read(
    reader: Reader, map: EntityId, looking: Looking, *, audience: str, today: str,
    content: MapContent | None = None,
) -> Known:
    """Read what an audience may know of a map, as far as a way of looking asks for it.

    `content` is what is on the map for that audience, where it is known already.
    """
    content = content or map_content(reader, map, audience=audience)
    told = readings(reader, map, audience, today=today) if needs_readings(looking) else None
    by, roles = looking.arranged_by, None
    if looking.arrangement == "rings" and by is not None:
        roles = member_roles(reader, by, audience)
    return Known(content, told, roles)


def seen(
    known: Known, looking: Looking, *, words: Words, style: Style,
    before: Picture | None = None, touched: Iterable[EntityId] = (), quickly: bool = False,
    room: Size | None = None,
) -> Showing:
    """Arrange, filter and compose what is known.

    `room` is how large a picture (width, height) an arrangement should fill, in px of the style;
    without it places keep the proportions of a screen. `before` is a picture without lens and
    arrangement, `touched` what may have changed since: few changes cost little. `quickly` leaves
    ties bent as they were, which costs most.
    """
    if known.like is not None:
        looking = _of_the_past(looking)
    stands = known.content if known.before is None else both(known.before, known.content)
    whole = replace(stands, lens=looking.lens, arrangement=looking.arrangement)
    passing = shown(whole, known.readings or Readings(), looking.filters)
    placed, guides = _arranged(whole, looking, known, passing, style, room)
    content = kept(placed, passing)
    if before is not None and guides is None and known.like is None:
        base = compose(content, words, like=before) if quickly else (
            refresh(before, content, touched))
    else:
        base = compose(content, words, like=known.like)
    lensed = None
    if known.before is not None:
        lensed = shifted(base, compare(known.before, known.content), style)
    # Of a past moment nobody reads answers: better no lens than one that says "not said" of all.
    elif looking.lens != "kind" and (known.readings or looking.lens in _SHOWN_BY_TIES):
        told = _bridged(content, known.readings, looking.lens)
        lensed = apply(looking.lens, base, told, style)
    picture = lensed.picture if lensed else base
    return Showing(looking, known, base, picture, guides, lensed)


def _of_the_past(looking: Looking) -> Looking:
    """What was said of actors is known as of now: another moment is shown without it."""
    lens = looking.lens if looking.lens in _OF_THE_MAP else "kind"
    arrangement = "free" if looking.arrangement == "power_interest" else looking.arrangement
    return replace(looking, lens=lens, arrangement=arrangement, filters=())


def needs_readings(looking: Looking) -> bool:
    """Say whether more than the map itself has to be read."""
    return bool(
        looking.lens not in _OF_THE_MAP or looking.filters
        or looking.arrangement == "power_interest"
    )


def _arranged(
    content: MapContent, looking: Looking, known: Known, passing: Shown, style: Style,
    room: Size | None,
) -> tuple[MapContent, Guides | None]:
    if looking.arrangement == "free":
        return content, None
    sizes, above, towers = None, None, looking.lens == "influence"
    if towers or room:
        sizes, above = footprints(content, style, towers=towers, room=room)
    # Only now: a desk that is arranged freely starts without it.
    from collective_desk.analysis.arrangements import arrange, moved

    arranged = arrange(
        looking.arrangement, content, readings=known.readings, roles=known.roles,
        around=looking.arranged_by, counted=passing.ties, sizes=sizes, above=above,
        room=in_units(room, style) if room else None, words=style.label.size / unit_of(style))
    guides = arranged.guides if arranged.guides.arrangement != "free" else None
    # Areas, words and photos lie where people stand freely; elsewhere they would mean nothing.
    bare = content if guides is None else replace(content, regions=[], behind=[])
    return moved(bare, arranged), guides


def _bridged(content: MapContent, told: Readings | None, lens: str) -> Readings:
    """Add who bridges worlds, which nobody says and the ties show."""
    if lens != "bridge":
        return told or Readings()
    from collective_desk.analysis.bridging import bridging

    worlds, holds = bridging(content)
    return replace(told or Readings(), actors=content.actors.ids, worlds=worlds, holds=holds)
