"""What a desk knows of trust: milestones, answers on ties, our own posture, who led what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    EntityId,
    LeadershipTurn,
    Milestone,
    Posture,
    Tie,
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
from collective_desk.domain.vocabularies import may_show, realm_of
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .maps import EVERYONE_OF_THE_DESK, levels

_Row = tuple[Any, ...]
_EVENT: Final = (
    "id", "date", "kind", "early_win", "title", "took_part", "led", "ties", "session",
    "sensitivity")


def milestones(reader: Reader, audience: str = EVERYONE_OF_THE_DESK) -> list[Milestone]:
    """List the milestones an audience may see, the oldest first."""
    seen = [one for one in reader.all(Milestone) if _may(one.id, one.sensitivity, audience)]
    return sorted(seen, key=lambda one: (day_of(one.date) or 0, one.id))


def moves_of(
    reader: Reader, milestone: Milestone, audience: str = EVERYONE_OF_THE_DESK
) -> list[Moved]:
    """Give how a milestone moved its ties, as each rater sees it."""
    day = day_of(milestone.date) or 0
    found: dict[tuple[EntityId, str, str], list[float | None]] = {}
    for tie in milestone.ties:
        for one in reader.all(Assessment, subject=tie, milestone=milestone.id):
            if _may(one.id, one.sensitivity, audience):
                said = found.setdefault((tie, one.dimension, one.rater), [None, None])
                said[(day_of(one.date) or 0) >= day] = one.value
    return [
        Moved(tie, before, after, dimension, rater)
        for (tie, dimension, rater), (before, after) in found.items()]


def trust_record(
    reader: Reader, audience: str = EVERYONE_OF_THE_DESK, *, today: int | None = None
) -> TrustRecord:
    """Read everything an audience may know of trust, as of a day (an ordinal; else today)."""
    now = today or datetime.now(UTC).astimezone().date().toordinal()
    people = _people(reader, audience)
    events = _events(reader, audience, people)
    bonds = _bonds(reader, audience, people, {event.id: event.day for event in events})
    return TrustRecord(
        today=now,
        events=events,
        bonds=bonds,
        stances=_stances(reader, audience),
        leads=_leads(reader, audience, people),
        asked=len({answer.rater for bond in bonds for answer in bond.answers}),
    )


def _may(id: EntityId, sensitivity: str, audience: str) -> bool:
    ours = audience == EVERYONE_OF_THE_DESK
    return may_show(sensitivity, audience) and (ours or not is_private(id))


def _people(reader: Reader, audience: str) -> dict[EntityId, tuple[End, frozenset[str]]]:
    """Give the actors an audience may see, each with the folded names it is called by."""
    found = {}
    for id, name, short, aliases, realm, kind, merged, sensitivity in reader.rows(
        Actor, "id", "name", "short_label", "aliases", "realm", "kind", "merged_into",
        "sensitivity",
    ):
        if merged is None and _may(id, sensitivity, audience):
            called = frozenset(fold(said) for said in (name, short, *aliases) if said)
            found[id] = End(id, short or name, realm_of(realm, kind)), called
    return found


def _events(
    reader: Reader, audience: str, people: dict[EntityId, tuple[End, frozenset[str]]]
) -> tuple[Event, ...]:
    events = []
    for id, date, kind, win, title, who, led, ties, session, level in reader.rows(
            Milestone, *_EVENT):
        day = day_of(date)
        if day is not None and _may(id, level, audience):
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
    said = _answers(reader, audience)
    bonds = []
    for id, source, target, sensitivity in reader.rows(
            Tie, "id", "source", "target", "sensitivity"):
        if id not in said or not _may(id, sensitivity, audience):
            continue
        if source in people and target in people:
            (first, first_names), (second, second_names) = people[source], people[target]
            answers = tuple(
                Answer(day, rater, _end(rater, first_names, second_names), dimension, value,
                       why if why in days else None, day < days.get(why, day))
                for day, rater, dimension, value, why in sorted(said[id], key=_first_said))
            bonds.append(Bond(id, first, second, answers))
    return tuple(bonds)


def _first_said(row: _Row) -> int:
    return int(row[0])


def _end(rater: str, first: frozenset[str], second: frozenset[str]) -> int:
    """Tell which end of a tie spoke: 1 or 2; 0 for anybody else."""
    folded = fold(rater)
    return 1 if folded in first else 2 if folded in second else 0


def _answers(reader: Reader, audience: str) -> dict[EntityId, list[_Row]]:
    """Read every answer on trust in bulk, by tie: day, rater, dimension, value, milestone."""
    shown = levels(audience)
    sql = (
        "SELECT subject, date, rater, dimension, value, milestone, id FROM assessment"
        f" WHERE alive=1 AND dimension IN ({','.join('?' * len(TRUST))})"
        f" AND sensitivity IN ({','.join('?' * len(shown))}) ORDER BY rowid"
    )
    ours = audience == EVERYONE_OF_THE_DESK
    days: dict[str | None, int | None] = {}
    found: dict[EntityId, list[_Row]] = {}
    for subject, date, rater, dimension, value, why, id in raw(reader.connection).execute(
            sql, (*TRUST, *shown)):
        if date not in days:
            days[date] = day_of(date)
        day = days[date]
        if day is not None and (ours or not is_private(id)):
            found.setdefault(subject, []).append((day, rater, dimension, value, why))
    return found


def _stances(reader: Reader, audience: str) -> tuple[Stance, ...]:
    """Give our stances, each until the next one towards the same collective."""
    rows = [
        (day, one) for one in reader.all(Posture)
        if one.stance and (day := day_of(one.since)) is not None
        and _may(one.id, one.sensitivity, audience)
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
    leads = []
    for one in reader.all(LeadershipTurn):
        since, until = one.period or (None, None)
        day = day_of(since)
        if one.actor in people and day is not None and _may(one.id, one.sensitivity, audience):
            leads.append(Lead(
                one.id, one.collective, one.function or "", people[one.actor][0], day,
                day_of(until)))
    return tuple(sorted(leads, key=lambda one: (one.since, one.id)))
