"""What a desk says of its collectives, as plain data for scripts."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from collective_desk.domain.entities import Entity
from collective_desk.store.queries.collectives import (
    collectives,
    criteria,
    linked,
    members,
    purposes,
)
from collective_desk.store.queries.goals import goals, holders, positions
from collective_desk.store.queries.leadership import postures, turns
from collective_desk.store.queries.missing import missing_items
from collective_desk.store.queries.reflections import answers, rounds
from collective_desk.store.reader import Reader


def together(reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """Give collectives, goals, empty chairs and answers, each with what belongs to it."""
    held, stood = holders(reader), positions(reader)
    known = {one.id: one for one in rounds(reader)}
    return {
        "collectives": [
            _item(one) | {
                "purposes": [
                    {"text": said.version.text, "person": said.version.person,
                     "time": said.version.time.isoformat(),
                     "endorsements": [_item(stand) for stand in said.stands]}
                    for said in purposes(reader, one.id)
                ],
                "members": [_item(member.membership) for member in members(reader, one.id)],
                "criteria": [_item(said) for said in criteria(reader, collective=one.id)],
                "links": [_item(link.link) for link in linked(reader, one.id) if link.outward],
                "turns": [_item(turn.turn) for turn in turns(reader, one.id)],
                "postures": [_item(stance) for stance in postures(reader, one.id)],
            }
            for one in collectives(reader)
        ],
        "goals": [
            _item(goal) | {
                "held_by": sorted(held.get(goal.id, ())),
                "positions": [
                    {"actor": actor, "value": said.value, "by": said.by}
                    for (actor, of), said in stood.items() if of == goal.id
                ],
            }
            for goal in goals(reader)
        ],
        "missing": [_item(item) for item in missing_items(reader)],
        "answers": [
            _item(answer) | {"people": list(known[answer.round].people)
                             if answer.round in known else []}
            for answer in answers(reader)
        ],
    }


def _item(entity: Entity) -> dict[str, Any]:
    return {
        each.name: _plain(getattr(entity, each.name)) for each in fields(entity)
        if each.name != "alive"
    }


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
