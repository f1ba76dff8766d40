"""The map pages of a brief: one, or one for each kind of tie where it is crowded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.picture.compose import compose
from collective_desk.picture.legend import legend
from collective_desk.picture.shapes import Picture

from .brief import Block, Key, MapPage
from .data import BriefData
from .findings import ENOUGH_ACTORS, Findings
from .looks import asked_of_influence, tallest, tie_lines, who
from .saying import Saying, name, plain

_MOST_ACTORS, _MOST_TIES = 45, 80
"""Above, every kind of tie has a map page of its own."""


def map_pages(
    data: BriefData, found: Findings, picture: Picture, say: Saying, day: date,
    numbers: Mapping[EntityId, int],
) -> list[Block]:
    """Give the map on one page, or on one for each kind of tie where it is crowded.

    A map of few actors follows what is said before, and says itself that it is small.
    """
    if not is_crowd(picture):
        headline, bold_ones = _headline(data, found, picture.content, say)
        page = _map_page(data, picture, say, say("brief.map"), headline, bold_ones, day)
        if not is_small(picture):
            return [page]
        remark = say("brief.too_small", n=found.seated)
        return [replace(page, scope=f"{page.scope}. {remark}", follows=True)]
    pages: list[MapPage] = []
    for line in tie_lines(picture, say):
        part = compose(_only(picture.content, line.pen.id, picture), say.words)
        headline = say(
            "brief.head.kind", name=name(line.name), question=name(line.question)
        ) if line.question else line.name
        pages.append(_map_page(data, part, say, line.name, headline, (), day, only=line.name))
    if not pages:
        pages = [_map_page(data, picture, say, say("brief.map"), say("brief.map"), (), day)]
    return [replace(page, numbers=numbers) for page in pages]


def is_crowd(picture: Picture) -> bool:
    """Say whether a map is too full for one page: actors go by the numbers of their table."""
    content = picture.content
    return len(content.actors.ids) > _MOST_ACTORS or len(content.ties.ids) > _MOST_TIES


def is_small(picture: Picture) -> bool:
    """Say whether so few stand on a map that it needs no page of its own, nor a smaller one."""
    return len(picture.content.actors.ids) < ENOUGH_ACTORS


def _headline(
    data: BriefData, found: Findings, content: MapContent, say: Saying
) -> tuple[str, tuple[EntityId, ...]]:
    """Say the finding that matters most, and whom it names."""
    names = {actor.id: actor.name for actor in data.actors}
    if found.apart:
        one, other = (say(f"brief.realm.{realm}") for realm in found.apart[0])
        disputes = say("brief.figure.disputes", n=found.disputes) if found.disputes else ""
        bold_ones = (found.hub[0],) if found.hub else ()
        return f"{say('brief.reading.apart', one=one, other=other)} {disputes}".strip(), bold_ones
    if found.hub:
        id, count = found.hub
        return plain(say("brief.reading.hub", n=count, name=name(names[id]))), (id,)
    if found.alone:
        said = say("brief.head.alone", n=len(found.alone), name=name(names[found.alone[0]]))
        return plain(said), found.alone[:1]
    return content.title or say("brief.map"), ()


def _map_page(
    data: BriefData,
    picture: Picture,
    say: Saying,
    bookmark: str,
    headline: str,
    bold_ones: Iterable[EntityId],
    day: date,
    *,
    only: str = "",
) -> MapPage:
    lines = tie_lines(picture, say)
    chairs = sum(picture.content.actors.empty_chair)
    counted = [
        say("brief.scope.actors", n=len(picture.labels) - chairs),
        say("brief.scope.ties", n=len(picture.source)),
    ]
    if chairs:
        counted.append(say("brief.scope.chairs", n=chairs))
    kinds = (
        say("brief.scope.only", name=name(only)) if only else say("brief.scope.kinds", n=len(lines))
    )
    place = say.list(filter(None, (name(data.place) if data.place else "", say.day(day))))
    discs, counts = asked_of_influence(data.towers, picture), say.list(counted)
    return MapPage(
        bookmark=bookmark,
        headline=headline,
        scope=f"{say('brief.listed', said=kinds, names=counts) if lines else f'{counts}.'} {place}",
        picture=picture,
        key=Key(
            who=say("brief.key.who"),
            looks=who(picture, say, full=True),
            discs=say("brief.key.discs", n=tallest(data.towers, picture)) if discs else "",
            ties=say("brief.key.ties") if lines else "",
            lines=lines,
            asked=say("brief.key.asked"),
            asked_text=" ".join([
                *who_was_asked(data, say), say("brief.asked.claims"),
                *([say("brief.key.stronger")] if legend(picture).strengths else []),
            ]),
        ),
        unplaced=say("brief.unplaced"),
        by_table=say("brief.unplaced.by_table"),
        in_table=lambda count: say("brief.unplaced.many", n=count),
        seconds={one.id: one.second for one in data.actors if one.second},
        bold=tuple(bold_ones),
    )


def _only(content: MapContent, kind: EntityId, picture: Picture) -> MapContent:
    """Keep the ties of one kind; everybody stays where they stand, pens stay as they are."""
    ties = content.ties
    keep = [i for i, one in enumerate(ties.kinds) if one == kind]
    kept = {
        field: [getattr(ties, field)[i] for i in keep]
        for field in ("ids", "source", "target", "kinds", "directions", "labels")
    }
    return replace(content, ties=type(ties)(**kept), pens=picture.pens)


def who_was_asked(data: BriefData, say: Saying) -> list[str]:
    """Say how many were asked, or that nobody was."""
    told = []
    if data.people:
        told.append(say("brief.asked.people", n=data.people))
        if data.came_again:
            told.append(say("brief.asked.once"))
    if data.raters:
        told.append(say("brief.asked.raters", n=len(data.raters)))
    return told or [say("brief.asked.nobody")]
