"""Which actors of a file are new, which the desk knows, and what the file says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.plans import (
    FieldChange,
    FoundBy,
    KnownActor,
    NewActor,
    Origin,
    RowProblem,
    Said,
)
from collective_desk.domain.rules import clean_name

from .cells import ActorRow
from .differences import compare, compare_values
from .known import ActorIndex, lasting_id

Medians = Mapping[tuple[EntityId, str], float]


@dataclass(slots=True)
class _Draft:
    """An actor as the rows read so far tell of it."""

    id: EntityId
    name: str
    own_id: str
    origin: Origin
    fields: dict[str, Any]
    said: tuple[Said, ...]
    found_by: FoundBy = "name"
    named_only: bool = False
    known: Actor | None = None
    rows: int = 1


@dataclass(slots=True)
class ActorPlanner:
    """Plans actor after actor; later rows, and the ties, see what earlier rows brought."""

    actors: Iterable[Actor]
    medians: Medians
    problems: list[RowProblem]
    index: ActorIndex = field(init=False)
    _known: dict[EntityId, Actor] = field(init=False)
    _drafts: dict[EntityId, _Draft] = field(default_factory=dict)
    _claimed: frozenset[EntityId] = frozenset()

    def __post_init__(self) -> None:
        self._known = {actor.id: actor for actor in self.actors}
        self.index = ActorIndex(self._known.values())

    def claim(self, rows: Iterable[ActorRow]) -> None:
        """Note whom of the desk the file means by id: no row with another id means them."""
        self._claimed = frozenset(row.id for row in rows if row.id in self._known)

    def plan(self, row: ActorRow) -> None:
        """Plan one row: a new actor, one the desk knows, or one that an earlier row named."""
        id = self.index.by_id(row.id) if row.id else None
        if id is not None:
            self._meet(row, id, "id")
            return
        found = self.index.find(row.name, kind=row.fields.get("kind"))
        ids = [each for each in found.ids if self._may_mean(row, each)]
        if len(ids) > 1:
            self._report(row, "ambiguous", left_out=True, name=row.name, count=len(ids))
        elif ids:
            self._meet(row, ids[0], found.by)
        else:
            if found.ids:
                self._report(row, "same_name", name=row.name)
            self._start(row)

    def name_only(self, name: str, origin: Origin) -> EntityId | None:
        """Plan an actor of whom only a tie speaks; None where the text is no name."""
        clean = clean_name(name)
        if not clean:
            return None
        draft = _Draft(lasting_id(""), clean, "", origin, {}, (), named_only=True)
        self._keep(draft)
        return draft.id

    def is_named_only(self, id: EntityId) -> bool:
        """Whether only ties spoke of an actor so far."""
        draft = self._drafts.get(id)
        return draft is not None and draft.named_only

    def news(self) -> tuple[NewActor, ...]:
        """Give the actors that are new, in the order of the file."""
        return tuple(
            NewActor(each.id, each.name, tuple(each.fields.items()), each.origin, each.said,
                     each.named_only)
            for each in self._drafts.values() if each.known is None
        )

    def met(self) -> tuple[KnownActor, ...]:
        """Give the actors of the file that the desk knows, with what the file adds and changes."""
        return tuple(
            self._known_actor(each, each.known)
            for each in self._drafts.values() if each.known is not None
        )

    def _may_mean(self, row: ActorRow, id: EntityId) -> bool:
        """Whether a row may mean an actor it was matched with by name."""
        draft = self._drafts.get(id)
        if draft is None:
            return not row.id or id not in self._claimed
        if row.id and draft.own_id and row.id != draft.own_id:
            return False
        kinds = {row.fields.get("kind"), draft.fields.get("kind")} - {None}
        return len(kinds) < 2 or draft.known is not None

    def _meet(self, row: ActorRow, id: EntityId, by: FoundBy) -> None:
        draft = self._drafts.get(id)
        if draft is None:
            known = self._known[id]
            self._drafts[id] = _Draft(
                id, known.name, row.id, row.origin, dict(row.fields), row.said, by, known=known)
            if by == "id" and row.name != known.name:
                self._drafts[id].fields["name"] = row.name
                self.index.add(id, row.name, known.kind)
            self.index.remember(row.id, id)
            return
        self._merge(row, draft)

    def _merge(self, row: ActorRow, draft: _Draft) -> None:
        """Add what a second row says of the same actor; where they differ the first row stays."""
        if not draft.named_only:
            self._report(row, "duplicate_label", name=row.name, first=draft.origin.row)
        adds, changes = compare_values(draft.fields, row.fields)
        draft.fields.update(adds)
        for change in changes:
            self._report(row, "duplicate_differs", column=change.field, name=row.name,
                         kept=_told(change.kept), other=_told(change.offered))
        known = {said.dimension for said in draft.said}
        draft.said += tuple(said for said in row.said if said.dimension not in known)
        draft.rows += 1
        draft.named_only = False
        self.index.remember(row.id, draft.id)

    def _start(self, row: ActorRow) -> None:
        id = lasting_id(row.id)
        fields = dict(row.fields)
        if row.id and id != row.id:
            fields["extra"] = (*fields.get("extra", ()), ("ID", clean_name(row.id)))
        self._keep(_Draft(id, row.name, row.id, row.origin, fields, row.said))

    def _keep(self, draft: _Draft) -> None:
        self._drafts[draft.id] = draft
        fields = draft.fields
        aliases = (*fields.get("aliases", ()), fields.get("short_label", ""))
        self.index.add(draft.id, draft.name, fields.get("kind"), aliases)
        self.index.remember(draft.own_id, draft.id)

    def _known_actor(self, draft: _Draft, known: Actor) -> KnownActor:
        adds, changes = compare(known, draft.fields)
        said, more = compare_said(draft.id, draft.said, self.medians)
        return KnownActor(
            draft.id, known.name, draft.found_by, adds, (*changes, *more), draft.origin, said)

    def _report(
        self, row: ActorRow, id: str, *, column: str = "", left_out: bool = False, **facts: Any
    ) -> None:
        self.problems.append(
            RowProblem(row.origin, f"import.{id}", column, tuple(facts.items()), left_out))


def compare_said(
    subject: EntityId, said: tuple[Said, ...], medians: Medians
) -> tuple[tuple[Said, ...], tuple[FieldChange, ...]]:
    """Split values into those nobody gave yet, and those that differ from what was said."""
    fresh = tuple(each for each in said if (subject, each.dimension) not in medians)
    changes = tuple(
        FieldChange(each.dimension, medians[subject, each.dimension], each.value)
        for each in said
        if medians.get((subject, each.dimension), each.value) != each.value
    )
    return fresh, changes


def _told(value: object) -> str:
    """Show a value in a report."""
    if isinstance(value, tuple):
        pairs = [": ".join(map(str, item)) if isinstance(item, tuple) else str(item)
                 for item in value]
        return ", ".join(pairs)[:120]
    return str(value)[:120]
