"""What every record of a desk has, and how its fields are declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

EntityId: TypeAlias = str
Point: TypeAlias = tuple[float, float]
Period: TypeAlias = tuple[str | None, str | None]
"""From and to as ISO dates (or parts of them: 2026, 2026-03); None is open."""


def coded(vocabulary: str, default: str | None = None) -> Any:
    """Declare a field whose value is a code of a vocabulary (or one that the desk added)."""
    return field(default=default, metadata={"vocabulary": vocabulary})


def coded_many(vocabulary: str) -> Any:
    """Declare a field that holds several codes of a vocabulary."""
    return field(default=(), metadata={"vocabulary": vocabulary})


def prose() -> Any:
    """Declare a field of long text, merged line by line when two people edited it."""
    return field(default="", metadata={"prose": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What every record has: an id, whether it stands, and who may see it."""

    kind_name: ClassVar[str] = ""
    id: EntityId
    alive: bool = True
    sensitivity: str = coded("sensitivity", "open")
