"""The line that draws: one typed or pasted text becomes actors, ties and places, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from collective_desk.domain.entities import Actor, EntityId, Map, Placement, Point, placement_id
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.quick_line import Line, Piece, parse
from collective_desk.store.queries.maps import maps
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.spoken import spoken_kinds
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.writer import Writer

from .actors import add_actor, mark_empty_chair
from .assessments import assess
from .free_places import Footing
from .placements import place_all
from .ties import add_tie

Choices = Mapping[str, EntityId | None]
"""Answers to what was asked: the name as typed, and the actor meant; None makes a new one."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that means several actors: ask which one, in place."""

    text: str
    span: tuple[int, int]
    candidates: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What a line brought; while something is `asked`, nothing was written."""

    actors: tuple[EntityId, ...] = ()
    ties: tuple[EntityId, ...] = ()
    placements: tuple[EntityId, ...] = ()
    reused: tuple[EntityId, ...] = ()
    asked: tuple[Ambiguous, ...] = ()


@dataclass(slots=True)
class _Drawn:
    """The rows of a line with the actors that they mean."""

    ids: list[EntityId] = field(default_factory=list)
    new: list[EntityId] = field(default_factory=list)
    reused: list[EntityId] = field(default_factory=list)


def quick_add(
    write: Writer, text: str, *, on: EntityId | None = None, pen: EntityId | None = None,
    near: Point | None = None, choices: Choices | None = None, rater: str = "",
    names: NameIndex | None = None, towers: bool = False, footing: Footing | None = None,
) -> Added:
    """Draw a line of text: actors, ties of the pen or of a named kind, on a map.

    Actors already on the desk are used again. Names that mean several actors are asked back in
    `Added.asked`: call again with `choices`. A line with a problem raises its id as a DeskError.
    Discs are said by the `rater`; with `towers` the map shows them from now on. Whoever draws many
    lines keeps `names` and `footing`.
    """
    known = names or NameIndex(write.read)
    line = parse(text, spoken_kinds(write.read), known.knows)
    if problem := line.blocked:
        raise DeskError(problem.id, text=problem.text or line.text[slice(*problem.span)])
    asked = _questions(line, known, choices or {})
    if asked:
        return Added(asked=asked)
    kind = _pen(write, line, pen)
    drawn = _actors(write, line, known, choices or {})
    ties = tuple(dict.fromkeys(
        add_tie(
            write, drawn.ids[tie.source], drawn.ids[tie.target], tie.kind or kind,
            direction="mutual" if tie.mutual else None,
        )
        for tie in line.ties
    ))
    write.about(*(*drawn.new, *ties) if ties else dict.fromkeys(drawn.ids))
    _say_marks(write, line, drawn, rater)
    map = on or _first_map(write)
    if towers and map and any(piece.discs is not None for piece in line.actors):
        write.update(Map, map, lens="influence")
    placed = _places(write, map, drawn, near, footing)
    return Added(tuple(drawn.new), ties, placed, tuple(dict.fromkeys(drawn.reused)))


def _questions(line: Line, known: NameIndex, choices: Choices) -> tuple[Ambiguous, ...]:
    """Give the names that mean several actors and were not answered yet, each once."""
    answered = {fold(name) for name in choices}
    asked: dict[str, Ambiguous] = {}
    for piece in line.actors:
        who = known.who(piece.text)
        if len(who) > 1 and (key := fold(piece.text)) not in answered:
            asked.setdefault(key, Ambiguous(piece.text, piece.span, tuple(who)))
    return tuple(asked.values())


def _pen(write: Writer, line: Line, pen: EntityId | None) -> EntityId:
    """Give the kind for ties that name none: the pen, else the first kind of the desk."""
    if pen or all(tie.kind for tie in line.ties):
        return pen or ""
    kinds = tie_kinds(write.read)
    if not kinds:
        raise DeskError("quick_add.no_pen")
    return kinds[0].id


def _actors(write: Writer, line: Line, known: NameIndex, choices: Choices) -> _Drawn:
    """Find or make the actor of every piece; one name in a line is one actor."""
    drawn = _Drawn()
    chosen = {fold(name): actor for name, actor in choices.items()}
    here: dict[str, EntityId] = {}
    for piece in line.actors:
        key = fold(piece.text)
        if key not in here:
            who = known.who(piece.text)
            actor = chosen[key] if key in chosen else who[0] if who else None
            if actor is None:
                actor = add_actor(write, piece.text)
                drawn.new.append(actor)
            else:
                drawn.reused.append(actor)
            here[key] = actor
        drawn.ids.append(here[key])
    return drawn


def _say_marks(write: Writer, line: Line, drawn: _Drawn, rater: str) -> None:
    """Write down what was said behind the names: realm, discs, empty chair."""
    for piece, actor in zip(line.actors, drawn.ids, strict=True):
        _say_mark(write, piece, actor, rater)


def _say_mark(write: Writer, piece: Piece, actor: EntityId, rater: str) -> None:
    if piece.realm is not None:
        write.update(Actor, actor, realm=piece.realm)
    if piece.discs is not None:
        assess(write, actor, "influence", piece.discs, rater=rater)
    if piece.empty_chair:
        mark_empty_chair(write, actor)


def _first_map(write: Writer) -> EntityId | None:
    known = maps(write.read)
    return known[0].id if known else None


def _places(
    write: Writer, map: EntityId | None, drawn: _Drawn, near: Point | None,
    footing: Footing | None,
) -> tuple[EntityId, ...]:
    """Put everyone of the line on the map who does not stand there yet."""
    if map is None:
        return ()
    absent = []
    for actor in dict.fromkeys(drawn.ids):
        spot = write.read.get(Placement, placement_id(map, actor))
        if spot is None or not spot.alive or spot.at is None:
            absent.append(actor)
    return tuple(place_all(write, map, absent, near=near, footing=footing))
