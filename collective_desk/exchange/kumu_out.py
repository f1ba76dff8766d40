"""A desk's actors and ties as Kumu's two tables; what comes back in says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from collective_desk.domain.entities import Actor, Entity, EntityId, Placement, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.host.words import Words

from .columns import CONNECTIONS, ELEMENTS, Column, extra_header
from .rows import cell_text
from .safe_text import joined, printable
from .seen import Seen
from .spoken_values import code_of, text_of, text_of_realm

_FIRST: Final = {
    "Elements": ("ID", "Label", "Type", "Description", "Tags"),
    "Connections": ("ID", "From", "To", "Direction", "Label", "Type", "Description", "Tags"),
}
"""Columns that are there even when they are empty, ahead of the others."""
_EXTRA_KEY = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table to write: its title, its headers, and its rows of text."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(slots=True)
class _Record:
    """One row before the columns are known: cells by known header, and further ones by name."""

    known: dict[str, str] = field(default_factory=dict)
    extra: dict[_EXTRA_KEY, str] = field(default_factory=dict)


def kumu_tables(
    seen: Seen, medians: Mapping[tuple[EntityId, str], float], *, map: EntityId | None = None,
    words: Words | None = None,
) -> tuple[Grid, Grid]:
    """Lay out actors and ties (of one map, or all) as Elements and Connections."""
    actors = seen.all(Actor)
    if map is not None:
        placed = {at.actor for at in seen.all(Placement) if at.map == map}
        actors = [actor for actor in actors if actor.id in placed]
    shown = {actor.id for actor in actors}
    ties = [tie for tie in seen.all(Tie) if tie.source in shown and tie.target in shown]
    kinds = {kind.id: kind.name for kind in seen.all(TieKind)}
    names = _names(actors)
    elements = [_element(actor, medians, words) for actor in actors]
    connections = [_connection(tie, names, kinds, medians, words) for tie in ties]
    return (
        _grid("Elements", ELEMENTS, elements), _grid("Connections", CONNECTIONS, connections))


def _element(
    actor: Actor, medians: Mapping[tuple[EntityId, str], float], words: Words | None
) -> _Record:
    kept, extra = _kept_type(actor)
    record = _record(actor, ELEMENTS, words, medians)
    record.known["Label"] = printable(actor.name) or actor.id
    if kept:
        record.known["Type"] = kept
    record.extra = _extra(extra)
    return record


def _connection(
    tie: Tie, names: Mapping[EntityId, str], kinds: Mapping[EntityId, str],
    medians: Mapping[tuple[EntityId, str], float], words: Words | None,
) -> _Record:
    record = _record(tie, CONNECTIONS, words, medians)
    record.known |= {
        "From": names[tie.source], "To": names[tie.target], "Type": kinds.get(tie.kind, ""),
    }
    since, until = tie.period or (None, None)
    record.known |= {"Since": since or "", "Until": until or ""}
    record.extra = _extra(tie.extra)
    return record


def _record(
    entity: Entity, columns: Iterable[Column], words: Words | None,
    medians: Mapping[tuple[EntityId, str], float],
) -> _Record:
    record = _Record()
    for column in columns:
        if column.reads in ("end", "since", "until"):
            continue
        if column.reads == "said":
            value: Any = medians.get((entity.id, column.field))
        else:
            value = getattr(entity, column.field)
        record.known[column.header] = _cell(column, value, words)
    return record


def _cell(column: Column, value: Any, words: Words | None) -> str:
    """Write a field's value so that reading it gives the same."""
    if value is None or value == "" or value is False:
        return ""
    if column.reads == "list":
        return joined(value)
    if column.reads == "code":
        # What most things are is not written: a column of "open" says nothing.
        usual = column.field == "sensitivity" and value == "open"
        return "" if usual else text_of(column.vocabulary, value, words)
    if column.reads == "codes":
        return joined(text_of(column.vocabulary, code, words) for code in value)
    if column.reads == "realm":
        return text_of_realm(value, words)
    return "yes" if column.reads == "flag" else cell_text(value)


def _kept_type(actor: Actor) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Give the words in which an actor's kind was said when it came in, if they still hold."""
    for at in range(len(actor.extra) - 1, -1, -1):
        name, text = actor.extra[at]
        if name == "Type":
            code = code_of("actor_kind", text)
            if actor.kind == (code or "other"):
                return text, (*actor.extra[:at], *actor.extra[at + 1 :])
            break
    return "", actor.extra


def _extra(pairs: Iterable[tuple[str, str]]) -> dict[_EXTRA_KEY, str]:
    """Key further columns by header, and by turn where a name comes twice."""
    seen: Counter[str] = Counter()
    cells: dict[_EXTRA_KEY, str] = {}
    for name, text in pairs:
        header = extra_header(printable(name))
        cells[header, seen[header]] = text
        seen[header] += 1
    return cells


def _names(actors: Iterable[Actor]) -> dict[EntityId, str]:
    """Give what the ends of ties are called: the name, or the id where a name would not do."""
    listed = list(actors)
    counted: Counter[str] = Counter()
    for actor in listed:
        # An alias that is another's name must not draw the tie to the wrong one.
        counted.update({fold(actor.name), *(fold(alias) for alias in actor.aliases)})
    ids = {actor.id for actor in listed}
    return {
        actor.id: actor.name
        if actor.name and counted[fold(actor.name)] == 1 and actor.name not in ids
        and "|" not in actor.name and fold(actor.name) else actor.id
        for actor in listed
    }


def _grid(title: str, columns: tuple[Column, ...], records: list[_Record]) -> Grid:
    """Put records under headers: the usual ones, those in use, and the further ones."""
    used = {header for record in records for header, text in record.known.items() if text}
    first = _FIRST[title]
    headers = [*first, *(column.header for column in columns
                         if column.header in used and column.header not in first)]
    extras = list(dict.fromkeys(key for record in records for key in record.extra))
    rows = [
        (*(printable(record.known.get(header, "")) for header in headers),
         *(printable(record.extra.get(key, "")) for key in extras))
        for record in records
    ]
    return Grid(title, (*headers, *(header for header, _ in extras)), rows)
