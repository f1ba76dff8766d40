"""Looking back together: rounds, and what we answer to the nine questions, in any order."""

from __future__ import annotations

from typing import Any

from collective_desk.domain.entities import (
    EntityId,
    ReflectionAnswer,
    ReflectionRound,
    round_id,
)
from collective_desk.domain.rules import clean_values
from collective_desk.store.writer import Writer


def begin_round(
    write: Writer, /, *, date: str | None = None, people: tuple[str, ...] = (), title: str = ""
) -> EntityId:
    """Begin to look back, today if no day is named; one round a day, whoever begins it."""
    day = date or write.now.date().isoformat()
    said: dict[str, Any] = {"date": day}
    if people:
        said["people"] = people
    if title:
        said["title"] = title
    if write.within:
        said["session"] = write.within[0]
    id = round_id(day)
    write.about(id)
    return write.add(ReflectionRound, id, **clean_values(ReflectionRound, said))


def set_round(write: Writer, /, round: EntityId, **fields: Any) -> None:
    """Say who was there when we looked back, or name the round."""
    write.about(round)
    write.update(ReflectionRound, round, **clean_values(ReflectionRound, fields))


def answer_question(
    write: Writer, /, question: str, *, round: EntityId | None = None, person: str = "",
    **fields: Any,
) -> EntityId:
    """Write or go on writing one's answer to a question; without a round, today's begins.

    Everyone has an answer of their own in a round: two people's answers stand side by side.
    """
    who = person or write.person
    of = round or begin_round(write)
    known = write.read.get(ReflectionRound, of)
    said = clean_values(ReflectionAnswer, fields)
    write.about(of)
    for answer in write.read.all(ReflectionAnswer, question=question, round=of, person=who):
        write.update(ReflectionAnswer, answer.id, **said)
        return answer.id
    return write.add(
        ReflectionAnswer, question=question, round=of, person=who,
        date=known.date if known else None, session=known.session if known else None, **said)
