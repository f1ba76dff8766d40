"""A map's contents become a picture: looks, rows, pens and bends, all as arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from collective_desk.domain.contents import ActorColumns, MapContent, Pen, TieColumns
from collective_desk.domain.vocabularies import realm_of

from .bends import bends
from .pens import complete
from .shapes import Floats, Ints, Look, Picture
from .strengths import by_strength
from .symbols import SHAPE_OF_REALM

Words = Callable[..., str]


def compose(content: MapContent, words: Words, *, like: Picture | None = None) -> Picture:
    """Compose a map: one row an actor, one row a tie, in the order of the contents.

    Another moment of a map is composed `like` it: ties that stand on both bend alike, at no cost.
    """
    actors, ties = content.actors, content.ties
    book = LookBook(words)
    look = np.fromiter(book.rows(content), np.int32, len(actors.ids))
    xy = np.column_stack((np.array(actors.x, float), np.array(actors.y, float)))
    source, target = np.array(ties.source, np.int32), np.array(ties.target, np.int32)
    tie_row = {id: i for i, id in enumerate(ties.ids)}
    pens, pen = by_strength(*_pens(content.pens, ties), content.strengths, tie_row)
    mutual = np.fromiter(map("mutual".__eq__, ties.directions), bool, len(ties.ids))
    directed = np.fromiter(map("directed".__eq__, ties.directions), bool, len(ties.ids))
    return Picture(
        content=content,
        xy=np.ascontiguousarray(xy),
        look=look,
        looks=book.looks,
        labels=list(actors.labels),
        source=source,
        target=target,
        pen=pen,
        pens=pens,
        bend=bends(xy, source, target) if like is None else _bends_like(like, ties, xy),
        arrow_source=mutual,
        arrow_target=mutual | directed,
        row={id: i for i, id in enumerate(actors.ids)},
        tie_row=tie_row,
        words=words,
    )


def refresh(picture: Picture, content: MapContent, ids: Iterable[str]) -> Picture:
    """Compose again after a few actors moved or changed, at the price of a few rows.

    Falls back to composing anew when actors or ties came, went or changed their order.
    """
    rows = [picture.row[id] for id in ids if id in picture.row]
    if not _same_cast(picture.content, content):
        return compose(content, picture.words)
    xy, look, labels = picture.xy.copy(), picture.look.copy(), list(picture.labels)
    book = LookBook(picture.words, list(picture.looks))
    for row in rows:
        xy[row] = content.actors.x[row], content.actors.y[row]
        labels[row] = content.actors.labels[row]
        look[row] = book.row(content, row)
    moved = not np.array_equal(xy, picture.xy)
    return replace(
        picture,
        content=content,
        xy=xy,
        look=look,
        looks=book.looks,
        labels=labels,
        bend=bends(xy, picture.source, picture.target) if moved else picture.bend,
    )


@dataclass(slots=True)
class LookBook:
    """Looks met so far, each kept once."""

    words: Words
    looks: list[Look] = field(default_factory=list)
    _at: dict[Look, int] = field(init=False)
    _of: dict[tuple[object, ...], int] = field(init=False)

    def __post_init__(self) -> None:
        self._at = {look: i for i, look in enumerate(self.looks)}
        self._of = {}

    def rows(self, content: MapContent) -> Iterator[int]:
        """Give the number of the look of every actor."""
        actors, contested = content.actors, content.contested
        numbers: dict[tuple[object, ...], int] = {}
        said = zip(
            actors.kinds, actors.realms, actors.empty_chair, actors.own_team, actors.sensitivity,
            actors.pinned, map(contested.__contains__, actors.ids), strict=True)
        for row, key in enumerate(said):
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = self.row(content, row)
            yield number

    def row(self, content: MapContent, row: int) -> int:
        """Give the number of the look of an actor."""
        actors = content.actors
        key = (
            actors.kinds[row],
            actors.realms[row],
            actors.empty_chair[row],
            actors.own_team[row],
            actors.sensitivity[row] in ("confidential", "strict"),
            actors.pinned[row],
            2 if actors.ids[row] in content.contested else 0,
        )
        number = self._of.get(key)
        if number is None:
            look = self._look(actors, row, key)
            number = self._of[key] = self._at.setdefault(look, len(self.looks))
            if number == len(self.looks):
                self.looks.append(look)
        return number

    def _look(self, actors: ActorColumns, row: int, key: tuple[object, ...]) -> Look:
        kind, chair = actors.kinds[row], actors.empty_chair[row]
        realm = realm_of(actors.realms[row], kind)
        name = realm or "unknown"
        return Look(
            shape=SHAPE_OF_REALM[realm],
            fill=f"{name}_fill",
            edge=f"{name}_edge",
            letter_colour=f"{name}_letter",
            letters=self._letters("empty_chair" if chair else kind),
            empty_chair=chair,
            own_team=actors.own_team[row],
            hidden_badge=bool(key[4]),
            pinned=actors.pinned[row],
            values=2 if key[6] else 0,
        )

    def _letters(self, kind: str | None) -> str:
        if not kind:
            return ""
        try:
            return self.words(f"letters.{kind}")
        except KeyError:
            return kind[:2].capitalize()  # a kind that the desk added itself


def _pens(told: list[Pen], ties: TieColumns) -> tuple[list[Pen], Ints]:
    """Complete the pens, add one for each kind nobody described, and give the pen of each tie."""
    told = [pen for pen in told if pen.thickness == 1.0]
    known = {pen.id for pen in told}
    strangers = [kind for kind in dict.fromkeys(ties.kinds) if kind not in known]
    pens = complete([*told, *(Pen(kind, "", "", None, True, "", "", "") for kind in strangers)])
    at = {pen.id: i for i, pen in enumerate(pens)}
    return pens, np.fromiter(map(at.__getitem__, ties.kinds), np.int32, len(ties.kinds))


def _bends_like(like: Picture, ties: TieColumns, xy: Floats) -> Floats:
    """Give each tie the bend it has there; those that are not there do not bend around anyone."""
    rows = np.fromiter((like.tie_row.get(id, -1) for id in ties.ids), np.int64, len(ties.ids))
    source, target = np.array(ties.source, np.int32), np.array(ties.target, np.int32)
    kept = rows >= 0
    bend: Floats = np.empty(len(rows))
    bend[kept] = like.bend[rows[kept]]
    bend[~kept] = bends(xy, source[~kept], target[~kept], avoid=False)
    return bend


def _same_cast(before: MapContent, after: MapContent) -> bool:
    return (
        before.actors.ids == after.actors.ids
        and before.pens == after.pens
        and before.ties == after.ties
        and before.strengths == after.strengths
    )
