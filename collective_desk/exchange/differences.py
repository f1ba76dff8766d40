"""What a file adds to a thing the desk knows, and where the two say different things."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from collective_desk.domain.entities import Entity
from collective_desk.domain.plans import FieldChange, Fields

_PAIRS: Final = "extra"
_NOT_SAID: Final[dict[str, tuple[Any, ...]]] = {"kind": (None, "", "other")}
_NOTHING: Final[tuple[Any, ...]] = (None, "", False, ())


def compare(known: Entity, offered: Mapping[str, Any]) -> tuple[Fields, tuple[FieldChange, ...]]:
    """Say which fields the file fills that the desk left empty, and which it would change."""
    current = {name: getattr(known, name) for name in offered}
    return compare_values(current, offered)


def compare_values(
    current: Mapping[str, Any], offered: Mapping[str, Any]
) -> tuple[Fields, tuple[FieldChange, ...]]:
    """The same, for plain values; a field that is absent was not said."""
    adds: list[tuple[str, Any]] = []
    changes: list[FieldChange] = []
    for name, value in offered.items():
        kept = current.get(name)
        if name == _PAIRS:
            _compare_pairs(kept or (), value, adds, changes)
        elif value == kept or value in (None, "", ()):
            continue
        elif isinstance(value, tuple) and name != "period":
            more = tuple(item for item in value if item not in (kept or ()))
            if more:
                adds.append((name, (*(kept or ()), *more)))
        elif kept in _NOT_SAID.get(name, _NOTHING):
            adds.append((name, value))
        else:
            changes.append(FieldChange(name, kept, value))
    return tuple(adds), tuple(changes)


def _compare_pairs(
    kept: tuple[tuple[str, str], ...], offered: tuple[tuple[str, str], ...],
    adds: list[tuple[str, Any]], changes: list[FieldChange],
) -> None:
    names = {name for name, _ in kept}
    more = tuple(pair for pair in offered if pair[0] not in names)
    if more:
        adds.append((_PAIRS, (*kept, *more)))
    for name, value in offered:
        if name in names and (name, value) not in kept:
            before = next(text for known, text in kept if known == name)
            changes.append(FieldChange(_PAIRS, ((name, before),), ((name, value),)))
