"""What a value must look like before a desk keeps it; forgiving wherever that loses nothing."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from typing import Any, Final

from .entities import KINDS, Entity
from .errors import DeskError
from .vocabularies import SCALES, VOCABULARIES

_COMMAS: Final = re.compile(r"[,;،؛，、፣\n]")
LONGEST_NAME: Final = 1_000
LONGEST_TEXT: Final = 100_000
MOST_MARKS: Final = 8
"""Combining marks kept in a row: more is not writing, and slows down every drawing of the name."""
FARTHEST: Final = 1_000_000.0
"""Largest coordinate on a map, in map units."""

REALM_POSITIONS: Final = {"grassroots": -2, "middle_ground": 0, "institutional": 2}

# Overrides and embeddings turn the text around a name; the rest of these are invisible.
_HIDDEN: Final = frozenset(
    "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NAMELESS: Final = re.compile("someone-[0-9a-f]{4}")


def clean_name(text: str) -> str:
    """Give a name on one line: composed, without control characters, at most 1,000 long."""
    return on_one_line(text)[:LONGEST_NAME].rstrip()


def is_nameless(person: str) -> bool:
    """Say whether somebody who acted or spoke gave no name, and is only told apart by a mark."""
    return _NAMELESS.fullmatch(person) is not None


def on_one_line(text: str) -> str:
    """Give a text of any length on one line: composed, without control characters."""
    return " ".join(_visible(text).split())


def clean_text(text: str) -> str:
    """Give a longer text: lines kept, control characters and trailing blanks gone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_visible(line).rstrip() for line in lines).strip("\n")[:LONGEST_TEXT]


def clean_values(kind: type[Entity], values: dict[str, Any]) -> dict[str, Any]:
    """Give the values of an entity's fields as a desk keeps them.

    Raises DeskError("field.unknown") or DeskError("field.wrong") with the field's name.
    """
    cleaners = _cleaners(kind.kind_name)
    clean: dict[str, Any] = {}
    for name, value in values.items():
        if name not in cleaners:
            raise DeskError("field.unknown", field=name, kind=kind.kind_name)
        try:
            clean[name] = cleaners[name](value)
        except (TypeError, ValueError, AttributeError) as error:
            raise DeskError("field.wrong", field=name, value=str(value)[:80]) from error
    if clean.get("realm") is not None and not -2 <= clean["realm"] <= 2:
        raise DeskError("field.wrong", field="realm", value=str(clean["realm"]))
    if "sensitivity" in clean and clean["sensitivity"] not in VOCABULARIES["sensitivity"]:
        raise DeskError("field.wrong", field="sensitivity", value=str(clean["sensitivity"]))
    return clean


def clean_point(value: Iterable[float]) -> tuple[float, float]:
    """Give a place on a map, to a hundredth of a unit."""
    x, y = value
    return _coordinate(x), _coordinate(y)


def on_scale(dimension: str, value: float | None) -> float | None:
    """Give a value of an assessment if its scale has it.

    Raises DeskError("assessment.off_scale") with the lowest and highest step.
    """
    if value is None:
        return None
    low, high = SCALES.get(dimension, (None, None))
    number = float(value)
    if not math.isfinite(number) or abs(number) > FARTHEST:
        raise DeskError("field.wrong", field="value", value=str(value))
    if (low is not None and number < low) or (high is not None and number > high):
        raise DeskError("assessment.off_scale", low=low, high="∞" if high is None else high)
    return number


def _visible(text: str) -> str:
    """Compose a line and drop what cannot be seen or written down."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    kept: list[str] = []
    marks = 0
    for letter in composed:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > MOST_MARKS or letter in _HIDDEN:
            continue
        category = unicodedata.category(letter)
        if category == "Cc":
            kept.append(" ")
        elif category != "Cs":
            kept.append(letter)
    # Dropping a character between a letter and its mark can make a pair that composes.
    return unicodedata.normalize("NFC", "".join(kept))


def _coordinate(value: float) -> float:
    number = float(value)
    if not math.isfinite(number) or abs(number) > FARTHEST:
        raise ValueError(value)
    return round(number, 2)


def _names(values: Iterable[str]) -> tuple[str, ...]:
    """Clean a list of short texts: no empty ones, none twice."""
    if isinstance(values, str):
        raise TypeError(values)
    return tuple(dict.fromkeys(name for name in map(clean_name, values) if name))


def _optional(cleaner: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None or value == "" else cleaner(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value:
        raise ValueError(value)
    return int(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _period(value: Any) -> tuple[str | None, str | None]:
    since, until = value
    return (_optional(clean_name)(since), _optional(clean_name)(until))


def _box(value: Any) -> tuple[float, float, float, float]:
    left, top, width, height = map(_coordinate, value)
    return left, top, abs(width), abs(height)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((clean_name(name), clean_text(text)) for name, text in value)


_BY_TYPE: Final[dict[str, Callable[[Any], Any]]] = {
    "str": clean_name,
    "EntityId": clean_name,
    "int": _whole,
    "float": _number,
    "bool": _flag,
    "Point": clean_point,
    "Period": _period,
    "tuple[str, ...]": _names,
    "tuple[EntityId, ...]": _names,
    "tuple[tuple[str, str], ...]": _pairs,
    "tuple[float, float, float, float]": _box,
    "tuple[tuple[str, str, int], ...]": tuple,
    "tuple[int, ...]": lambda value: tuple(map(_whole, value)),
}


@cache
def _cleaners(kind_name: str) -> dict[str, Callable[[Any], Any]]:
    """Give the cleaner of each field of a kind of entity, by the type it is declared with."""
    cleaners: dict[str, Callable[[Any], Any]] = {}
    for declared in fields(KINDS[kind_name]):
        if declared.name in ("id", "alive"):
            continue
        type_name = str(declared.type)
        cleaner = _BY_TYPE[type_name.removesuffix(" | None")]
        if declared.metadata.get("prose"):
            cleaner = clean_text
        cleaners[declared.name] = _optional(cleaner) if type_name.endswith("| None") else cleaner
    return cleaners


def names_listed(text: str) -> tuple[str, ...]:
    """Give the names that are written one after the other, with the commas of any script."""
    return tuple(name for part in _COMMAS.split(text) if (name := clean_name(part)))
