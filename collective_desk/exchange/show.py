"""What is on a desk and what was done to it, as plain data for scripts (`show --json`).

`show` gives `desk` {id, title, question, place, languages, wall_level, boundary}; `counts`
{actors, ties, tie_kinds, maps, placements, assessments, doubts, milestones, sessions, notes,
commitments}; `actors`: all their fields, with `realm` the position as said (-2 grassroots … 2
institutional, or null) and `realm_name` also where only the kind tells; `tie_kinds`; `ties`: their
fields, `kind` the id and `kind_name` the name of the kind, `strength` the median of those asked,
or null; `maps` {id, title, question, arrangement, arranged_by, lens, placements [{actor, x, y,
pinned}]}; `assessments`; `doubts` {id, kind, subjects, field}. `sessions`: their fields, `steps`
[{title, prompt, minutes, pen}], `present` [{actor, group, heads, consent}]; `notes` and
`commitments`: their fields, the latest first. `milestones`, the oldest first: their fields,
`early_win` only where it is one, and `moved` [{tie, dimension, rater, before, after}], trust on
the eve and on the day (1 to 4, or null), are there too. `collectives`: their fields, with
`purposes` [{text, person, time, endorsements}] newest first, `members` {actor, role, period},
`criteria` of success, `links` to others as this one says them, `turns` of leadership and our own
`postures`; `goals` {id, text, held_by, positions [{actor, value, by}]}, `value` the median of what
each informant in `by` said last (-2 against … 2 for); `missing` {id, kind, text, where, found}:
empty chairs; `answers` {id, question (RQ1 … RQ9), round, date, person, people, text, next_step}:
what was answered, the latest first. `history` gives, newest first, {id, time, person, action,
mode, about, touched, scope, session, step}: `time` as ISO 8601 in UTC, `touched` the ids of what
was changed, `session` and `step` (from 0) those that ran when it was done, or null.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final, TypeVar

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Commitment,
    Desk,
    Entity,
    EntityId,
    Milestone,
    Note,
    Placement,
    Session,
    Tie,
)
from collective_desk.domain.steps import steps_of
from collective_desk.domain.trust import Moved
from collective_desk.domain.vocabularies import realm_of
from collective_desk.store.queries.assessments import spreads
from collective_desk.store.queries.doubts import Doubt, doubts
from collective_desk.store.queries.maps import maps
from collective_desk.store.queries.milestones import milestones, moves_of
from collective_desk.store.queries.same import Same, same
from collective_desk.store.queries.sessions import present, sessions
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.reader import Reader

from .show_together import together

N = TypeVar("N", Note, Commitment)
_ALL: Final = 1_000_000_000
_NOT_SHOWN: Final = frozenset({"alive"})
_DESK_FIELDS: Final = (
    "id", "title", "question", "place", "languages", "wall_level", "boundary", "sensitivity")


def show(reader: Reader) -> dict[str, Any]:
    """Give everything on a desk that its own people see, as data that JSON can hold."""
    known = same(reader)
    actors = [actor for actor in reader.all(Actor) if not known.is_merged(actor.id)]
    living = {actor.id for actor in actors}
    kinds = {kind.id: kind.name for kind in tie_kinds(reader)}
    strengths = {tie: seen.median for tie, seen in spreads(reader, "strength").items()}
    ties = [
        tie for tie in known.ties(reader.all(Tie))
        if tie.source in living and tie.target in living]
    shown = {
        "actors": [_actor(actor) for actor in actors],
        "tie_kinds": [_item(kind) for kind in tie_kinds(reader)],
        "ties": [_tie(tie, kinds, strengths) for tie in ties],
        "maps": _maps(reader, known, living),
        "assessments": [_item(said) for said in reader.all(Assessment)],
        "doubts": [_doubt(doubt) for doubt in doubts(reader)],
        "milestones": [_milestone(reader, one) for one in milestones(reader)],
        "sessions": [_session(reader, session) for session in sessions(reader)],
        "notes": [_item(note) for note in _latest_first(reader.all(Note))],
        "commitments": [_item(promise) for promise in _latest_first(reader.all(Commitment))],
    }
    placed = sum(len(map["placements"]) for map in shown["maps"])
    counts = {name: len(items) for name, items in shown.items()} | {"placements": placed}
    return {"desk": _desk(reader.desk()), "counts": counts, **shown, **together(reader)}


def history(reader: Reader, limit: int = _ALL) -> list[dict[str, Any]]:
    """Give what was done, newest first: who, when, what, and which things it touched."""
    return [
        {
            "id": deed.tx, "time": deed.time.isoformat(), "person": deed.person,
            "action": deed.action, "mode": deed.mode, "about": list(deed.about),
            "touched": list(dict.fromkeys(id for _, id in deed.touched)), "scope": deed.scope,
            "session": deed.within[0] if deed.within else None,
            "step": deed.within[1] if deed.within else None,
        }
        for deed in reader.history(limit)
    ]


def _desk(desk: Desk) -> dict[str, Any]:
    return _item(desk, _DESK_FIELDS)


def _actor(actor: Actor) -> dict[str, Any]:
    return _item(actor) | {"realm_name": realm_of(actor.realm, actor.kind)}


def _tie(
    tie: Tie, kinds: dict[EntityId, str], strengths: dict[EntityId, float]
) -> dict[str, Any]:
    return _item(tie) | {
        "kind_name": kinds.get(tie.kind), "strength": strengths.get(tie.id)}


def _maps(reader: Reader, known: Same, living: set[EntityId]) -> list[dict[str, Any]]:
    placements: dict[EntityId, list[dict[str, Any]]] = {}
    rows = reader.rows(Placement, "map", "actor", "at", "pinned")
    own = {(map, actor) for map, actor, _, _ in rows}
    for map, placed, at, pinned in rows:
        actor = known.who(placed)
        if actor in living and (actor == placed or (map, actor) not in own):
            own.add((map, actor))
            x, y = at or (None, None)
            placements.setdefault(map, []).append(
                {"actor": actor, "x": x, "y": y, "pinned": pinned})
    return [_item(map) | {"placements": placements.get(map.id, [])} for map in maps(reader)]


def _session(reader: Reader, session: Session) -> dict[str, Any]:
    here = present(reader, session.id)
    steps = [
        {"title": step.title, "prompt": step.prompt, "minutes": step.minutes,
         "pen": step.pen or None}
        for step in steps_of(session)
    ]
    came = [
        {"actor": one.actor, "group": one.group, "heads": one.heads, "consent": one.consent}
        for one in here
    ]
    return _item(session) | {"steps": steps, "present": came}


def _latest_first(items: list[N]) -> list[N]:
    return sorted(items, key=lambda item: (item.time or "", item.id), reverse=True)
def _milestone(reader: Reader, milestone: Milestone) -> dict[str, Any]:
    item = _item(milestone) | {"moved": [_item(one) for one in moves_of(reader, milestone)]}
    if not milestone.early_win:
        del item["early_win"]
    return item


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "id": doubt.id, "kind": doubt.kind, "subjects": list(doubt.subjects), "field": doubt.field}


def _item(entity: Entity | Moved, names: Iterable[str] = ()) -> dict[str, Any]:
    chosen = names or (each.name for each in fields(entity) if each.name not in _NOT_SHOWN)
    return {name: _plain(getattr(entity, name)) for name in chosen}


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
