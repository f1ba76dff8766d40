"""What a brief is made of, read from a desk in one place for one audience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from collective_desk.domain.contents import MapContent, Pen, Tower
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attendance,
    EntityId,
    Map,
    Placement,
    Session,
    Tie,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.looking import Looking
from collective_desk.domain.trust import TrustRecord
from collective_desk.domain.vocabularies import realm_of
from collective_desk.showing.showing import Known, read
from collective_desk.store.queries.assessments import towers
from collective_desk.store.queries.audience import card, goes_by_code, may_read
from collective_desk.store.queries.doubts import doubts as all_doubts
from collective_desk.store.queries.maps import map_content, maps, pens
from collective_desk.store.queries.milestones import trust_record
from collective_desk.store.queries.same import same
from collective_desk.store.queries.seen import seen
from collective_desk.store.reader import Reader

from .data_asked import SessionFacts, held, people, raters
from .data_together import CollectiveFacts, collective_facts

ASKED_ON_PAPER = ("twins", "alike")
"""Kinds of doubts that people in a room can answer."""
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
    """How many were in the sessions, each counted once."""
    sessions: tuple[SessionFacts, ...]
    trust: TrustRecord | None = None
    """Milestones and how trust moved, as far as this audience may know."""
    came_again: bool = False
    """Whether somebody was in more than one session."""
    code_names: int = 0
    kept_actors: int = 0
    """Actors that are on this map, or on the desk, and not for this audience."""
    kept_ties: int = 0
    doubts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Open questions about who is who: their kind, and the names concerned."""
    looking: Looking = field(default_factory=Looking)
    """How the map is kept: its lens and arrangement."""
    known: Known | None = None
    """What that way of looking needs to know of the map."""
    collectives: tuple[CollectiveFacts, ...] = ()


def gather(
    reader: Reader,
    *,
    map: EntityId | None = None,
    audience: str = "limited",
    doubts: bool = False,
    today: str = "",
) -> BriefData:
    """Read what a brief for an audience needs; nothing above the audience leaves this function.

    `today` (an ISO date) is the day on which it is read.

    Raises DeskError "paper.map_above" where the audience may not see the map.
    """
    desk = card(reader, audience)
    chosen = _chosen(reader, map, audience)
    content = map_content(reader, chosen.id, audience=audience) if chosen else None
    everyone, coded, kept_actors = _actors(reader, audience)
    only = frozenset(content.actors.ids) if content and map else None
    actors = tuple(one for one in everyone if only is None or one.id in only)
    drawn, named = tuple(pens(reader, audience)), {actor.id for actor in actors}
    whole = seen(reader, audience)
    came, again = people(reader, whole.all(Attendance), audience)
    looking = Looking.of(chosen) if chosen else Looking()
    known = None
    if chosen:
        known = read(reader, chosen.id, looking, audience=audience, today=today)
        known = replace(known, content=_named(known.content, coded))
    kept = _placed(reader, map, kept_actors)
    ties, kept_ties = _ties(reader, audience, named, drawn, kept)
    question = (chosen.question if chosen and map else "") or desk.question
    return BriefData(
        title=desk.title,
        question=question,
        place=desk.place,
        boundary=desk.boundary,
        audience=audience,
        actors=actors,
        ties=ties,
        pens=drawn,
        towers={id: one for id, one in towers(reader, audience=audience).items() if id in named},
        map=_named(content, coded) if content else None,
        raters=raters(whole.all(Assessment)),
        people=came,
        came_again=again,
        sessions=held(whole.all(Session)),
        trust=trust_record(reader, audience),
        code_names=len(coded),
        kept_actors=len(kept),
        kept_ties=kept_ties,
        doubts=_doubts(reader, actors) if doubts else (),
        looking=looking,
        known=known,
        collectives=collective_facts(reader, audience, {one.id: one.name for one in everyone}),
    )


def _chosen(reader: Reader, map: EntityId | None, audience: str) -> Map | None:
    """Choose the map asked for, else the first that has anybody on it."""
    if map is not None:
        said = reader.get(Map, map)
        if said is None or not said.alive:
            raise DeskError("entity.missing", kind="map", id=map)
        if not may_read(said.id, said.sensitivity, audience):
            raise DeskError("paper.map_above")
        return said
    shown = maps(reader, audience)
    return next((m for m in shown if map_content(reader, m.id, audience=audience).actors.ids), None)


def _actors(
    reader: Reader, audience: str
) -> tuple[tuple[ActorFacts, ...], dict[EntityId, str], list[EntityId]]:
    """Read the actors, the code names of those who go by one here, and who is kept back."""
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
    kept: list[EntityId] = []
    known = same(reader, audience)
    for id, name, code_name, aliases, kind, realm, chair, sensitivity in rows:
        if known.is_merged(id):
            continue
        if not (may_read(id, sensitivity, audience) and known.may_show(id, audience)):
            kept.append(id)
            continue
        hidden = bool(code_name) and goes_by_code(audience)
        if hidden:
            coded[id] = code_name
        second = "" if hidden else _in_own_script(name, aliases or ())
        realm_name = realm_of(realm, kind)
        said = code_name if hidden else name
        result.append(ActorFacts(id, said, second, kind, realm_name, bool(chair)))
    return tuple(result), coded, kept


def _placed(reader: Reader, map: EntityId | None, actors: list[EntityId]) -> list[EntityId]:
    """Keep those who stand on a map; all where no map is meant."""
    if map is None or not actors:
        return actors
    here = {actor for (actor,) in reader.rows(Placement, "actor", map=map)}
    return [actor for actor in actors if actor in here]


def _in_own_script(name: str, aliases: tuple[str, ...]) -> str:
    """Give the first other name that is written in another script."""
    return next((other for other in aliases if other.isascii() != name.isascii()), "")


def _named(content: MapContent, coded: Mapping[EntityId, str]) -> MapContent:
    """Put code names on the map, where the audience reads those."""
    columns = content.actors
    labels = [coded.get(id, said) for id, said in zip(columns.ids, columns.labels, strict=True)]
    return replace(content, actors=replace(columns, labels=labels))


def _ties(
    reader: Reader, audience: str, known: set[EntityId], drawn: tuple[Pen, ...],
    kept: Iterable[EntityId],
) -> tuple[tuple[TieFacts, ...], int]:
    """Read the ties between those who are known here, and how many are kept back."""
    pen_of = {pen.id: pen for pen in drawn}
    rows = reader.rows(
        Tie,
        "id",
        "source",
        "target",
        "kind",
        "direction",
        "label",
        "status",
        "valence",
        "sensitivity",
    )
    result = []
    # What this audience may not see must not stand for what it may: sifted before it is joined.
    seen = [row for row in rows if may_read(row[0], row[-1], audience)]
    for _, source, target, kind, direction, label, status, valence, _ in same(
        reader, audience
    ).joined(seen, (1, 2, 3, 4)):
        pen = pen_of.get(kind)
        if not pen or not {source, target} <= known:
            continue
        dividing = pen.category in _DIVIDING or valence == "negative"
        helping = not dividing and status not in _NOT_YET
        both, directed = direction == "mutual", direction == "directed"
        result.append(TieFacts(source, target, kind, both, directed, label, helping, dividing))
    all_ends = known.union(kept)
    everything = sum({row[1], row[2]} <= all_ends for row in rows)
    return tuple(result), everything - sum({row[1], row[2]} <= known for row in seen)


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
