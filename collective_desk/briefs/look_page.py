"""The map as the room looks at it: a page for the lens and arrangement it is kept in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from collective_desk.domain.entities import EntityId
from collective_desk.domain.looking import Looking
from collective_desk.picture.lenses.lens import LensEntry
from collective_desk.picture.shapes import Look, Picture
from collective_desk.showing.showing import Showing, seen

from .brief import Block, Key, MapPage, TieLine
from .data import BriefData
from .ink.guides import PaperGuides
from .ink.paper_style import print_style
from .looks import tallest, tie_lines, who
from .map_blocks import who_was_asked
from .saying import Saying, name

_PLAIN = Looking()


def look_pages(
    data: BriefData, say: Saying, day: date, numbers: Mapping[EntityId, int]
) -> list[Block]:
    """Give the page of a map that is kept under a lens or in an arrangement; else none."""
    looking = data.looking
    if data.known is None or (looking.lens, looking.arrangement) == (
        _PLAIN.lens, _PLAIN.arrangement
    ):
        return []
    showing = seen(data.known, looking, words=say.words, style=print_style())
    if not showing.picture.actor_ids:
        return []
    phrases = [say(f"lens.{looking.lens}")] if showing.lensed else []
    phrases += [say(f"arrangement.{looking.arrangement}")] if showing.guides else []
    if not phrases:
        return []
    headline = say.list(phrases)
    place = say.list(filter(None, (name(data.place) if data.place else "", say.day(day))))
    return [MapPage(
        bookmark=headline, headline=headline,
        scope=f"{_asked(showing, say)} · {place}" if place else _asked(showing, say),
        picture=_on_paper(showing), key=_key(data, showing, say),
        unplaced=say("brief.unplaced"),
        by_table=say("brief.unplaced.by_table"),
        in_table=lambda count: say("brief.unplaced.many", n=count),
        seconds={one.id: one.second for one in data.actors if one.second},
        numbers=numbers,
        guides=PaperGuides(showing.guides, say.words) if showing.guides else None,
    )]


def _asked(showing: Showing, say: Saying) -> str:
    """Say on how many answers it rests."""
    told = showing.lensed.legend if showing.lensed else None
    notes = [say("brief.scope.actors", n=len(showing.picture.actor_ids))]
    if told and told.asked:
        notes.append(say.words("lens.asked", count=told.asked))
    if told and told.known < told.total:
        notes.append(say.words("lens.known", known=told.known, total=told.total))
    return say.list(notes)


def _on_paper(showing: Showing) -> Picture:
    """Keep discs for the lens of influence; ties that are context become grey."""
    picture, lensed = showing.picture, showing.lensed
    if lensed is None or not lensed.legend.towers:
        picture = replace(picture, content=replace(picture.content, towers={}))
    if lensed is not None and float(lensed.tie_opacity.min(initial=1.0)) < 1.0:
        pens = [replace(pen, colour="edge") for pen in picture.pens]
        picture = replace(picture, pens=pens)
    return picture


def _key(data: BriefData, showing: Showing, say: Saying) -> Key:
    lensed, picture = showing.lensed, showing.picture
    looks: list[tuple[Look, str]] = []
    lines: tuple[TieLine, ...] = ()
    if lensed is not None:
        for entry in lensed.legend.entries:
            said = f"{_words(entry, say)}  {say.number(entry.count)}"
            if entry.look is not None:
                looks.append((entry.look, said))
            elif entry.pen is not None:
                lines += (TieLine(picture.pens[entry.pen], said, ""),)
    shapes = who(picture, say, full=False) if not lensed or lensed.lens != "realm" else ()
    if lensed is not None and not lensed.realms:
        # Colours say something else under this lens; shapes go on saying the realm.
        shapes = tuple((replace(one, fill="paper", edge="ink_soft"), said) for one, said in shapes)
    discs = lensed is not None and lensed.legend.towers
    phrase = say(f"lens.{lensed.lens}") if lensed else ""
    return Key(
        who=phrase if phrase and not lines else say("brief.key.who"),
        looks=(*looks, *shapes),
        discs=say("brief.key.discs", n=tallest(picture.content.towers, picture)) if discs else "",
        ties=phrase if lines else say("brief.key.ties") if len(picture.source) else "",
        lines=lines or tie_lines(_on_paper(showing), say),
        asked=say("brief.key.asked"), asked_text=" ".join(who_was_asked(data, say)))


def _words(entry: LensEntry, say: Saying) -> str:
    return entry.name or say(entry.words)
