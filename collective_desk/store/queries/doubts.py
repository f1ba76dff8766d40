"""What a desk asks about its own data: questions for people, never refusals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Final

from collective_desk.domain.entities import Actor, Dismissal, EntityId, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .alike import is_alike, traces
from .likeness import pair_id
from .same import same

MOST_OF_A_KIND: Final = 200


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about the data; its words have the id `doubt.<kind>`.

    Kinds: twins (one name), alike (nearly one name), no_name, tie_end_missing, tie_kind_missing,
    tie_twice, two_values (`field` tells which), contested (deleted here, changed there).
    """

    id: EntityId
    kind: str
    subjects: tuple[EntityId, ...]
    field: str = ""


def doubts(reader: Reader, limit: int = MOST_OF_A_KIND) -> list[Doubt]:
    """List the open questions about a desk's data, at most so many of each kind."""
    dismissed = {id for (id,) in reader.rows(Dismissal, "id")}
    asked: list[Doubt] = []
    for ask in (_two_values, _contested, _twins, _alike, _no_name, _ties):
        fresh = (doubt for doubt in ask(reader) if not _is_answered(doubt, dismissed))
        asked += islice(fresh, limit)
    return asked


def _is_answered(doubt: Doubt, dismissed: set[EntityId]) -> bool:
    """Say whether someone answered, here or to the question whether two actors are one."""
    if doubt.id in dismissed:
        return True
    about_who = doubt.kind in {"twins", "alike"} and len(doubt.subjects) == 2
    return about_who and pair_id(*doubt.subjects) in dismissed


def _doubt(kind: str, subjects: Iterable[EntityId], field: str = "") -> Doubt:
    """Make a doubt; its id follows from what it asks, so every desk means the same one."""
    about = tuple(sorted(subjects))
    trace = sha256("\n".join((kind, field, *about)).encode()).hexdigest()[:32]
    return Doubt(f"{kind}:{trace}", kind, about, field)


def _two_values(reader: Reader) -> Iterator[Doubt]:
    for conflict in reader.conflicts():
        yield _doubt("two_values", (conflict.id,), conflict.field)


def _contested(reader: Reader) -> Iterator[Doubt]:
    for _, id in reader.contested():
        yield _doubt("contested", (id,))


def _keys(reader: Reader) -> dict[str, list[EntityId]]:
    """Give the actors by folded name."""
    by_key: defaultdict[str, list[EntityId]] = defaultdict(list)
    known = same(reader)
    for id, name in reader.rows(Actor, "id", "name"):
        if not known.is_merged(id) and (key := fold(name)):
            by_key[key].append(id)
    return by_key


def _twins(reader: Reader) -> Iterator[Doubt]:
    for ids in _keys(reader).values():
        if len(ids) > 1:
            yield _doubt("twins", ids)


def _alike(reader: Reader) -> Iterator[Doubt]:
    """Ask about names with one slip between them, or the same words in another order.

    Names are compared only within buckets that share all letters but one, so that 10,000 names
    take a fraction of a second; names with other digits are other names.
    """
    by_key = _keys(reader)
    # Most buckets hold one name: a list is made for those alone in which names meet.
    first: dict[str, str] = {}
    buckets: dict[str, list[str]] = {}
    asked: set[frozenset[str]] = set()
    for key in by_key:
        for trace in traces(key):
            here = first.setdefault(trace, key)
            if here is key:
                continue
            bucket = buckets.setdefault(trace, [here])
            for other in bucket:
                pair = frozenset((key, other))
                if pair not in asked and is_alike(key, other):
                    asked.add(pair)
                    yield _doubt("alike", (by_key[key][0], by_key[other][0]))
            bucket.append(key)


def _no_name(reader: Reader) -> Iterator[Doubt]:
    for (id,) in reader.rows(Actor, "id", name=""):
        yield _doubt("no_name", (id,))


def _ties(reader: Reader) -> Iterator[Doubt]:
    """Ask about ties whose end or kind never came, or that say the same twice.

    An end that somebody took off the desk is no doubt: its ties wait, unseen, for its return.
    """
    living = {id for (id,) in reader.rows(Actor, "id")}
    kinds = {id for (id,) in reader.rows(TieKind, "id")}
    loose: defaultdict[EntityId, list[EntityId]] = defaultdict(list)
    said: dict[tuple[EntityId, EntityId, EntityId], EntityId] = {}
    rows = reader.rows(Tie, "id", "source", "target", "kind", "direction")
    for id, source, target, kind, way in same(reader).joined(rows):
        if source not in living or target not in living:
            loose[target if source in living else source].append(id)
            continue
        if kind not in kinds and reader.get(TieKind, kind) is None:
            yield _doubt("tie_kind_missing", (id,))
        ends = (source, target) if way == "directed" else (*sorted((source, target)),)
        first = said.setdefault((ends[0], ends[1], kind), id)
        if first != id:
            yield _doubt("tie_twice", (first, id))
    for end, ties in loose.items():
        if reader.get(Actor, end) is None:
            yield _doubt("tie_end_missing", ties)
