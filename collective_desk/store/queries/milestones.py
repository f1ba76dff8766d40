"""What a desk knows of trust: milestones, answers on ties, our own posture, who led what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Collective,
    Entity,
    EntityId,
    LeadershipTurn,
    Milestone,
    Posture,
    Tie,
    TieKind,
)
from collective_desk.domain.folding import fold
from collective_desk.domain.trust import (
    TRUST,
    Answer,
    Bond,
    End,
    Event,
    Lead,
    Moved,
    Stance,
    TrustRecord,
    day_of,
)
from collective_desk.domain.vocabularies import realm_of
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .audience import EVERYONE_OF_THE_DESK, code_names, levels, may_read
from .same import same

_Row = tuple[Any, ...]
_EVENT: Final = (
    "id", "date", "kind", "early_win", "title", "took_part", "led", "ties", "session",
    "sensitivity")


def milestones(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Milestone]:
    """List the milestones an audience may see, the oldest first."""
    seen = [one for one in reader.all(Milestone) if may_read(one.id, one.sensitivity, audience)]
    return sorted(seen, key=lambda one: (day_of(one.date) or 0, one.id))


def moves_of(
    reader: Reader, milestone: Milestone, audience: str = EVERYONE_OF_THE_DESK
) -> list[Moved]:
    """Give how a milestone moved its ties, as each rater sees it."""
    day = day_of(milestone.date) or 0
    found: dict[tuple[EntityId, str, str], list[float | None]] = {}
    for tie in milestone.ties:
        for one in reader.all(Assessment, subject=tie, milestone=milestone.id):
            if may_read(one.id, one.sensitivity, audience):
                said = found.setdefault((tie, one.dimension, one.rater), [None, None])
                said[(day_of(one.date) or 0) >= day] = one.value
    return [
        Moved(tie, before, after, dimension, rater)
        for (tie, dimension, rater), (before, after) in found.items()
        if before is not None or after is not None]


def trust_record(
    reader: Reader, audience: str = EVERYONE_OF_THE_DESK, *, today: int | None = None
) -> TrustRecord:
    """Read everything an audience may know of trust, as of a day (an ordinal; else today)."""
    now = today or datetime.now(UTC).astimezone().date().toordinal()
    people = _people(reader, audience)
    events = _events(reader, audience, people)
    bonds = _bonds(reader, audience, people, {event.id: event.day for event in events})
    if audience != EVERYONE_OF_THE_DESK:
        shown = {bond.tie for bond in bonds}
        events = tuple(
            replace(event, ties=tuple(id for id in event.ties if id in shown)) for event in events)
    return TrustRecord(
        today=now,
        events=events,
        bonds=bonds,
        stances=_stances(reader, audience),
        leads=_leads(reader, audience, people),
        asked=len({answer.rater for bond in bonds for answer in bond.answers}),
    )


def bond_of(reader: Reader, tie: EntityId) -> Bond | None:
    """Give one tie with everything its own desk heard of its trust; None where nobody spoke."""
    known, said = reader.get(Tie, tie), _answers(reader, EVERYONE_OF_THE_DESK, tie).get(tie)
    ends = [reader.get(Actor, end) for end in (known.source, known.target)] if known else []
    if known is None or not said or not all(ends):
        return None
    people = {
        actor.id: (End(actor.id, actor.name),
                   frozenset(fold(one) for one in (actor.name, actor.short_label, *actor.aliases)))
        for actor in ends if actor}
    whys = {row[4] for row in said if row[4]}
    days = {
        why: day for why in whys
        if (one := reader.get(Milestone, why)) and one.alive and (day := day_of(one.date))}
    (first, first_names), (second, second_names) = people[known.source], people[known.target]
    return Bond(tie, first, second, _told(said, first_names, second_names, days, {}))


def _people(reader: Reader, audience: str) -> dict[EntityId, tuple[End, frozenset[str]]]:
    """Give the actors an audience may see, each with the folded names it is called by."""
    found, known = {}, same(reader)
    coded = code_names(reader, audience)
    for id, name, short, aliases, realm, kind, merged, sensitivity in reader.rows(
        Actor, "id", "name", "short_label", "aliases", "realm", "kind", "merged_into",
        "sensitivity",
    ):
        if merged is None and may_read(id, sensitivity, audience) and known.may_show(id, audience):
            called = frozenset(fold(said) for said in (name, short, *aliases) if said)
            found[id] = End(id, coded.get(id) or short or name, realm_of(realm, kind)), called
    return found


def _events(
    reader: Reader, audience: str, people: dict[EntityId, tuple[End, frozenset[str]]]
) -> tuple[Event, ...]:
    events: list[Event] = []
    days: dict[str | None, int | None] = {}
    for id, date, kind, win, title, who, led, ties, session, level in reader.rows(
            Milestone, *_EVENT):
        if date not in days:
            days[date] = day_of(date)
        day = days[date]
        if day is not None and may_read(id, level, audience):
            events.append(Event(
                id, day, kind, win, title, _known(who, people), _known(led, people), ties,
                session))
    return tuple(sorted(events, key=lambda one: (one.day, one.id)))


def _known(ids: Iterable[EntityId], people: dict[EntityId, Any]) -> tuple[EntityId, ...]:
    return tuple(id for id in ids if id in people)


def _bonds(
    reader: Reader, audience: str, people: dict[EntityId, tuple[End, frozenset[str]]],
    days: dict[EntityId, int],
) -> tuple[Bond, ...]:
    said, known = _answers(reader, audience), same(reader)
    kinds = _seen_of(reader, TieKind, audience)
    folded: dict[str, str] = {}
    bonds = []
    for id, one, other, kind, sensitivity in reader.rows(
            Tie, "id", "source", "target", "kind", "sensitivity"):
        if id not in said or not may_read(id, sensitivity, audience) or kind not in kinds:
            continue
        source, target = known.who(one), known.who(other)
        if source in people and target in people:
            (first, first_names), (second, second_names) = people[source], people[target]
            bonds.append(Bond(
                id, first, second, _told(said[id], first_names, second_names, days, folded)))
    return tuple(bonds)


def _told(
    rows: list[_Row], first: frozenset[str], second: frozenset[str], days: dict[EntityId, int],
    folded: dict[str, str],
) -> tuple[Answer, ...]:
    """Give the answers on one tie, the oldest first."""
    return tuple(
        Answer(day, rater, _end(rater, first, second, folded), dimension, value,
               why if why in days else None, day < days.get(why, day))
        for day, rater, dimension, value, why in sorted(rows, key=_first_said))


def _first_said(row: _Row) -> int:
    return int(row[0])


def _end(
    rater: str, first: frozenset[str], second: frozenset[str], folded: dict[str, str]
) -> int:
    """Tell which end of a tie spoke: 1 or 2; 0 for anybody else."""
    if rater not in folded:
        folded[rater] = fold(rater)
    key = folded[rater]
    return 1 if key in first else 2 if key in second else 0


def _answers(
    reader: Reader, audience: str, tie: EntityId | None = None
) -> dict[EntityId, list[_Row]]:
    """Read every answer on trust in bulk, by tie: day, rater, dimension, value, milestone."""
    shown = levels(audience)
    sql = (
        "SELECT subject, date, rater, dimension, value, milestone, id FROM assessment"
        f" WHERE alive=1 AND dimension IN ({','.join('?' * len(TRUST))})"
        f" AND sensitivity IN ({','.join('?' * len(shown))})"
        f"{' AND subject=?' if tie else ''} ORDER BY rowid"
    )
    ours = audience == EVERYONE_OF_THE_DESK
    days: dict[str | None, int | None] = {}
    found: dict[EntityId, list[_Row]] = {}
    for subject, date, rater, dimension, value, why, id in raw(reader.connection).execute(
            sql, (*TRUST, *shown, *([tie] if tie else []))):
        if date not in days:
            days[date] = day_of(date)
        day = days[date]
        if day is not None and (ours or not is_private(id)):
            found.setdefault(subject, []).append((day, rater, dimension, value, why))
    return found


def _stances(reader: Reader, audience: str) -> tuple[Stance, ...]:
    """Give our stances, each until the next one towards the same collective."""
    shown = _seen_of(reader, Collective, audience)
    rows = [
        (day, one) for one in reader.all(Posture)
        if one.stance and (day := day_of(one.since)) is not None
        and may_read(one.id, one.sensitivity, audience) and one.collective in shown
    ]
    rows.sort(key=lambda row: (row[0], row[1].id))
    stances = []
    for at, (day, one) in enumerate(rows):
        later = (since for since, other in rows[at + 1:] if other.collective == one.collective)
        stances.append(Stance(
            one.id, one.collective, one.stance or "", day, next(later, None), one.reason,
            one.signals))
    return tuple(stances)


def _leads(
    reader: Reader, audience: str, people: dict[EntityId, tuple[End, frozenset[str]]]
) -> tuple[Lead, ...]:
    leads, shown = [], _seen_of(reader, Collective, audience)
    for one in reader.all(LeadershipTurn):
        since, until = one.period or (None, None)
        day = day_of(since)
        seen = one.actor in people and one.collective in shown
        if seen and day is not None and may_read(one.id, one.sensitivity, audience):
            leads.append(Lead(
                one.id, one.collective, one.function or "", people[one.actor][0], day,
                day_of(until)))
    return tuple(sorted(leads, key=lambda one: (one.since, one.id)))


def _seen_of(reader: Reader, kind: type[Entity], audience: str) -> set[EntityId]:
    """Give those of a kind that an audience may see, and nothing: what hangs on others goes."""
    rows = reader.rows(kind, "id", "sensitivity")
    return {EntityId(""), *(id for id, level in rows if may_read(id, level, audience))}
