"""What the store tells: deeds of the history, commits, conflicts, what an undo kept."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from collective_desk.domain.entities import EntityId

Scope = Literal["team", "mine"]
Mode = Literal["begin", "do", "undo", "redo"]
MODES: Final = ("begin", "do", "undo", "redo")
_PRIVATE: Final = re.compile(r"mine:[0-9a-f]{32}(:.+)?")


def is_private(id: EntityId) -> bool:
    """Say whether an id is that of something that is only mine: it shows in the id itself.

    So no parcel can reach into what is private, and nothing private can be taken for the team's.
    """
    return id.startswith("mine:") and _PRIVATE.fullmatch(id) is not None


def private_id() -> EntityId:
    """Make an id for something that is only mine."""
    return f"mine:{uuid.uuid4().hex}"


def scope_of(id: EntityId) -> Scope:
    """Give the scope in which something lives."""
    return "mine" if is_private(id) else "team"


@dataclass(frozen=True, slots=True)
class Deed:
    """One transaction of the history: who did what, when, to which things."""

    tx: str
    time: datetime
    person: str
    action: str
    mode: Mode
    about: tuple[EntityId, ...]
    scope: Scope
    of: str | None = None
    touched: tuple[tuple[str, EntityId], ...] = ()
    number: int = 0
    within: tuple[EntityId, int] | None = None
    """Session and step in which it was done."""


class Commit(NamedTuple):
    """What one commit changed; views read the touched things again."""

    origin: Literal["do", "undo", "redo", "receive"]
    action: str
    person: str
    about: tuple[EntityId, ...]
    touched: dict[str, frozenset[EntityId]]
    created: frozenset[EntityId] = frozenset()

    @property
    def ids(self) -> frozenset[EntityId]:
        """Every touched id, of any kind."""
        return frozenset().union(*self.touched.values())


@dataclass(frozen=True, slots=True)
class Kept:
    """A value an undo left alone because someone else changed it since."""

    kind: str
    id: EntityId
    field: str
    person: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo took back, and what it kept."""

    deed: Deed
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values that stand for a field: what, by whom, when."""

    value: Any
    person: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field two people gave different values, neither knowing of the other."""

    kind: str
    id: EntityId
    field: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """A transaction as it travels: its canonical text, and value and salt of each of its cells.

    A value of None was forgotten on purpose; the text holds only salted digests, so the chain
    of hashes still verifies.
    """

    text: str
    cells: tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receive brought: how many were new, already here, waiting for others, or copies."""

    new: int = 0
    known: int = 0
    waiting: int = 0
    copies: int = 0
    people: frozenset[str] = frozenset()
    touched: dict[str, frozenset[EntityId]] = field(default_factory=dict)
