"""The collective brief: which blocks it has, and what each says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collective_desk.domain.entities import EntityId
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.shapes import Picture

from .brief import (
    Block,
    Brief,
    Figure,
    Figures,
    Opening,
    Passage,
    Reading,
    SmallMap,
)
from .data import BriefData
from .findings import Findings, findings
from .fonts import missing_scripts
from .looks import pen_name, who
from .map_blocks import map_pages, who_was_asked
from .map_fit import is_conflict
from .saying import Saying, bold, emphasis, name, spans
from .tables import actor_table, tie_table
from .text import Span

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
        blocks += map_pages(data, found, picture, say, day)
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
        Figure(say.number(found.seated), spans(say("listed", said=named, names=realms), chairs))
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
    return say("listed", said=say("figure.ties", len(data.ties)), names=kinds)


def _alone(data: BriefData, found: Findings, say: Saying) -> str:
    said = say("figure.alone", len(found.alone))
    if len(found.alone) > _MOST_NAMED:
        return f"{said}."
    names = {actor.id: actor.name for actor in data.actors}
    return say("listed", said=said, names=say.list(name(names[id]) for id in found.alone))


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
        said = say("reading.apart", one=say(f"realm.{one}"), other=say(f"realm.{other}"))
        told.append(Reading(spans(said)))
    return tuple(told[:_MOST_READINGS])


def _asked(data: BriefData, say: Saying) -> Passage:
    """Say who was asked; everyone else learns how many, partners and the team also who."""
    told: list[str] = [" ".join(who_was_asked(data, say))]
    if data.raters and data.audience != "open":
        answers = (say("asked.answers", n, name=name(rater)) for rater, n in data.raters)
        told.append(f"{say.list(answers)}.")
    if data.sessions:
        sessions = (
            say.list(name(part) for part in (s.title, s.place, say.day(s.date)) if part)
            for s in data.sessions
        )
        told.append(say("asked.sessions", names="; ".join(sessions)))
    return Passage(say("asked"), "", tuple((Span(text),) for text in told))


def _foot(data: BriefData, say: Saying, day: date, author: str) -> tuple[str, ...]:
    """Give the parts of the last line; how many were asked, place and date never drop out."""
    asked = (
        say("foot.people", data.people)
        if data.people
        else say("foot.informants", len(data.raters))
        if data.raters
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
