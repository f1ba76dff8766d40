"""Filters: chips that are stacked, switched off and on, and kept with a view.

A chip asks one thing of actors or of ties; what is shown passes every chip that is on. A tie is
shown if it passes the chips of ties and both its ends are shown. A kept chip of a newer program
is carried along, switched off.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import compress
from typing import Any, Final, TypeVar

from .contents import ActorColumns, MapContent, TieColumns
from .readings import Readings
from .vocabularies import realm_of

T = TypeVar("T", ActorColumns, TieColumns)

OF_ACTORS: Final = (
    "kind", "realm", "presence", "level", "sector", "role", "tag", "sensitivity", "own_team",
    "empty_chair", "tied",
)
OF_TIES: Final = ("tie_kind", "direction", "tie_tag")
FIELDS: Final = OF_ACTORS + OF_TIES
"""What a chip may ask about, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: the field is one of these values; without values, it has any value at all.

    `negated` turns it round: none of these; or nothing was said.
    """

    field: str
    values: tuple[str, ...] = ()
    negated: bool = False
    on: bool = True


Chips = tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Which actors and ties of a map pass, row by row."""

    actors: list[bool] = field(default_factory=list)
    ties: list[bool] = field(default_factory=list)

    @property
    def all(self) -> bool:
        """Whether nothing is left out."""
        return all(self.actors) and all(self.ties)


def shown(content: MapContent, readings: Readings, chips: Iterable[Chip]) -> Shown:
    """Say who passes a stack of chips; `readings` may stand in another order than the map."""
    asking = [chip for chip in chips if chip.on and chip.field in FIELDS]
    actors = [True] * len(content.actors.ids)
    ties = [True] * len(content.ties.ids)
    if not asking:
        return Shown(actors, ties)
    for chip in asking:
        held = _COLUMNS[chip.field](content, readings)
        if chip.field in OF_TIES:
            ties = _passed(ties, held, chip)
        else:
            actors = _passed(actors, held, chip)
    ends = zip(content.ties.source, content.ties.target, ties, strict=True)
    return Shown(actors, [tie and actors[a] and actors[b] for a, b, tie in ends])


def kept(content: MapContent, seen: Shown) -> MapContent:
    """Keep what passes; ties keep their order, and their ends their actors."""
    if seen.all:
        return content
    row = {old: new for new, old in enumerate(compress(range(len(seen.actors)), seen.actors))}
    actors, ties = _picked(content.actors, seen.actors), _picked(content.ties, seen.ties)
    ties.source[:] = [row[at] for at in ties.source]
    ties.target[:] = [row[at] for at in ties.target]
    return replace(content, actors=actors, ties=ties)


def _picked(columns: T, flags: list[bool]) -> T:
    """Give columns with some of their rows only."""
    return type(columns)(*(
        list(compress(getattr(columns, one.name), flags)) for one in fields(columns)
    ))


def to_json(chips: Iterable[Chip]) -> str:
    """Write chips down for a saved view."""
    told = [
        {"field": chip.field, "values": list(chip.values), "negated": chip.negated, "on": chip.on}
        for chip in chips
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Chips:
    """Read chips that were written down; what cannot be read is left out."""
    try:
        told = json.loads(text) if text else []
    except ValueError:
        return ()
    read = (_read(one) for one in told) if isinstance(told, list) else ()
    return tuple(chip for chip in read if chip is not None)


def words_of(chip: Chip) -> tuple[str, str]:
    """Give the ids of a chip's words: its field, and its phrase (told with field and values)."""
    verb = ("is_not" if chip.negated else "is") if chip.values else (
        "has_no" if chip.negated else "has")
    return f"filter.{chip.field}", f"filter.phrase.{verb}"


OR: Final = "filter.or"
"""Id of the words between the values of a chip."""


def switched(chips: Chips, at: int) -> Chips:
    """Switch one chip off or on."""
    return (*chips[:at], replace(chips[at], on=not chips[at].on), *chips[at + 1 :])


def joined(chips: Chips, chip: Chip) -> Chips:
    """Stack one more chip; a value of a field that is asked for already is another that passes."""
    for at, known in enumerate(chips):
        if known.field == chip.field and known.negated == chip.negated and chip.values:
            values = tuple(dict.fromkeys((*known.values, *chip.values)))
            return (*chips[:at], replace(known, values=values, on=True), *chips[at + 1 :])
    return chips if chip in chips else (*chips, chip)


def _read(told: Any) -> Chip | None:
    if not isinstance(told, dict) or not isinstance(told.get("field"), str):
        return None
    values = told.get("values")
    listed = tuple(v for v in values if isinstance(v, str)) if isinstance(values, list) else ()
    known = told["field"] in FIELDS
    return Chip(told["field"], listed, told.get("negated") is True,
                known and told.get("on") is not False)


def _passed(so_far: list[bool], held: Sequence[Any], chip: Chip) -> list[bool]:
    wanted, turned = frozenset(chip.values), chip.negated
    if held and isinstance(held[0], tuple):
        fits = [not wanted.isdisjoint(one) if wanted else bool(one) for one in held]
    elif wanted:
        fits = [one in wanted for one in held]
    else:
        fits = [bool(one) for one in held]
    return [before and fit is not turned for before, fit in zip(so_far, fits, strict=True)]


def _of_readings(name: str, *, ties: bool = False) -> Callable[[MapContent, Readings], list[Any]]:
    """Make a column of readings stand in the order of the map."""

    def column(content: MapContent, readings: Readings) -> list[Any]:
        ids, told = (content.ties.ids, readings.ties) if ties else (
            content.actors.ids, readings.actors)
        values: list[Any] = getattr(readings, name)
        if ids == told and len(values) == len(ids):
            return values
        of = dict(zip(told, values, strict=False))
        nothing: Any = () if values and isinstance(values[0], tuple) else None
        return [of.get(id, nothing) for id in ids]

    return column


def _tied(content: MapContent) -> list[bool]:
    ends = {*content.ties.source, *content.ties.target}
    return [row in ends for row in range(len(content.actors.ids))]


def _yes(flags: Iterable[bool]) -> list[str]:
    return ["yes" if flag else "" for flag in flags]


_COLUMNS: Final[dict[str, Callable[[MapContent, Readings], Sequence[Any]]]] = {
    "kind": lambda content, _: content.actors.kinds,
    "realm": lambda content, _: list(map(realm_of, content.actors.realms, content.actors.kinds)),
    "presence": _of_readings("presence"),
    "level": _of_readings("level"),
    "sector": _of_readings("sector"),
    "role": _of_readings("roles"),
    "tag": _of_readings("tags"),
    "sensitivity": lambda content, _: content.actors.sensitivity,
    "own_team": lambda content, _: _yes(content.actors.own_team),
    "empty_chair": lambda content, _: _yes(content.actors.empty_chair),
    "tied": lambda content, _: _yes(_tied(content)),
    "tie_kind": lambda content, _: content.ties.kinds,
    "direction": lambda content, _: content.ties.directions,
    "tie_tag": _of_readings("tie_tags", ties=True),
}


def choices(content: MapContent, readings: Readings, name: str) -> list[str]:
    """List the values that a field has on a map, each once, the most frequent first."""
    counts: dict[str, int] = {}
    for held in _COLUMNS[name](content, readings):
        for one in held if isinstance(held, tuple) else (held,):
            if one:
                counts[one] = counts.get(one, 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value))
