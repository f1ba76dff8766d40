"""What an import would bring to a desk, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from .entities import EntityId

Fields: TypeAlias = tuple[tuple[str, Any], ...]
"""Names and values of an entity's fields, as a desk keeps them."""
FoundBy: TypeAlias = Literal["id", "name", "alias", "ends"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something was read: file, sheet (empty for a text file), row as a person counts."""

    file: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something to know about a row (or, with row 0, about a whole file or sheet).

    `id` and `facts` find the sentence; `left_out` tells that the row does not come in.
    """

    origin: Origin
    id: str
    column: str = ""
    facts: Fields = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of which the desk and the file say different things; the desk's stays unless told."""

    field: str
    kept: Any
    offered: Any


@dataclass(frozen=True, slots=True)
class Said:
    """A value someone gave in a dimension: kept as an assessment."""

    dimension: str
    value: float


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor the desk does not have yet; `named_only` when only a tie spoke of it."""

    id: EntityId
    name: str
    fields: Fields
    origin: Origin
    said: tuple[Said, ...] = ()
    named_only: bool = False


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor the desk has: what the file adds to it, and where the two differ."""

    id: EntityId
    name: str
    found_by: FoundBy
    adds: Fields
    changes: tuple[FieldChange, ...]
    origin: Origin
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class NewTieKind:
    """A kind of tie the desk does not have yet."""

    id: EntityId
    name: str
    directed: bool


@dataclass(frozen=True, slots=True)
class NewTie:
    """A tie the desk does not have yet."""

    id: EntityId
    source: EntityId
    target: EntityId
    kind: EntityId
    fields: Fields
    origin: Origin
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A tie the desk has: what the file adds to it, and where the two differ."""

    id: EntityId
    found_by: FoundBy
    adds: Fields
    changes: tuple[FieldChange, ...]
    origin: Origin
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How much of each a plan holds, for the preview's first lines."""

    rows: int
    empty_rows: int
    new_actors: int
    named_only: int
    known_actors: int
    new_ties: int
    known_ties: int
    new_tie_kinds: int
    differences: int
    problems: int
    left_out: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that applying an import would do, and what a person should know first.

    `update` lets the file's values win where the two differ; `add_named` adds the actors of whom
    only a tie spoke (else those ties stay out). Set them with `dataclasses.replace`.
    """

    files: tuple[str, ...]
    actors: tuple[NewActor, ...] = ()
    known_actors: tuple[KnownActor, ...] = ()
    tie_kinds: tuple[NewTieKind, ...] = ()
    ties: tuple[NewTie, ...] = ()
    known_ties: tuple[KnownTie, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    rows: int = 0
    empty_rows: int = 0
    update: bool = False
    add_named: bool = True

    @property
    def counts(self) -> PlanCounts:
        """Count what comes, what is known already, what differs and what stays out."""
        named = sum(actor.named_only for actor in self.actors)
        return PlanCounts(
            rows=self.rows, empty_rows=self.empty_rows, new_actors=len(self.actors) - named,
            named_only=named, known_actors=len(self.known_actors), new_ties=len(self.ties),
            known_ties=len(self.known_ties), new_tie_kinds=len(self.tie_kinds),
            differences=sum(len(changes) for _, changes in self.differences()),
            problems=len(self.problems), left_out=sum(p.left_out for p in self.problems),
        )

    @property
    def is_empty(self) -> bool:
        """Whether applying this would change nothing (but perhaps places on a map)."""
        touched: tuple[KnownActor | KnownTie, ...] = (*self.known_actors, *self.known_ties)
        news = self.actors or self.ties or self.tie_kinds
        return not news and not any(
            known.adds or known.said or (self.update and known.changes) for known in touched
        )

    def differences(self) -> Iterator[tuple[KnownActor | KnownTie, tuple[FieldChange, ...]]]:
        """Give each known actor and tie of which the file says something else."""
        everyone: tuple[KnownActor | KnownTie, ...] = (*self.known_actors, *self.known_ties)
        for known in everyone:
            if known.changes:
                yield known, known.changes
