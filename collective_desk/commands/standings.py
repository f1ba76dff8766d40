"""What standing in a place of an arrangement says of an actor, once a person agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from collective_desk.domain.entities import Actor, EntityId, Membership
from collective_desk.domain.errors import DeskError
from collective_desk.domain.guides import Said
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer

from .assessments import assess

ANSWERS = ("interest", "influence")
"""What is an answer of whoever moves the actor, beside the answers of others."""


def take_stand(
    write: Writer, says: Mapping[EntityId, Iterable[Said]], *, collective: EntityId | None = None
) -> None:
    """Let actors stand where they were put: realm, part in a collective, or one's own answer."""
    for actor, told in says.items():
        write.about(actor)
        for one in told:
            if one.field == "realm":
                write.update(Actor, actor, **clean_values(Actor, {"realm": one.value}))
            elif one.field == "role" and collective is not None:
                _take_part(write, actor, collective, one)
            elif one.field in ANSWERS and isinstance(one.value, (int, float)):
                assess(write, actor, one.field, float(one.value))
            else:
                raise DeskError("field.unknown", field=one.field, kind=Actor.kind_name)


def _take_part(write: Writer, actor: EntityId, collective: EntityId, said: Said) -> None:
    """Give an actor a part in a collective, or take it out where the ring says no part."""
    known = write.read.all(Membership, collective=collective, actor=actor)
    if said.value is None:
        for one in known:
            write.delete(Membership, one.id)
        return
    role = clean_values(Membership, {"role": said.value})
    if known:
        write.update(Membership, known[-1].id, **role)
    else:
        write.add(Membership, collective=collective, actor=actor, **role)
