"""Which values fit a field: told from the type it is declared with."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from collective_desk.domain.rules import FARTHEST

from .strict import LARGEST_WHOLE

Fits = Callable[[Any], bool]


@cache
def fits(hint: object) -> Fits:
    """Give the question whether a value of JSON fits a declared type; None is asked elsewhere."""
    if get_origin(hint) is tuple:
        return _listed(get_args(hint))
    inner = [each for each in get_args(hint) if each is not NoneType]
    if inner:
        return _or_nothing(fits(inner[0]))
    return {str: _text, bool: _flag, int: _whole, float: _number}[hint]  # type: ignore[index]


def is_listed(hint: object) -> bool:
    """Say whether a field holds a list."""
    return any(get_origin(each) is tuple for each in (hint, *get_args(hint)))


def _listed(parts: tuple[object, ...]) -> Fits:
    each = [fits(part) for part in parts if part is not Ellipsis]
    if Ellipsis in parts:
        return lambda value: isinstance(value, (list, tuple)) and all(map(each[0], value))
    return lambda value: (
        isinstance(value, (list, tuple)) and len(value) == len(each)
        and all(fit(item) for fit, item in zip(each, value, strict=True)))


def _or_nothing(inner: Fits) -> Fits:
    return lambda value: value is None or inner(value)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_WHOLE


def _number(value: Any) -> bool:
    return (isinstance(value, (int, float)) and not isinstance(value, bool)
            and math.isfinite(value) and abs(value) <= FARTHEST)
