"""How values are written: canonical JSON in the journal, plain SQLite values in the projection."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, get_type_hints

from collective_desk.domain.entities import KINDS, Entity


def canonical(value: object) -> str:
    """Write a value as JSON in the one way that is hashed and stored."""
    return _ENCODE(value)


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
).encode


class Coded:
    """How one field of an entity is kept: its name, default, and whether it is a list or a flag."""

    __slots__ = ("default", "flag", "listed", "name", "number", "prose", "text")

    def __init__(self, declared: Field[Any], hint: object) -> None:
        said = str(hint)
        self.name = declared.name
        self.default = None if declared.default is MISSING else declared.default
        self.listed = "tuple" in said
        self.flag = hint is bool
        self.number = hint in (int, float) or "int" in said or "float" in said
        self.text = hint is str or said == "str | None"
        self.prose = bool(declared.metadata.get("prose"))

    def kept(self, value: object) -> object:
        """Turn a value of the journal into what SQLite keeps; nothing is kept as the default."""
        if value is None:
            value = self.default
        if self.listed and value is not None:
            return canonical(value)
        if self.flag:
            return int(bool(value))
        if isinstance(value, (list, tuple, dict)):
            return canonical(value)
        return value

    def read(self, stored: object) -> Any:
        """Turn what SQLite kept into the field's value; what does not fit gives the default."""
        if stored is None:
            return self.default
        if self.listed:
            return self._read_list(stored)
        if self.flag:
            return bool(stored)
        if self.number:
            return stored if isinstance(stored, (int, float)) else self.default
        return stored if isinstance(stored, str) else self.default

    def _read_list(self, stored: object) -> Any:
        try:
            value = json.loads(stored) if isinstance(stored, str) else None
        except ValueError:
            return self.default
        return tuple_of(value) if isinstance(value, list) else self.default


def tuple_of(value: Any) -> Any:
    """Turn lists into tuples, all the way down."""
    return tuple(tuple_of(item) for item in value) if isinstance(value, list) else value


@cache
def coded_fields(kind: str) -> dict[str, Coded]:
    """Give the fields of a kind of entity, without its id."""
    entity = KINDS[kind]
    hints = get_type_hints(entity)
    return {
        declared.name: Coded(declared, hints[declared.name])
        for declared in fields(entity)
        if declared.name != "id"
    }


@cache
def maker(kind: str) -> Callable[[tuple[Any, ...]], Entity]:
    """Give the function that makes an entity from a stored row: id, then its fields in order."""
    entity = KINDS[kind]
    coded = list(coded_fields(kind).values())

    def make(row: tuple[Any, ...]) -> Entity:
        known = {field.name: field.read(stored)
                 for field, stored in zip(coded, row[1:], strict=True)}
        return entity(id=row[0], **known)

    return make
