"""The papers of a session: the checklist before it, the handout people take home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from collective_desk.domain.entities import Actor, Commitment, EntityId, Session
from collective_desk.domain.errors import DeskError
from collective_desk.domain.steps import Step, minutes_of, steps_of
from collective_desk.domain.vocabularies import REALMS, realm_of
from collective_desk.host.numerals import PaperWords
from collective_desk.picture.shapes import Look
from collective_desk.picture.symbols import SHAPE_OF_REALM
from collective_desk.store.queries.audience import as_told, card, may_see
from collective_desk.store.queries.notes import commitments, entries, open_before
from collective_desk.store.queries.same import same
from collective_desk.store.queries.sessions import Present, present
from collective_desk.store.reader import Reader

from .brief import (
    BlankLines,
    Block,
    Brief,
    Column,
    Gathering,
    Listing,
    Meeting,
    Opening,
    Passage,
    SideTable,
)
from .ink.sheet import Sheet
from .pdf import check_name, render, save
from .saying import Saying, bold, name, spans

MOST_SYMBOLS = 40
MOST_PROMISES = 12
"""Of earlier sessions: more than this nobody asks for in a hall."""
AGREED = frozenset(("verbal", "written"))
Compose = Callable[[Reader, Session, Saying, str], tuple[Block, ...]]


def write_handout(
    reader: Reader, out: Path, *, session: EntityId, paper: str = "A4", language: str = "",
    audience: str = "open", date: dt.date | None = None,
) -> Path:
    """Write what people take home: decided, promised, who was there, when they meet again.

    Raises DeskError as `write_brief`, and "session.missing".
    """
    return _write(
        reader, out, session, _handout, "handout.kind", paper=paper, language=language,
        audience=audience, date=date)


def write_checklist(
    reader: Reader, out: Path, *, session: EntityId, paper: str = "A4", language: str = "",
    date: dt.date | None = None,
) -> Path:
    """Write what those who lead a session carry into the hall."""
    return _write(
        reader, out, session, _checklist, "checklist.kind", paper=paper, language=language,
        audience="limited", date=date)


def _write(
    reader: Reader, out: Path, session: EntityId, compose: Compose, kind: str, *, paper: str,
    language: str, audience: str, date: dt.date | None,
) -> Path:
    check_name(out)
    known = reader.get(Session, session)
    if known is None or not may_see(known, audience):
        raise DeskError("session.missing")
    words = PaperWords(language or known.language or "en")
    say, desk = Saying(words), card(reader, audience)
    heads = sum(one.heads for one in present(reader, session, audience=audience))
    led = say.list(name(one) for one in known.facilitators)
    day = date or dt.date.today()  # noqa: DTZ011
    foot = [say("brief.foot.people", n=heads)] if heads else []
    foot += [name(known.place)] if known.place else []
    foot.append(say.day(known.date or day))
    foot += [say("brief.foot.author", name=led)] if led else []
    brief = Brief(
        title=desk.title or say("brief.untitled"), language=words.language, author=led,
        audience=audience, audience_words=say(f"brief.audience.{audience}"), kind=say(kind),
        date=say.day(known.date or day), foot=(say.list(foot),), question=desk.question,
        page_of=words("brief.page_of"), right_to_left=words.right_to_left,
        blocks=compose(reader, known, say, audience))
    sheet = Sheet.of(paper, right_to_left=words.right_to_left)
    return save(render(brief, sheet), out)


def _opening(session: Session, say: Saying, question: str) -> Opening:
    method = say.known(f"method.{session.method}", "") if session.method else ""
    lines = [say.day(session.date), method, say.list(name(one) for one in session.facilitators)]
    return Opening(session.title, question, session.place, "\n".join(filter(None, lines)))


def _handout(reader: Reader, session: Session, say: Saying, audience: str) -> tuple[Block, ...]:
    said = [
        one for one in reversed(entries(reader, session.id, audience=audience))
        if one.kind in {"decision", "agreement"}
    ]
    blocks: list[Block] = [_opening(session, say, card(reader, audience).question)]
    decided = tuple(name(one.text) for one in said)
    if decided:
        blocks.append(Listing(say("handout.decided"), "", decided))
    known = commitments(reader, session.id, audience=audience)
    promised = _promises(reader, known, say, audience)
    if promised:
        blocks.append(_promise_table(
            say("handout.promised"), say("handout.promised.note"), promised, say))
    if session.who_leads:
        blocks.append(Passage(
            say("handout.leads"), "", tuple(map(name, session.who_leads.split("\n")))))
    here = present(reader, session.id, audience=audience)
    if here:
        blocks.append(_gathering(reader, here, say, audience))
    if session.next_date or session.next_place:
        when = say.list(filter(None, (say.day(session.next_date), name(session.next_place)
                                      if session.next_place else "")))
        bring = name(session.next_bring) if session.next_bring else ""
        blocks.append(Meeting(say("handout.next"), when, bring))
    led = say.list(name(one) for one in session.facilitators)
    note = say("handout.yours.note", name=led) if led else ""
    return (*blocks, BlankLines(say("handout.yours"), note))


def _promises(
    reader: Reader, known: Iterable[Commitment], say: Saying, audience: str
) -> tuple[tuple[str, str, str], ...]:
    def owner(one: Commitment) -> str:
        if one.owner and reader.get(Actor, one.owner) is not None:
            return _named(reader, one.owner, audience)
        return name(one.owner_name) if one.owner_name else ""

    return tuple(
        (name(one.text), owner(one), say.day(one.due)) for one in known)


def _promise_table(
    head: str, note: str, rows: tuple[tuple[str, str, str], ...], say: Saying
) -> SideTable:
    columns = (
        Column(say("handout.what"), 5), Column(say("handout.who"), 3),
        Column(say("handout.when"), 2.2, flush_end=True))
    return SideTable(head, note, columns, rows)


def _gathering(
    reader: Reader, here: list[Present], say: Saying, audience: str
) -> Gathering:
    """Count everyone; name only those who agreed to it."""
    realms = dict.fromkeys((*REALMS, None), 0)
    named: list[str] = []
    for one in here:
        actor = _told(reader, one.actor, audience) if one.actor else None
        realms[realm_of(actor.realm, actor.kind) if actor else None] += one.heads
        if one.consent not in AGREED:
            continue
        if actor is not None:
            named.append(name(actor.name))
        elif one.group:
            named.append(name(one.group))
    heads = sum(one.heads for one in here)
    parts = say.list(
        say(f"handout.from.{realm or 'unknown'}", n=count)
        for realm, count in realms.items() if count)
    counted = sum(one.heads for one in here if one.consent not in AGREED)
    sentence = spans(
        bold(say("handout.people", n=heads)), f"{parts}.") if parts else spans(
        bold(say("handout.people", n=heads)))
    looks = tuple(
        _look(realm) for realm, count in realms.items() for _ in range(count)
    ) if heads <= MOST_SYMBOLS else ()
    return Gathering(
        say("handout.there"), say("handout.there.note", n=counted) if counted else "", sentence,
        looks, say("handout.named", names=say.list(named)) if named else "")


def _checklist(
    reader: Reader, session: Session, say: Saying, audience: str
) -> tuple[Block, ...]:
    steps = steps_of(session)
    blocks: list[Block] = [_opening(session, say, card(reader, audience).question)]
    if session.purpose:
        blocks.append(Passage(
            say("checklist.purpose"), "", tuple(map(name, session.purpose.split("\n")))))
    needs = [part.strip() for part in session.materials.replace("\n", ". ").split(". ")]
    needed = tuple(name(part.rstrip(".")) for part in needs if part)
    if needed:
        blocks.append(Listing(say("checklist.needs"), "", needed, ticked=True))
    expected = tuple(filter(None, (_named(reader, id, audience) for id in session.expected)))
    if expected:
        blocks.append(Listing(say("checklist.expected"), "", expected, ticked=True))
    if session.state != "closed":
        still = open_before(reader, session.id, audience=audience)[:MOST_PROMISES]
        if asked := _promises(reader, still, say, audience):
            blocks.append(_promise_table(say("checklist.promised"), "", asked, say))
    if steps:
        columns = (
            Column(say("checklist.minutes"), 1.5), Column(say("checklist.step"), 3),
            Column(say("checklist.say"), 6))
        blocks.append(SideTable(
            say("checklist.steps"), say("checklist.total", n=minutes_of(steps)), columns,
            _steps(steps, say)))
    return (*blocks, BlankLines(say("checklist.notes"), "", spare=True))


def _steps(steps: tuple[Step, ...], say: Saying) -> tuple[tuple[str, str, str], ...]:
    rows, at = [], 0
    for step in steps:
        rows.append((
            say("checklist.from_to", start=say.number(at), n=at + step.minutes),
            name(step.title), name(step.prompt)))
        at += step.minutes
    return tuple(rows)


def _look(realm: str | None) -> Look:
    token = realm or "unknown"
    return Look(
        SHAPE_OF_REALM[realm], f"{token}_fill", f"{token}_edge", f"{token}_letter", "")


def _named(reader: Reader, actor: EntityId, audience: str) -> str:
    """Name an actor as an audience reads it; nothing where it may not."""
    known = _told(reader, actor, audience)
    return name(known.name) if known is not None else ""


def _told(reader: Reader, actor: EntityId, audience: str) -> Actor | None:
    """Give an actor as told to an audience that may see it, and everyone who is the same."""
    known = reader.get(Actor, actor)
    if known is None or not may_see(known, audience):
        return None
    return as_told(known, audience) if same(reader, audience).may_show(actor, audience) else None
