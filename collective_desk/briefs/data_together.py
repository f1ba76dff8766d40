"""What a brief says of the collectives, for one audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from collective_desk.domain.entities import EntityId
from collective_desk.domain.wordings import wording_of
from collective_desk.store.queries.collectives import collectives, endorsements, members
from collective_desk.store.reader import Reader

CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CollectiveFacts:
    """A collective: what for, who stands to it, who belongs to it now."""

    name: str
    purpose: str
    stands: Mapping[str, int]
    """How many stand how to the purpose as it is worded now."""
    members: tuple[str, ...]
    others: int
    """Members of whom this audience learns only that they are there."""


def collective_facts(
    reader: Reader, audience: str, names: Mapping[EntityId, str]
) -> tuple[CollectiveFacts, ...]:
    """Read the collectives that an audience may see; members by the `names` it reads."""
    return tuple(
        _facts(reader, audience, names, one.id, one.name, one.purpose)
        for one in collectives(reader, audience=audience)
        if one.state != CLOSED
    )


def _facts(
    reader: Reader,
    audience: str,
    names: Mapping[EntityId, str],
    id: EntityId,
    name: str,
    purpose: str,
) -> CollectiveFacts:
    now = wording_of(purpose)
    stands = Counter(
        one.stance
        for one in endorsements(reader, id, audience=audience)
        if one.stance and now and one.version == now
    )
    here = dict.fromkeys(
        one.actor.id for one in members(reader, id, audience=audience) if one.present
    )
    known = tuple(names[actor] for actor in here if actor in names)
    return CollectiveFacts(name, purpose, dict(stands), known, len(here) - len(known))
