"""Who reads: every query that may serve others asks here, so that nothing else leaves the desk.

An audience is a level of sensitivity, or the people of this desk themselves. Only they read what
is private, what is of a level nobody knows yet is read by nobody, and outsiders read code names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from collective_desk.domain.entities import Actor, Attachment, Desk, Entity, EntityId
from collective_desk.domain.vocabularies import OURSELVES, VOCABULARIES, may_show
from collective_desk.store.reader import Reader

EVERYONE_OF_THE_DESK: Final = OURSELVES
"""The people who work in this desk: they read all of it, their private things too."""
WHOLE_TEAM: Final = "strict"
"""The widest audience of a file: all levels, but nothing that is only mine."""
WITHDRAWN: Final = "withdrawn"
"""The consent of people who took it back."""
_LEVELS: Final = VOCABULARIES["sensitivity"]
_OUTSIDERS: Final = frozenset(_LEVELS[:2])
_READ_CONTACTS: Final = frozenset({*_LEVELS[2:], EVERYONE_OF_THE_DESK})


def wall_audience(reader: Reader) -> str:
    """Give the audience of the wall: the level set for it, else the lowest."""
    level = reader.desk().wall_level
    return level if level in _LEVELS else _LEVELS[0]


def levels(audience: str) -> tuple[str, ...]:
    """Name the sensitivities an audience may see; an unknown one is never among them."""
    return tuple(level for level in _LEVELS if may_show(level, audience))


def strictest(*sensitivities: str) -> str:
    """Give the sensitivity that the fewest may see; one nobody knows is above all."""
    return max(sensitivities, key=lambda one: _LEVELS.index(one) if one in _LEVELS else 99)


def may_read(id: EntityId, sensitivity: str, audience: str) -> bool:
    """Say whether an audience may read a thing: neither above its level nor private."""
    ours = audience == EVERYONE_OF_THE_DESK
    return may_show(sensitivity, audience) and (ours or not id.startswith("mine:"))


def may_see(entity: Entity | None, audience: str) -> bool:
    """Say whether an audience may read an entity that stands; no photo that people took back."""
    if entity is None or not entity.alive:
        return False
    if audience != EVERYONE_OF_THE_DESK and isinstance(entity, Attachment) and (
        entity.consent == WITHDRAWN
    ):
        return False
    return may_read(entity.id, entity.sensitivity, audience)


def standing(audience: str, table: str = "") -> str:
    """Give the condition, as SQL, of what stands and an audience may read (`table` as in "a.")."""
    named = ",".join(f"'{level}'" for level in levels(audience))
    ours = audience == EVERYONE_OF_THE_DESK
    private = "" if ours else f" AND substr({table}id,1,5)<>'mine:'"
    return f"{table}alive=1 AND {table}sensitivity IN ({named}){private}"


def as_told(actor: Actor, audience: str) -> Actor:
    """Leave out how an actor is reached, and who is behind a code name, where others read."""
    if actor.contact and audience not in _READ_CONTACTS:
        actor = replace(actor, contact="")
    if actor.code_name and goes_by_code(audience):
        return replace(actor, name=actor.code_name, short_label="", aliases=(), code_name="")
    return actor


def goes_by_code(audience: str) -> bool:
    """Say whether an audience reads code names where there are any."""
    return audience in _OUTSIDERS


def code_names(reader: Reader, audience: str) -> dict[EntityId, str]:
    """Give the code names of actors, for an audience that reads those."""
    if not goes_by_code(audience):
        return {}
    return {id: code for id, code in reader.rows(Actor, "id", "code_name") if code}


def card(reader: Reader, audience: str) -> Desk:
    """Read the desk's own card; an audience that may not see it reads an empty one."""
    said = reader.desk()
    return said if may_see(said, audience) else Desk(id=said.id)
