"""The legend of a map as rows: which signs occur, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from collective_desk.domain.contents import Pen, Tower
from collective_desk.domain.entities import EntityId
from collective_desk.picture.legend import legend
from collective_desk.picture.shapes import CIRCLE, Look, Picture
from collective_desk.picture.symbols import SHAPE_OF_REALM

from .brief import TieLine
from .saying import Saying


def realm_look(realm: str | None) -> Look:
    """Give the symbol of a realm."""
    word = realm or "unknown"
    return Look(SHAPE_OF_REALM[realm], f"{word}_fill", f"{word}_edge", f"{word}_letter", "")


def who(picture: Picture, say: Saying, *, full: bool) -> tuple[tuple[Look, str], ...]:
    """Give the symbols that occur on a map with their words."""
    told = legend(picture)
    rows = [
        (realm_look(entry.realm), say(f"brief.key.{entry.realm or 'unknown'}"))
        for entry in told.realms
    ]
    if told.chairs:
        sign = say.known("letters.empty_chair", "?")
        chair = Look(CIRCLE, "paper", "ink", "ink", sign, empty_chair=True)
        rows.append((chair, say("brief.key.chair_missing" if full else "brief.key.chair")))
    if told.own_team and full:
        own = Look(CIRCLE, "ink_soft", "ink", "paper", "", own_team=True)
        rows.append((own, say("brief.key.own_team")))
    return tuple(rows)


def tie_lines(picture: Picture, say: Saying) -> tuple[TieLine, ...]:
    """Give the kinds of ties that occur on a map, with the questions asked in the room."""
    return tuple(
        TieLine(entry.pen, pen_name(entry.pen, say), entry.question)
        for entry in legend(picture).ties
    )


def pen_name(pen: Pen, say: Saying) -> str:
    """Name a kind of tie; one that nobody named has a word too."""
    return pen.name or say("brief.other_tie")


def tallest(towers: Mapping[EntityId, Tower], picture: Picture) -> float:
    """Give the tallest tower on a map, 0 where nobody was asked."""
    return max((t.median for id, t in towers.items() if id in picture.row), default=0.0)


def asked_of_influence(towers: Mapping[EntityId, Tower], picture: Picture) -> bool:
    """Say whether anybody was asked about influence of an actor on a map."""
    return any(id in picture.row for id in towers)
