"""What a brief is made of, read from a desk in one place for one audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from collective_desk.domain.contents import MapContent, Pen, Tower
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attendance,
    EntityId,
    Map,
    Session,
    Tie,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.vocabularies import may_show, realm_of
from collective_desk.store.queries.doubts import doubts as all_doubts
from collective_desk.store.queries.maps import map_content, maps, pens
from collective_desk.store.queries.same import same
from collective_desk.store.queries.sessions import present
from collective_desk.store.reader import Reader

from .data_together import CollectiveFacts, collective_facts

ASKED_ON_PAPER = ("twins", "alike")
"""Kinds of doubts that people in a room can answer."""
_CODED = ("open", "limited")
"""Audiences that read code names."""
_NOT_YET = ("latent", "desired", "planned", "broken")
_DIVIDING = ("conflict", "competition")


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """What a brief says of one actor."""

    id: EntityId
    name: str
    second: str
    """The name in its own script, where it differs."""
    kind: str | None
    realm: str | None
    chair: bool


@dataclass(frozen=True, slots=True)
class TieFacts:
    """What a brief says of one tie; helping ties are there now and do not divide."""

    source: EntityId
    target: EntityId
    kind: EntityId
    both_ways: bool
    directed: bool
    label: str
    helping: bool
    dividing: bool


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session that took place: a source of the map."""

    title: str
    place: str
    date: str | None


@dataclass(frozen=True, slots=True, eq=False)
class BriefData:
    """All that one audience may read, as plain values."""

    title: str
    question: str
    place: str
    boundary: str
    audience: str
    actors: tuple[ActorFacts, ...]
    ties: tuple[TieFacts, ...]
    pens: tuple[Pen, ...]
    towers: Mapping[EntityId, Tower]
    map: MapContent | None
    raters: tuple[tuple[str, int], ...]
    """Informants and how many answers each gave, most first."""
    people: int
    """How many were in the sessions."""
    sessions: tuple[SessionFacts, ...]
    code_names: int = 0
    doubts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Open questions about who is who: their kind, and the names concerned."""
    collectives: tuple[CollectiveFacts, ...] = ()


def gather(
    reader: Reader,
    *,
    map: EntityId | None = None,
    audience: str = "limited",
    doubts: bool = False,
) -> BriefData:
    """Read what a brief for an audience needs; nothing above the audience leaves this function.

    Raises DeskError "paper.map_above" where the audience may not see the map.
    """
    desk = reader.desk()
    chosen = _chosen(reader, map, audience)
    content = map_content(reader, chosen.id, audience=audience) if chosen else None
    only = frozenset(content.actors.ids) if content and map else None
    actors, coded = _actors(reader, audience, only)
    drawn = tuple(pens(reader, audience))
    question = (chosen.question if chosen and map else "") or desk.question
    return BriefData(
        title=desk.title,
        question=question,
        place=desk.place,
        boundary=desk.boundary,
        audience=audience,
        actors=actors,
        ties=_ties(reader, audience, {a.id for a in actors}, drawn),
        pens=drawn,
        towers=content.towers if content else {},
        map=_named(content, coded) if content else None,
        raters=_raters(reader, audience),
        people=_people(reader, audience),
        sessions=_sessions(reader, audience),
        code_names=len(coded),
        doubts=_doubts(reader, actors) if doubts else (),
        collectives=collective_facts(reader, audience, {a.id: a.name for a in actors}),
    )


def _chosen(reader: Reader, map: EntityId | None, audience: str) -> Map | None:
    """Choose the map asked for, else the first that has anybody on it."""
    if map is not None:
        said = reader.get(Map, map)
        if said is None or not said.alive:
            raise DeskError("entity.missing", kind="map", id=map)
        if not may_show(said.sensitivity, audience):
            raise DeskError("paper.map_above")
        return said
    seen = [one for one in maps(reader) if may_show(one.sensitivity, audience)]
    return next((m for m in seen if map_content(reader, m.id, audience=audience).actors.ids), None)


def _actors(
    reader: Reader, audience: str, only: frozenset[EntityId] | None
) -> tuple[tuple[ActorFacts, ...], dict[EntityId, str]]:
    """Read the actors, and the code names of those who go by one here."""
    rows = reader.rows(
        Actor,
        "id",
        "name",
        "code_name",
        "aliases",
        "kind",
        "realm",
        "empty_chair",
        "sensitivity",
    )
    result: list[ActorFacts] = []
    coded: dict[EntityId, str] = {}
    known = same(reader)
    for id, name, code_name, aliases, kind, realm, chair, sensitivity in rows:
        seen = may_show(sensitivity, audience) and known.may_show(id, audience)
        if known.is_merged(id) or not seen or (only is not None and id not in only):
            continue
        hidden = bool(code_name) and audience in _CODED
        if hidden:
            coded[id] = code_name
        second = "" if hidden else _in_own_script(name, aliases or ())
        realm_name = realm_of(realm, kind)
        said = code_name if hidden else name
        result.append(ActorFacts(id, said, second, kind, realm_name, bool(chair)))
    return tuple(result), coded


def _in_own_script(name: str, aliases: tuple[str, ...]) -> str:
    """Give the first other name that is written in another script."""
    return next((other for other in aliases if other.isascii() != name.isascii()), "")


def _named(content: MapContent, coded: Mapping[EntityId, str]) -> MapContent:
    """Put code names on the map, where the audience reads those."""
    columns = content.actors
    labels = [coded.get(id, said) for id, said in zip(columns.ids, columns.labels, strict=True)]
    return replace(content, actors=replace(columns, labels=labels))


def _ties(
    reader: Reader, audience: str, known: set[EntityId], drawn: tuple[Pen, ...]
) -> tuple[TieFacts, ...]:
    pen_of = {pen.id: pen for pen in drawn}
    rows = reader.rows(
        Tie, "source", "target", "kind", "direction", "label", "status", "valence", "sensitivity"
    )
    result = []
    # What this audience may not see must not stand for what it may: sifted before it is joined.
    seen = [row for row in rows if may_show(row[-1], audience)]
    for source, target, kind, direction, label, status, valence, _ in same(reader).joined(
        seen, (0, 1, 2, 3)
    ):
        pen = pen_of.get(kind)
        if not pen or not {source, target} <= known:
            continue
        dividing = pen.category in _DIVIDING or valence == "negative"
        helping = not dividing and status not in _NOT_YET
        both, directed = direction == "mutual", direction == "directed"
        result.append(TieFacts(source, target, kind, both, directed, label, helping, dividing))
    return tuple(result)


def _doubts(
    reader: Reader, actors: tuple[ActorFacts, ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the questions about actors that may all be named here."""
    names = {actor.id: actor.name for actor in actors}
    return tuple(
        (doubt.kind, tuple(names[id] for id in doubt.subjects))
        for doubt in all_doubts(reader)
        if doubt.kind in ASKED_ON_PAPER and names.keys() >= set(doubt.subjects)
    )


def _raters(reader: Reader, audience: str) -> tuple[tuple[str, int], ...]:
    rows = reader.rows(Assessment, "rater", "sensitivity")
    told = Counter(rater for rater, level in rows if rater and may_show(level, audience))
    return tuple(sorted(told.items(), key=lambda one: (-one[1], one[0])))


def _people(reader: Reader, audience: str) -> int:
    """Count who was in the sessions: a group by its heads, a person as one."""
    held = {session for (session,) in reader.rows(Attendance, "session")}
    return sum(
        one.heads for session in held for one in present(reader, session, audience=audience)
    )


def _sessions(reader: Reader, audience: str) -> tuple[SessionFacts, ...]:
    rows = reader.rows(Session, "title", "place", "date", "state", "sensitivity")
    told = [
        SessionFacts(title, place, date)
        for title, place, date, state, level in rows
        if state != "planned" and may_show(level, audience)
    ]
    return tuple(sorted(told, key=lambda one: one.date or ""))
