"""How values are written: canonical JSON in the journal, plain SQLite values in the projection."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache
from types import NoneType
from typing import Any, get_type_hints

from collective_desk.domain.entities import KINDS, Entity

from .shapes import fits, is_listed


def canonical(value: object) -> str:
    """Write a value as JSON in the one way that is hashed and stored."""
    return _ENCODE(value)


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
).encode


class Coded:
    """How one field of an entity is kept: its name, its default, and which values fit it."""

    __slots__ = ("_as_kept", "_flag", "_listed", "_nothing", "default", "fits", "name", "prose")

    def __init__(self, declared: Field[Any], hint: object) -> None:
        self.name = declared.name
        self.default = None if declared.default is MISSING else declared.default
        self.fits = fits(hint)
        self.prose = bool(declared.metadata.get("prose"))
        self._listed = is_listed(hint)
        self._flag = hint is bool
        self._nothing = self.said([])
        text = {str} if not self._listed and self.fits("") else set()
        self._as_kept = text | {type(self.default)} if self.default is None else text
        """Types of what SQLite kept that are the field's values as they are."""

    def said(self, value: Any) -> Any:
        """Give a value of the journal as the field has it; what does not fit is the default."""
        return tuple_of(value) if value is not None and self.fits(value) else self.default

    def kept(self, value: Any) -> Any:
        """Turn a value of the journal into what SQLite keeps; nothing is kept as the default."""
        if value is None or not self.fits(value):
            value = self.default
        if value is None:
            return None
        if self._listed:
            return canonical(value)
        return int(value) if self._flag else value

    def read(self, stored: object) -> Any:
        """Turn what SQLite kept into the field's value; what does not fit gives the default."""
        if stored is None:
            return self.default
        if self._flag:
            return bool(stored)
        if self._listed:
            return self._read_list(stored)
        return stored if self.fits(stored) else self.default

    def read_all(self, stored: Sequence[object]) -> Sequence[Any]:
        """Turn what SQLite kept in a whole column into the field's values."""
        types = set(map(type, stored))
        if types <= self._as_kept:
            return stored
        if len(types - {NoneType}) > 1:  # 1 and 1.0 are one key, and not one value
            return [self.read(one) for one in stored]
        known = {one: self.read(one) for one in set(stored)}
        return [known[one] for one in stored]

    def _read_list(self, stored: object) -> Any:
        if stored == "[]":  # most lists of most things
            return self._nothing
        try:
            return self.said(json.loads(stored)) if isinstance(stored, str) else self.default
        except ValueError:
            return self.default


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
