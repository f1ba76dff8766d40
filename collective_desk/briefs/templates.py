"""The collective brief: which blocks it has, and what each says."""

from __future__ import annotations

from datetime import date

from collective_desk.domain.entities import EntityId
from collective_desk.domain.rules import is_nameless
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
from .letters.fonts import missing_scripts
from .letters.text import Span
from .look_page import look_pages
from .looks import pen_name, who
from .map.fit import is_conflict
from .map_blocks import is_crowd, is_small, map_pages, who_was_asked
from .notices import every_text
from .saying import Saying, bold, emphasis, name, spans
from .setting.trust_page import trust_block
from .tables import actor_table, numbers_of, tie_table
from .together import collective_passages

_MOST_NAMED = 4
_MOST_READINGS = 5


def collective_brief(
    data: BriefData,
    words: Words,
    *,
    day: date,
    author: str = "",
) -> Brief:
    """Compose the brief of a collective for one audience."""
    say, found = Saying(words), findings(data)
    picture = compose(data.map, words) if data.map and data.map.actors.ids else None
    blocks: list[Block] = [_opening(data, say)]
    if data.boundary.strip():
        blocks.append(
            Passage(say("brief.boundary"), "", tuple(map(name, data.boundary.strip().split("\n"))))
        )
    blocks += collective_passages(data.collectives, say)
    if data.actors:
        blocks.append(_figures(data, found, say))
    else:
        blocks.append(Passage(say("brief.figures"), "", (say("brief.empty"),), lead=True))
    # Actors of a crowd go by numbers, the same on every map.
    numbers = numbers_of(data) if picture and is_crowd(picture) else {}
    if picture:
        if not is_small(picture):
            blocks.append(_small_map(data, found, picture, say))
        blocks += map_pages(data, found, picture, say, day, numbers)
        blocks += look_pages(data, say, day, numbers)
    trust = trust_block(data, say, day)
    if trust is not None:
        blocks.append(trust)
    if data.actors:
        blocks.append(actor_table(data, found, say, numbers))
    if data.ties:
        blocks.append(tie_table(data, say))
    blocks.append(_asked(data, say))
    if data.doubts:
        blocks.append(_questions(data, say))
    missing = missing_scripts(every_text(data))
    if missing:
        blocks.append(Passage("", "", (say("brief.unprintable", scripts=say.list(missing)),)))
    return Brief(
        title=data.title or say("brief.untitled"),
        language=words.language,
        author=author,
        audience=data.audience,
        audience_words=say(f"brief.audience.{data.audience}"),
        kind=say("brief.kind"),
        date=say.day(day),
        foot=_foot(data, say, day, author),
        question=data.question,
        page_of=words("brief.page_of"),
        right_to_left=words.right_to_left,
        blocks=tuple(blocks),
    )


def _opening(data: BriefData, say: Saying) -> Opening:
    note = [say(f"brief.copy.{data.audience}")]
    if data.code_names:
        note.append(say("brief.copy.code_names", n=data.code_names))
    return Opening(
        data.title or say("brief.untitled"), data.question, say("brief.copy"), " ".join(note)
    )


def _figures(data: BriefData, found: Findings, say: Saying) -> Figures:
    realms = say.list(
        say(f"brief.figure.in.{realm or 'unknown'}", n=count)
        for realm, count in found.by_realm.items()
    )
    chairs = emphasis(say("brief.figure.chairs", n=found.chairs)) if found.chairs else ""
    named = say("brief.figure.actors", n=found.seated)
    figures = [
        Figure(
            say.number(found.seated), spans(say("brief.listed", said=named, names=realms), chairs)
        )
    ]
    if data.ties:
        figures.append(Figure(say.number(len(data.ties)), spans(_ties_of_kinds(data, say))))
    if found.apart:
        one, other = (say(f"brief.realm.{realm}") for realm in found.apart[0])
        disputes = (
            emphasis(say("brief.figure.disputes", n=found.disputes)) if found.disputes else ""
        )
        sentence = say("brief.figure.none_between", one=one, other=other)
        figures.append(Figure(say.number(0), spans(sentence, disputes)))
    if found.alone:
        figures.append(Figure(say.number(len(found.alone)), spans(_alone(data, found, say))))
    return Figures(say("brief.figures"), say("brief.figures.note"), tuple(figures))


def _ties_of_kinds(data: BriefData, say: Saying) -> str:
    counts = {pen.id: 0 for pen in data.pens}
    for tie in data.ties:
        counts[tie.kind] += 1
    kinds = say.list(
        say("brief.figure.of_kind", n=counts[pen.id], name=name(pen_name(pen, say)))
        for pen in data.pens
        if counts[pen.id]
    )
    return say("brief.listed", said=say("brief.figure.ties", n=len(data.ties)), names=kinds)


def _alone(data: BriefData, found: Findings, say: Saying) -> str:
    said = say("brief.figure.alone", n=len(found.alone))
    if len(found.alone) > _MOST_NAMED:
        return f"{said}."
    names = {actor.id: actor.name for actor in data.actors}
    return say("brief.listed", said=said, names=say.list(name(names[id]) for id in found.alone))


def _small_map(data: BriefData, found: Findings, picture: Picture, say: Saying) -> SmallMap:
    drawn = {picture.pens[pen].category for pen in picture.pen.tolist()}
    helping = any(not is_conflict(category) for category in drawn)
    return SmallMap(
        label=say("brief.small_map"),
        note=say("brief.small_map.note"),
        picture=picture,
        readings=_readings(data, found, picture, say),
        key=who(picture, say, full=False),
        help_tie=say("brief.key.help") if helping else "",
        conflict_tie=say("brief.key.conflict") if any(map(is_conflict, drawn)) else "",
        in_words=say("brief.small_map.in_words"),
        remark=_too_small(data, found, say),
    )


def _too_small(data: BriefData, found: Findings, say: Saying) -> str:
    if not found.too_small:
        return ""
    if len(data.raters) == 1 and found.seated >= 8:
        return say("brief.one_informant")
    return say("brief.too_small", n=found.seated)


def _readings(
    data: BriefData, found: Findings, picture: Picture, say: Saying
) -> tuple[Reading, ...]:
    """Say up to five things, each about someone who stands on the map, or about two realms."""
    names = {actor.id: actor.name for actor in data.actors if actor.id in picture.row}
    told: list[Reading] = []

    def about(id: EntityId, sentence: str) -> None:
        told.append(Reading(spans(sentence), id))

    if found.hub and found.hub[0] in names:
        about(
            found.hub[0], say("brief.reading.hub", n=found.hub[1], name=bold(names[found.hub[0]]))
        )
    if found.weaver in names and found.weaver and (not found.hub or found.weaver != found.hub[0]):
        about(found.weaver, say("brief.reading.weaver", name=bold(names[found.weaver])))
    for id in [id for id in found.alone if id in names][:2]:
        about(id, say("brief.reading.alone", name=bold(names[id])))
    for one, other in found.apart[:1]:
        said = say(
            "brief.reading.apart", one=say(f"brief.realm.{one}"), other=say(f"brief.realm.{other}")
        )
        told.append(Reading(spans(said)))
    return tuple(told[:_MOST_READINGS])


def _asked(data: BriefData, say: Saying) -> Passage:
    """Say who was asked; everyone else learns how many, partners and the team also who."""
    told: list[str] = [" ".join(who_was_asked(data, say))]
    if data.raters and data.audience != "open":
        unnamed = say("brief.asked.unnamed")
        answers = (
            say("brief.asked.answers", n=n, name=unnamed if is_nameless(rater) else name(rater))
            for rater, n in data.raters)
        told.append(f"{say.list(answers)}.")
    if data.sessions:
        sessions = (
            say.list(name(part) for part in (s.title, s.place, say.day(s.date)) if part)
            for s in data.sessions
        )
        told.append(say("brief.asked.sessions", names=say("brief.list.longer").join(sessions)))
    return Passage(say("brief.asked"), "", tuple((Span(text),) for text in told))


def _questions(data: BriefData, say: Saying) -> Passage:
    """Ask what the desk asks about who is who."""
    told = [
        say(f"brief.question.{kind}", n=len(names), name=name(names[0]), other=name(names[-1]))
        for kind, names in data.doubts
    ]
    paragraphs = tuple((Span(text),) for text in told)
    return Passage(say("brief.questions"), say("brief.questions.note"), paragraphs)


def _foot(data: BriefData, say: Saying, day: date, author: str) -> tuple[str, ...]:
    """Give the parts of the last line; how many were asked, place and date never drop out."""
    asked = (
        say("brief.foot.people", n=data.people)
        if data.people
        else say("brief.foot.informants", n=len(data.raters))
        if data.raters
        else say("brief.foot.nobody")
    )
    place = [name(data.place)] if data.place else []
    parts = [say.list([asked, *place, say.day(day)])]
    if author:
        parts.append(say("brief.foot.author", name=name(author)))
    if data.sessions:
        parts.append(
            say("brief.foot.sources", names=say.list(name(s.title) for s in data.sessions))
        )
    return tuple(parts)
