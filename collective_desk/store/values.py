"""Values on their way into the journal: what every other desk will take, and nothing private."""

from __future__ import annotations

from typing import Any

from collective_desk.domain.errors import DeskError

from .codec import canonical
from .incoming import ID, LONGEST_VALUE
from .records import is_private
from .strict import strict


def told(field: str, value: object, *, private: bool) -> str:
    """Give a value as JSON; raises DeskError for what other desks would refuse, or must not see."""
    try:
        said = canonical(plain(value))
        if not (isinstance(value, str) and said.isascii() and "\\u" not in said):
            strict(said)
    except (ValueError, TypeError) as error:
        raise DeskError("field.wrong", field=field, value=repr(value)[:80]) from error
    if len(said) > LONGEST_VALUE:
        raise DeskError("field.too_long", field=field)
    if not private and '"mine:' in said and _names_private(value):
        raise DeskError("entity.private")
    return said


def require_id(id: str) -> None:
    """Refuse an id that other desks would refuse."""
    if not ID.fullmatch(id) or (id.startswith("mine:") and not is_private(id)):
        raise DeskError("entity.wrong_id", value=repr(id)[:80])


def plain(value: object) -> Any:
    """Turn sets and tuples into lists, as JSON has them."""
    if isinstance(value, str):
        return value
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=lambda item: (type(item).__name__, item))
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _names_private(value: object) -> bool:
    if isinstance(value, str):
        return is_private(value)
    items = value.values() if isinstance(value, dict) else value
    return isinstance(value, (list, tuple, set, frozenset, dict)) and any(
        map(_names_private, items))  # type: ignore[call-overload]
