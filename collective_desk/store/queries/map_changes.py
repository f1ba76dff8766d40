"""What stands on a map after a commit, at the price of what the commit touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attachment,
    Backdrop,
    Desk,
    EntityId,
    Map,
    Placement,
    Region,
    Tie,
    TieKind,
)
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader
from collective_desk.store.records import is_private

from .maps import actor_columns, actor_rows, contested_actors, map_content, tie_rows
from .same import same

MANY: Final = 500
"""Above so many touched things the map is read anew."""
_FOLLOWED: Final = frozenset((Actor.kind_name, Placement.kind_name, Tie.kind_name))
_SHOWN: Final = _FOLLOWED | {
    kind.kind_name for kind in (Assessment, Attachment, Backdrop, Desk, Map, Region, TieKind)}
"""Kinds of which `map_content` reads anything."""

Touched = Mapping[str, AbstractSet[EntityId]]
Columns = TypeVar("Columns", ActorColumns, TieColumns)


class FollowedMap:
    """A map as who may see all sees it, kept true commit by commit."""

    def __init__(self, reader: Reader, map: EntityId) -> None:
        self._reader = reader
        self.content = map_content(reader, map)
        self._joined = bool(same(reader).of)

    def follow(self, touched: Touched) -> None:
        """Take in what a commit touched."""
        if _SHOWN.isdisjoint(touched):
            return
        # Where one actor stands for others, before or now, all are looked at together.
        before, self._joined = self._joined, bool(same(self._reader).of)
        few = sum(map(len, touched.values())) <= MANY and touched.keys() <= _FOLLOWED
        # What is only mine may place an actor a second time.
        few = few and not any(map(is_private, frozenset().union(*touched.values())))
        after = None
        if few and not before and not self._joined:
            after = _followed(self._reader, self.content, touched)
        self.content = after or map_content(self._reader, self.content.map)


def _followed(reader: Reader, before: MapContent, touched: Touched) -> MapContent | None:
    """Read what was touched; None where something came between others, not after them."""
    here = f"{before.map}:"
    named = set(touched.get(Actor.kind_name, ())) | {
        id.removeprefix(here) for id in touched.get(Placement.kind_name, ()) if id.startswith(here)}
    rows = actor_rows(reader, before.map, among=named)
    ids = {row[0] for row in rows}
    known = set(before.actors.ids) & named
    come = ids - known
    if come and _others_after(reader, "placement", before.map, [r for r in rows if r[0] in come]):
        return None
    actors = _changed(before.actors, named - ids, actor_columns(rows))
    ties = _ties_after(
        reader, before, actors, set(touched.get(Tie.kind_name, ())), come | (known - ids))
    if ties is None:
        return None
    contested = contested_actors(reader) & set(actors.ids) if named else before.contested
    return replace(before, actors=actors, ties=ties, contested=contested)


def _ties_after(
    reader: Reader, before: MapContent, actors: ActorColumns, named: set[EntityId],
    ends: set[EntityId],
) -> TieColumns | None:
    """Follow the ties that were touched, and those of actors who came or went."""
    if not named and not ends:
        return before.ties
    row_of = {id: row for row, id in enumerate(actors.ids)}
    rows = tie_rows(reader, row_of, before.pens, among=named, ends=ends)
    ids = {row[0] for row in rows}
    come = ids.difference(before.ties.ids)
    if come and _others_after(reader, "tie", None, [row for row in rows if row[0] in come]):
        return None
    gone = named - ids
    kept = before.ties
    if before.actors.ids != actors.ids[: len(before.actors.ids)]:  # rows moved up
        now = [row_of.get(id, -1) for id in before.actors.ids]
        source, target = (list(map(now.__getitem__, ends)) for ends in (kept.source, kept.target))
        kept = replace(kept, source=source, target=target)
        gone.update(kept.ids[at] for at in (*_without(source), *_without(target)))
    columns = [list(column) for column in zip(*rows, strict=True)][:-1] if rows else []
    return _changed(kept, gone, TieColumns(*columns))


def _without(ends: list[int]) -> Iterator[int]:
    """Give the ties of which one end is gone."""
    at = -1
    for _ in range(ends.count(-1)):
        at = ends.index(-1, at + 1)
        yield at


def _others_after(
    reader: Reader, table: str, map: EntityId | None, come: list[tuple[Any, ...]]
) -> bool:
    """Whether others stand behind the first that came: then it has no place at the end."""
    where, values = ("AND map=?", (map,)) if map else ("", ())
    [behind] = raw(reader.connection).execute(
        f'SELECT count(*) FROM "{table}" WHERE alive=1 AND rowid>=? {where}',
        (min(row[-1] for row in come), *values)).fetchone()
    return int(behind) != len(come)


def _changed(before: Columns, gone: set[EntityId], said: Columns) -> Columns:
    """Give columns in which some rows are gone, some say something else, and new ones follow."""
    row_of = {id: row for row, id in enumerate(before.ids)}
    lost = sorted((row_of[id] for id in gone if id in row_of), reverse=True)
    places = [row_of.get(id) for id in said.ids]
    columns = []
    for old, new in zip(_listed(before), _listed(said), strict=True):
        column = list(old)
        for place, value in zip(places, new, strict=True):
            if place is None:
                column.append(value)
            else:
                column[place] = value
        for row in lost:
            del column[row]
        columns.append(column)
    return type(before)(*columns)


def _listed(columns: Columns) -> list[list[Any]]:
    return [getattr(columns, column.name) for column in fields(columns)]
