"""How much there is on a desk: the figures of the status bar."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.domain.entities import Actor, Map, Tie
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader

from .same import same


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actors, ties between them, empty chairs and maps there are."""

    actors: int
    ties: int
    empty_chairs: int
    maps: int


def counts(reader: Reader) -> Counts:
    """Count what is on a desk; an empty chair is no actor, a tie needs both its ends."""
    return reader.once("counts", lambda: _counted(reader))


def _counted(reader: Reader) -> Counts:
    known = same(reader)
    if not known.of:
        return _plainly(reader)
    chairs = {
        id: chair for id, chair in reader.rows(Actor, "id", "empty_chair")
        if not known.is_merged(id)
    }
    rows = known.joined(reader.rows(Tie, "source", "target", "kind", "direction"), (0, 1, 2, 3))
    ties = sum(source in chairs and target in chairs for source, target, _, _ in rows)
    empty = sum(chairs.values())
    return Counts(len(chairs) - empty, ties, empty, reader.count(Map))


def _plainly(reader: Reader) -> Counts:
    """Count where nobody stands for another."""
    # Ties are counted by who is not there any more: those are few, whatever the size of the desk.
    actors, chairs, ties = raw(reader.connection).execute(
        "WITH living AS (SELECT id, empty_chair FROM actor WHERE alive=1),"
        " gone AS (SELECT source FROM tie UNION SELECT target FROM tie EXCEPT"
        "  SELECT id FROM living)"
        " SELECT (SELECT count(*) FROM living), (SELECT total(empty_chair) FROM living),"
        "  (SELECT count(*) FROM tie WHERE alive=1 AND source NOT IN (SELECT source FROM gone)"
        "   AND target NOT IN (SELECT source FROM gone))").fetchone()
    return Counts(actors - int(chairs), ties, int(chairs), reader.count(Map))
