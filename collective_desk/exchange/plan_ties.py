"""Which ties of a file are new, which the desk knows, and whom they join."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from collective_desk.domain.entities import EntityId, Tie, TieKind
from collective_desk.domain.plans import (
    FoundBy,
    KnownTie,
    NewTie,
    NewTieKind,
    RowProblem,
    Said,
)
from collective_desk.domain.rules import clean_name

from .cells import TieRow
from .differences import compare, compare_values
from .known import KindIndex, TieIndex, lasting_id
from .plan_actors import ActorPlanner, Medians, compare_said
from .safe_text import parted

MOST_NEW_KINDS: Final = 60
"""Kinds of ties a file may bring: beyond this, its types are sentences, and are kept as text."""
_ONE_WAY: Final = "directed"


@dataclass(slots=True)
class _Draft:
    """A tie as the rows read so far tell of it."""

    tie: Tie
    row: TieRow
    fields: dict[str, Any]
    said: tuple[Said, ...]
    found_by: FoundBy = "ends"
    known: bool = False


@dataclass(slots=True)
class TiePlanner:
    """Plans tie after tie, once the actors are planned."""

    ties: Iterable[Tie]
    kinds: Iterable[TieKind]
    actors: ActorPlanner
    medians: Medians
    problems: list[RowProblem]
    plain_kind: str
    """The name of the kind of a tie whose kind nobody said."""
    _index: TieIndex = field(init=False)
    _kind_index: KindIndex = field(init=False)
    _drafts: dict[EntityId, _Draft] = field(default_factory=dict)
    _new_kinds: dict[EntityId, tuple[str, set[str]]] = field(default_factory=dict)
    _claimed: frozenset[EntityId] = frozenset()

    def __post_init__(self) -> None:
        self._index = TieIndex(self.ties)
        self._kind_index = KindIndex(self.kinds)

    def claim(self, rows: Iterable[TieRow]) -> None:
        """Note which of the desk's ties the file means by id: no row with another id means them."""
        self._claimed = frozenset(row.id for row in rows if row.id in self._index.by_id)

    def plan(self, row: TieRow) -> None:
        """Plan one row: a tie, or one to each of several actors named in To."""
        source = self._end(row, row.source, "From")
        if source is None:
            return
        for number, text in enumerate(self._targets(row)):
            target = self._end(row, text, "To")
            if target == source:
                self._report(row, "tie_to_itself", left_out=True, name=row.source)
            elif target is not None:
                self._join(row, source, target, row.id if number == 0 else "")

    def new_kinds(self) -> tuple[NewTieKind, ...]:
        """Give the kinds of ties that are new; one whose ties never point has no direction."""
        return tuple(
            NewTieKind(id, name, directed=_ONE_WAY in ways or "mutual" in ways)
            for id, (name, ways) in self._new_kinds.items()
        )

    def news(self) -> tuple[NewTie, ...]:
        """Give the ties that are new, in the order of the file."""
        return tuple(
            NewTie(id, each.tie.source, each.tie.target, each.tie.kind,
                   tuple(each.fields.items()), each.row.origin, each.said)
            for id, each in self._drafts.items() if not each.known
        )

    def met(self) -> tuple[KnownTie, ...]:
        """Give the ties of the file that the desk knows, with what the file adds and changes."""
        met: list[KnownTie] = []
        for id, each in self._drafts.items():
            if each.known:
                adds, changes = compare(each.tie, each.fields)
                said, more = compare_said(id, each.said, self.medians)
                met.append(KnownTie(
                    id, each.found_by, adds, (*changes, *more), each.row.origin, said))
        return tuple(met)

    def _targets(self, row: TieRow) -> tuple[str, ...]:
        """Read the cell To: one name, or several with bars between, as Kumu has it."""
        whole = self.actors.index.by_id(row.target) or self.actors.index.find(row.target).ids
        return (row.target,) if whole or "|" not in row.target else parted(row.target)

    def _end(self, row: TieRow, text: str, column: str) -> EntityId | None:
        index = self.actors.index
        id = index.by_id(text)
        if id is not None:
            return id
        found = index.find(text)
        if len(found.ids) > 1:
            self._report(row, "end_ambiguous", column=column, left_out=True, name=text[:120],
                         count=len(found.ids))
            return None
        if found.ids:
            if self.actors.is_named_only(found.ids[0]):
                self._report(row, "end_new", column=column, name=text[:120])
            return found.ids[0]
        new = self.actors.name_only(text, row.origin)
        if new is None:
            self._report(row, "no_end", column=column, left_out=True, text=text[:120])
        else:
            self._report(row, "end_new", column=column, name=text[:120])
        return new

    def _join(self, row: TieRow, source: EntityId, target: EntityId, own_id: str) -> None:
        if own_id and own_id in self._index.by_id:
            self._meet_by_id(row, source, target, self._index.by_id[own_id])
            return
        kind, is_new = self._kind(row)
        said_way = row.fields.get("direction")
        way = said_way or (
            _ONE_WAY if is_new or self._kind_index.directed[kind] else "undirected")
        if kind in self._new_kinds:
            self._new_kinds[kind][1].add(way)
        label = row.fields.get("label", "")
        for same in self._index.find(source, target, kind, way, label):
            if self._may_mean(own_id, same):
                self._meet(row, same, "ends", row.fields)
                return
        id = lasting_id(own_id) if own_id else uuid.uuid4().hex
        fields = {**row.fields, "direction": way}
        if own_id and id != own_id:
            fields["extra"] = (*fields.get("extra", ()), ("ID", clean_name(own_id)))
        tie = Tie(id=id, source=source, target=target, kind=kind, direction=way, label=label)
        self._index.add(tie)
        self._drafts[id] = _Draft(tie, row, fields, row.said)

    def _meet_by_id(self, row: TieRow, source: EntityId, target: EntityId, tie: Tie) -> None:
        fields = dict(row.fields)
        if {source, target} != {tie.source, tie.target} or (
            source != tie.source and fields.get("direction", tie.direction) == _ONE_WAY
        ):
            fields |= {"source": source, "target": target}
        if row.kind:
            fields["kind"] = self._kind(row)[0]
        self._meet(row, tie, "id", fields)

    def _meet(self, row: TieRow, tie: Tie, by: FoundBy, fields: dict[str, Any]) -> None:
        draft = self._drafts.get(tie.id)
        if draft is None:
            self._drafts[tie.id] = _Draft(tie, row, dict(fields), row.said, by, known=True)
            return
        self._report(row, "duplicate_tie", first=draft.row.origin.row)
        adds, changes = compare_values(draft.fields, fields)
        draft.fields.update(adds)
        known = {said.dimension for said in draft.said}
        draft.said += tuple(said for said in row.said if said.dimension not in known)
        for change in changes:
            self._report(row, "duplicate_differs", column=change.field, name=row.source,
                         kept=str(change.kept)[:120], other=str(change.offered)[:120])

    def _may_mean(self, own_id: str, tie: Tie) -> bool:
        draft = self._drafts.get(tie.id)
        if draft is None:
            return not own_id or tie.id not in self._claimed
        return not (own_id and draft.row.id and own_id != draft.row.id)

    def _kind(self, row: TieRow) -> tuple[EntityId, bool]:
        """Find the kind a row names, or plan a new one; say whether it is new."""
        name = clean_name(row.kind) or self.plain_kind
        known = self._kind_index.find(name)
        if known is not None:
            return known, known in self._new_kinds
        if len(self._new_kinds) >= MOST_NEW_KINDS and name != self.plain_kind:
            self._report(row, "many_kinds", column="Type", name=name[:120], most=MOST_NEW_KINDS)
            row.fields["extra"] = (*row.fields.get("extra", ()), ("Type", name))
            return self._kind(replace(row, kind=""))
        id = uuid.uuid4().hex
        self._new_kinds[id] = (name, set())
        self._kind_index.add(id, name, directed=True)
        return id, True

    def _report(
        self, row: TieRow, id: str, *, column: str = "", left_out: bool = False, **facts: Any
    ) -> None:
        self.problems.append(
            RowProblem(row.origin, f"import.{id}", column, tuple(facts.items()), left_out))
