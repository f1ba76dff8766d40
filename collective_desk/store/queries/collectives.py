"""Collectives: their purpose and who stands to it, their members, success and links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import (
    Actor,
    Collective,
    CollectiveLink,
    Endorsement,
    EntityId,
    Membership,
    SuccessCriterion,
)
from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.domain.wordings import wording_of
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK
from .people import people, seen
from .same import same
from .versions import Version, versions

_RESTING: Final = ("dormant", "closed")


@dataclass(frozen=True, slots=True)
class Member:
    """An actor's part in a collective over a time."""

    membership: Membership
    actor: Actor

    @property
    def present(self) -> bool:
        """Whether this part has not ended."""
        period = self.membership.period
        return not (period and period[1])


@dataclass(frozen=True, slots=True)
class Wording:
    """A purpose as it was worded once, by whom and when, and who stands how to it."""

    version: Version
    stands: tuple[Endorsement, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A link as seen from one collective: `outward` where it is this one that says so."""

    link: CollectiveLink
    other: Collective
    outward: bool
    shared: int
    """How many members both have."""


def collectives(reader: Reader, *, audience: str = EVERYONE_OF_THE_DESK) -> list[Collective]:
    """List the collectives by name; those that sleep or are closed stand last."""
    found = seen(reader.all(Collective), audience)
    return sorted(found, key=lambda one: (
        _index(_RESTING, one.state) if one.state in _RESTING else -1, fold(one.name), one.id))


def members(
    reader: Reader, collective: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Member]:
    """List who belongs or belonged to a collective: present ones first, core before periphery."""
    rows = seen(reader.all(Membership, collective=collective), audience)
    actors = people(reader, audience, {one.actor for one in rows})
    found = [Member(one, actors[one.actor]) for one in rows if one.actor in actors]
    return sorted(found, key=_place_of_member)


def purposes(
    reader: Reader, collective: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Wording]:
    """Give the wordings of a purpose, the newest first, each with the last word of everyone."""
    stands = endorsements(reader, collective, audience=audience)
    heard = {stand.version for stand in stands}
    said = versions(reader, Collective.kind_name, collective, "purpose", keep=heard)
    return [
        Wording(version, tuple(one for one in stands if one.version == version.wording))
        for version in said
    ]


def endorsements(
    reader: Reader, collective: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Endorsement]:
    """Give the last word of everyone on each wording of a purpose; who took it back is gone."""
    newest: dict[tuple[str, str], Endorsement] = {}
    rows = seen(reader.all(Endorsement, collective=collective), audience)
    actors = people(reader, audience, {one.actor for one in rows if one.actor})
    for one in rows:
        if one.actor and audience != EVERYONE_OF_THE_DESK and one.actor not in actors:
            continue
        who = actors.who(one.actor) if one.actor else fold(one.name)
        known = newest.get((one.version, who))
        if known is None or (one.date or "") >= (known.date or ""):
            newest[one.version, who] = one
    order = VOCABULARIES["endorsement"]
    found = [one for one in newest.values() if one.stance in order]
    return sorted(found, key=lambda one: order.index(one.stance or ""))


def stands_now(reader: Reader, collective: Collective) -> list[Endorsement]:
    """Give how people stand to a purpose as it is worded now."""
    now = wording_of(collective.purpose)
    return [one for one in endorsements(reader, collective.id) if now and one.version == now]


def criteria(
    reader: Reader, *, collective: EntityId | None = None, audience: str = EVERYONE_OF_THE_DESK
) -> list[SuccessCriterion]:
    """List what success would be: in a collective and for its members at large, or for all."""
    rows = seen(reader.all(SuccessCriterion), audience)
    actors = people(reader, audience, {one.actor for one in rows})
    found = [one for one in rows if one.actor in actors]
    if collective is not None:
        inside = {one.actor.id for one in members(reader, collective, audience=audience)}
        found = [
            one for one in found
            if one.collective == collective
            or (one.collective is None and actors.who(one.actor) in inside)
        ]
    grades = VOCABULARIES["grade"]
    return sorted(found, key=lambda one: (
        fold(actors[one.actor].short_label or actors[one.actor].name),
        _index(grades, one.grade), one.id))


def linked(
    reader: Reader, collective: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Linked]:
    """List how a collective stands to others, whichever side said so."""
    known = {one.id: one for one in collectives(reader, audience=audience)}
    inside = {one: present(reader, one) for one in known}
    found = []
    for link in seen(reader.all(CollectiveLink), audience):
        ends = (link.source, link.target)
        if collective in ends and all(end in known for end in ends):
            other = link.target if link.source == collective else link.source
            shared = len(inside[collective] & inside[other])
            found.append(Linked(link, known[other], link.source == collective, shared))
    return found


def present(reader: Reader, collective: EntityId) -> set[EntityId]:
    """Give the ids of those who belong to a collective now."""
    return {one.actor.id for one in members(reader, collective) if one.present}


def memberships_of(
    reader: Reader, actor: EntityId, *, audience: str = EVERYONE_OF_THE_DESK
) -> list[tuple[Membership, Collective]]:
    """List the collectives of an actor, with its part in each."""
    known = {one.id: one for one in collectives(reader, audience=audience)}
    rows = seen(
        (one for id in same(reader).group(actor) for one in reader.all(Membership, actor=id)),
        audience)
    return [(one, known[one.collective]) for one in rows if one.collective in known]


def _place_of_member(member: Member) -> tuple[bool, int, str, str]:
    role = _index(VOCABULARIES["member_role"], member.membership.role)
    return not member.present, role, fold(member.actor.name), member.membership.id


def _index(codes: Iterable[str], code: str | None) -> int:
    order = tuple(codes)
    return order.index(code) if code in order else len(order)
