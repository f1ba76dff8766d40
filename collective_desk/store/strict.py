"""Reading JSON of strangers: it has one meaning only, and nothing in it that could not be kept."""

from __future__ import annotations

import json
import math
from typing import Any, Final

LARGEST_WHOLE: Final = 2**53
DEEPEST: Final = 16


def strict(text: str) -> Any:
    """Read a JSON text; raises ValueError for what JSON readers understand differently.

    Refused are NaN and endless numbers, whole numbers beyond 2**53, a key said twice, deep nesting,
    NUL and half characters, and anything before or after the value.
    """
    if (known := _COMMON.get(text, _COMMON)) is not _COMMON:
        return known
    value, end = _DECODE(text)
    if end != len(text):
        raise ValueError("more than one value")
    if text.count("[") + text.count("{") > DEEPEST and _depth(value) > DEEPEST:
        raise ValueError("too deep")
    if "\\u" in text:
        _require_whole_characters(value)
    elif not text.isascii():
        text.encode()
    return value


_COMMON: Final[dict[str, Any]] = {"true": True, "false": False, "null": None, '""': ""}


def _whole(said: str) -> int:
    if len(said) > 17 or abs(number := int(said)) > LARGEST_WHOLE:
        raise ValueError("a number too large")
    return number


def _broken(said: str) -> float:
    if not math.isfinite(number := float(said)):
        raise ValueError("an endless number")
    return number


def _refused(said: str) -> None:
    raise ValueError(said)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a key said twice")
    return said


_DECODE = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole, parse_float=_broken, parse_constant=_refused
).raw_decode


def _depth(value: Any) -> int:
    """Measure how deep lists and objects are nested, without recursion."""
    deepest, level = 1, [value]
    while any(level):
        level = [inner for each in level
                 for inner in (each.values() if isinstance(each, dict) else each)
                 if isinstance(inner, (list, dict))]
        deepest += 1
    return deepest


def _require_whole_characters(value: Any) -> None:
    if isinstance(value, str):
        value.encode()
        if "\0" in value:
            raise ValueError("NUL")
    elif isinstance(value, list):
        for item in value:
            _require_whole_characters(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _require_whole_characters(key)
            _require_whole_characters(item)
