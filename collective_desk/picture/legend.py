"""What must be explained on a map, and only what occurs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from collective_desk.domain.contents import Pen
from collective_desk.domain.vocabularies import REALMS, realm_of

from .shapes import Picture
from .symbols import SHAPE_OF_REALM


@dataclass(frozen=True, slots=True)
class TieEntry:
    """A kind of tie that occurs: its pen (by number in the picture), the words, how many ties."""

    number: int
    pen: Pen
    name: str
    question: str
    count: int


@dataclass(frozen=True, slots=True)
class RealmEntry:
    """A realm that occurs: its code (None where nobody said), words, symbol and how many actors."""

    realm: str | None
    name: str
    shape: int
    fill: str
    edge: str
    count: int


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend of a map, in the order in which it is shown."""

    ties: tuple[TieEntry, ...]
    realms: tuple[RealmEntry, ...]
    chairs: int
    """How many empty chairs."""
    towers: bool
    """Whether discs of influence occur."""
    own_team: bool
    strengths: bool = False
    """Whether some ties are thicker or thinner than others."""

    def __bool__(self) -> bool:
        return bool(self.ties or self.realms or self.chairs)


def legend(picture: Picture) -> Legend:
    """Give the legend of a picture, in the words it was composed with."""
    actors = picture.content.actors
    # Counted as they stand first: few are different, and each is asked once for its realm.
    standing = Counter(zip(actors.realms, actors.kinds, actors.empty_chair, strict=True))
    realms: Counter[str | None] = Counter()
    for (said, kind, chair), count in standing.items():
        realms[realm_of(said, kind)] += 0 if chair else count
    numbers = {pen.id: at for at, pen in reversed(list(enumerate(picture.pens)))}
    drawn: Counter[int] = Counter()
    for number, count in enumerate(np.bincount(picture.pen).tolist()):
        drawn[numbers[picture.pens[number].id]] += count
    return Legend(
        ties=tuple(_tie(picture, n, drawn[n]) for n in range(len(picture.pens)) if drawn[n]),
        realms=tuple(
            _realm(picture, realm, realms[realm]) for realm in (*REALMS, None) if realms[realm]
        ),
        chairs=sum(actors.empty_chair),
        towers=not picture.row.keys().isdisjoint(picture.content.towers),
        own_team=any(actors.own_team),
        strengths=not picture.tie_row.keys().isdisjoint(picture.content.strengths),
    )


def _tie(picture: Picture, number: int, count: int) -> TieEntry:
    pen = picture.pens[number]
    name = pen.name or picture.words("legend.unnamed_tie")
    return TieEntry(number, pen, name, pen.question, count)


def _realm(picture: Picture, realm: str | None, count: int) -> RealmEntry:
    name = realm or "unknown"
    return RealmEntry(
        realm=realm,
        name=picture.words(f"realm.{name}"),
        shape=SHAPE_OF_REALM[realm],
        fill=f"{name}_fill",
        edge=f"{name}_edge",
        count=count,
    )
