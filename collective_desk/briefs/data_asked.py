"""Whom a brief rests on: who gave answers, who was in the sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from collective_desk.domain.entities import Assessment, Attendance, EntityId, Session
from collective_desk.domain.folding import fold
from collective_desk.store.queries.sessions import present
from collective_desk.store.reader import Reader


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session that took place: a source of the map."""

    title: str
    place: str
    date: str | None


def raters(said: Iterable[Assessment]) -> tuple[tuple[str, int], ...]:
    """Count the answers of each informant, most first."""
    told = Counter(one.rater for one in said if one.rater)
    return tuple(sorted(told.items(), key=lambda one: (-one[1], one[0])))


def people(reader: Reader, attending: Iterable[Attendance], audience: str) -> tuple[int, bool]:
    """Count who was in the sessions, and say whether somebody came again.

    Who came to several sessions is counted once: a group by the most heads it had at one time.
    """
    most: dict[tuple[EntityId | None, str], int] = {}
    times = 0
    for session in dict.fromkeys(one.session for one in attending):
        for one in present(reader, session, audience=audience):
            who = one.actor, "" if one.actor else fold(one.group)
            most[who] = max(most.get(who, 0), one.heads)
            times += 1
    return sum(most.values()), times > len(most)


def held(sessions: Iterable[Session]) -> tuple[SessionFacts, ...]:
    """Give the sessions that took place, the first one first."""
    told = [
        SessionFacts(one.title, one.place, one.date) for one in sessions if one.state != "planned"
    ]
    return tuple(sorted(told, key=lambda one: one.date or ""))
