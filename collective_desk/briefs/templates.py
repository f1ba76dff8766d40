"""The collective brief: which blocks it has, and what each says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from collective_desk.domain.contents import MapContent
from collective_desk.domain.entities import EntityId
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.shapes import Picture

from .brief import (
    Block, Brief, Figure, Figures, Key, MapPage, Opening, Passage, Reading, SmallMap,
)
from .data import BriefData
from .findings import Findings, findings
from .fonts import missing_scripts
from .looks import asked_of_influence, pen_name, tallest, tie_lines, who
from .map_flowable import is_conflict
from .saying import Saying, bold, emphasis, name, plain, spans
from .tables import actor_table, tie_table
from .text import Span

_MOST_ACTORS, _MOST_TIES = 45, 80
"""Above, every kind of tie has a map page of its own."""
_MOST_NAMED = 4
_MOST_READINGS = 5


def collective_brief(
    data: BriefData, words: Words, *, day: date, author: str = "", questions: Iterable[str] = ()
) -> Brief:
    """Compose the brief of a collective for one audience."""
    say, found = Saying(words), findings(data)
    picture = compose(data.map, words) if data.map and data.map.actors.ids else None
    blocks: list[Block] = [_opening(data, say)]
    if data.boundary.strip():
        blocks.append(Passage(say("boundary"), "", tuple(data.boundary.strip().split("\n"))))
    if data.actors:
        blocks.append(_figures(data, found, say))
    else:
        blocks.append(Passage(say("figures"), "", (say("empty"),), lead=True))
    if picture:
        blocks.append(_small_map(data, found, picture, say))
        blocks += _map_pages(data, found, picture, say, day)
    if data.actors:
        blocks.append(actor_table(data, found, say))
    if data.ties:
        blocks.append(tie_table(data, say))
    blocks.append(_asked(data, say))
    told = tuple(questions)
    if told:
        blocks.append(Passage(say("questions"), say("questions.note"), told))
    missing = missing_scripts(_every_text(data))
    if missing:
        blocks.append(Passage("", "", (say("unprintable", scripts=say.list(missing)),)))
    return Brief(
        title=data.title or say("untitled"),
        language=words.language,
        author=author,
        audience=data.audience,
        audience_words=say(f"audience.{data.audience}"),
        kind=say("kind"),
        date=say.day(day),
        foot=_foot(data, say, day, author),
        question=data.question,
        page_of=words("brief.page_of"),
        right_to_left=words.right_to_left,
        blocks=tuple(blocks),
    )


def _opening(data: BriefData, say: Saying) -> Opening:
    note = [say(f"copy.{data.audience}")]
    if data.code_names:
        note.append(say("copy.code_names", data.code_names))
    return Opening(data.title or say("untitled"), data.question, say("copy"), " ".join(note))


def _figures(data: BriefData, found: Findings, say: Saying) -> Figures:
    realms = say.list(
        say(f"figure.in.{realm or 'unknown'}", count) for realm, count in found.by_realm.items()
    )
    chairs = emphasis(say("figure.chairs", found.chairs)) if found.chairs else ""
    named = say("figure.actors", found.seated)
    figures = [
        Figure(say.number(found.seated), spans(f"{named}: {realms}." if realms else f"{named}.", chairs))
    ]
    if data.ties:
        figures.append(Figure(say.number(len(data.ties)), spans(_ties_of_kinds(data, say))))
    if found.apart:
        one, other = (say(f"realm.{realm}") for realm in found.apart[0])
        disputes = emphasis(say("figure.disputes", found.disputes)) if found.disputes else ""
        sentence = say("figure.none_between", one=one, other=other)
        figures.append(Figure(say.number(0), spans(sentence, disputes)))
    if found.alone:
        figures.append(Figure(say.number(len(found.alone)), spans(_alone(data, found, say))))
    return Figures(say("figures"), say("figures.note"), tuple(figures))


def _ties_of_kinds(data: BriefData, say: Saying) -> str:
    counts = {pen.id: 0 for pen in data.pens}
    for tie in data.ties:
        counts[tie.kind] += 1
    kinds = say.list(
        say("figure.of_kind", counts[pen.id], name=name(pen_name(pen, say)))
        for pen in data.pens
        if counts[pen.id]
    )
    return f"{say('figure.ties', len(data.ties))}: {kinds}."


def _alone(data: BriefData, found: Findings, say: Saying) -> str:
    said = say("figure.alone", len(found.alone))
    if len(found.alone) > _MOST_NAMED:
        return f"{said}."
    names = {actor.id: actor.name for actor in data.actors}
    return f"{said}: {say.list(name(names[id]) for id in found.alone)}."


def _small_map(data: BriefData, found: Findings, picture: Picture, say: Saying) -> SmallMap:
    drawn = {picture.pens[pen].category for pen in picture.pen.tolist()}
    helping = any(not is_conflict(category) for category in drawn)
    return SmallMap(
        label=say("small_map"),
        note=say("small_map.note"),
        picture=picture,
        readings=_readings(data, found, picture, say),
        key=who(picture, say, full=False),
        help_tie=say("key.help") if helping else "",
        conflict_tie=say("key.conflict") if any(map(is_conflict, drawn)) else "",
        remark=_too_small(data, found, say),
    )


def _too_small(data: BriefData, found: Findings, say: Saying) -> str:
    if not found.too_small:
        return ""
    if len(data.raters) == 1 and found.seated >= 8:
        return say("one_informant")
    return say("too_small", found.seated)


def _readings(
    data: BriefData, found: Findings, picture: Picture, say: Saying
) -> tuple[Reading, ...]:
    """Say up to five things, each about someone who stands on the map, or about two realms."""
    names = {actor.id: actor.name for actor in data.actors if actor.id in picture.row}
    told: list[Reading] = []

    def about(id: EntityId, sentence: str) -> None:
        told.append(Reading(spans(sentence), id))

    if found.hub and found.hub[0] in names:
        about(found.hub[0], say("reading.hub", found.hub[1], name=bold(names[found.hub[0]])))
    if found.weaver in names and found.weaver and (not found.hub or found.weaver != found.hub[0]):
        about(found.weaver, say("reading.weaver", name=bold(names[found.weaver])))
    for id in [id for id in found.alone if id in names][:2]:
        about(id, say("reading.alone", name=bold(names[id])))
    for one, other in found.apart[:1]:
        pair = {"one": say(f"realm.{one}"), "other": say(f"realm.{other}")}
        told.append(Reading(spans(say("reading.apart", **pair))))
    return tuple(told[:_MOST_READINGS])


def _map_pages(
    data: BriefData, found: Findings, picture: Picture, say: Saying, day: date
) -> list[Block]:
    """Give the map on one page, or on one for each kind of tie where it is crowded."""
    content = picture.content
    if len(content.actors.ids) <= _MOST_ACTORS and len(content.ties.ids) <= _MOST_TIES:
        headline, bold_ones = _headline(data, found, content, say)
        return [_map_page(data, picture, say, say("map"), headline, bold_ones, day)]
    pages: list[Block] = []
    for line in tie_lines(picture, say):
        part = compose(_only(content, line.pen.id, picture), say.words)
        headline = say("head.kind", name=name(line.name), question=name(line.question or say("map")))
        pages.append(_map_page(data, part, say, line.name, headline, (), day, only=line.name))
    return pages or [_map_page(data, picture, say, say("map"), say("map"), (), day)]


def _headline(
    data: BriefData, found: Findings, content: MapContent, say: Saying
) -> tuple[str, tuple[EntityId, ...]]:
    """Say the finding that matters most, and whom it names."""
    names = {actor.id: actor.name for actor in data.actors}
    if found.apart:
        one, other = (say(f"realm.{realm}") for realm in found.apart[0])
        disputes = say("figure.disputes", found.disputes) if found.disputes else ""
        bold_ones = (found.hub[0],) if found.hub else ()
        return f"{say('reading.apart', one=one, other=other)} {disputes}".strip(), bold_ones
    if found.hub:
        id, count = found.hub
        return plain(say("reading.hub", count, name=name(names[id]))), (id,)
    if found.alone:
        said = say("head.alone", len(found.alone), name=name(names[found.alone[0]]))
        return plain(said), found.alone[:1]
    return content.title or say("map"), ()


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
        say("scope.actors", len(picture.labels) - chairs),
        say("scope.ties", len(picture.source)),
    ]
    if chairs:
        counted.append(say("scope.chairs", chairs))
    kinds = say("scope.only", name=name(only)) if only else say("scope.kinds", len(lines))
    place = say.list(filter(None, (name(data.place) if data.place else "", say.day(day))))
    discs = asked_of_influence(data.towers, picture)
    return MapPage(
        bookmark=bookmark,
        headline=headline,
        scope=f"{kinds}: {say.list(counted)}. {place}." if lines else f"{say.list(counted)}. {place}.",
        picture=picture,
        key=Key(
            who=say("key.who"),
            looks=who(picture, say, full=True),
            discs=say("key.discs", tallest(data.towers, picture)) if discs else "",
            ties=say("key.ties") if lines else "",
            lines=lines,
            asked=say("key.asked"),
            asked_text=" ".join([*_who_was_asked(data, say), say("asked.claims")]),
        ),
        unplaced=say("unplaced"),
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


def _who_was_asked(data: BriefData, say: Saying) -> list[str]:
    told = []
    if data.people:
        told.append(say("asked.people", data.people))
    if data.raters:
        told.append(say("asked.raters", len(data.raters)))
    return told or [say("asked.nobody")]


def _asked(data: BriefData, say: Saying) -> Passage:
    """Say who was asked; everyone else learns how many, partners and the team also who."""
    told: list[str] = [" ".join(_who_was_asked(data, say))]
    if data.raters and data.audience != "open":
        answers = (say("asked.answers", n, name=name(rater)) for rater, n in data.raters)
        told.append(f"{say.list(answers)}.")
    if data.sessions:
        told.append(say("asked.sessions", names="; ".join(
            say.list(filter(None, (name(s.title), name(s.place) if s.place else "", say.day(s.date))))
            for s in data.sessions
        )))
    return Passage(say("asked"), "", tuple((Span(text),) for text in told))


def _foot(data: BriefData, say: Saying, day: date, author: str) -> tuple[str, ...]:
    """Give the parts of the last line; how many were asked, place and date never drop out."""
    asked = (
        say("foot.people", data.people) if data.people
        else say("foot.informants", len(data.raters)) if data.raters
        else say("foot.nobody")
    )
    place = [name(data.place)] if data.place else []
    parts = [say.list([asked, *place, say.day(day)])]
    if author:
        parts.append(say("foot.author", name=name(author)))
    if data.sessions:
        parts.append(say("foot.sources", names=say.list(name(s.title) for s in data.sessions)))
    return tuple(parts)


def _every_text(data: BriefData) -> Iterable[str]:
    """Give every text of the desk that will stand on paper."""
    yield from (data.title, data.question, data.place, data.boundary)
    for actor in data.actors:
        yield from (actor.name, actor.second)
    yield from (tie.label for tie in data.ties)
    for pen in data.pens:
        yield from (pen.name, pen.question, pen.letter)
    yield from (rater for rater, _ in data.raters)
    for session in data.sessions:
        yield from (session.title, session.place)
