"""What the legend over the map says, in sections: the lens first, then ties and realms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from collective_desk.picture.legend import Legend
from collective_desk.picture.lenses import LensEntry, LensLegend
from collective_desk.picture.shapes import Look, Picture

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the legend: its sign (a symbol, a pen by number, or discs), words and count."""

    name: str
    count: int
    look: Look | None = None
    pen: int | None = None
    discs: bool = False
    full: bool = False
    """With letters and dots, which are part of what the lens says."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a head; the note says how many were asked."""

    head: str
    rows: tuple[Row, ...]
    note: str = ""


def sections(
    told: Legend, picture: Picture, lens: str, seen: LensLegend | None
) -> list[Section]:
    """Give the sections of a legend; what the lens says already is not said twice."""
    say = picture.words
    found = [_lens(seen, say)] if seen else []
    if told.ties and not (seen and any(entry.pen is not None for entry in seen.entries)):
        rows = tuple(Row(tie.name, tie.count, pen=tie.number) for tie in told.ties)
        found.append(Section(say("legend.ties"), rows))
    rows = () if lens == "realm" else _realms(told, plain=lens not in ("kind", "influence"))
    if told.chairs and lens != "missing":
        chair = next(look for look in picture.looks if look.empty_chair)
        rows += (Row(say("canvas.empty_chair"), told.chairs, look=chair),)
    if rows:
        found.append(Section(say("legend.realms"), rows))
    return found


def _lens(seen: LensLegend, say: Say) -> Section:
    notes = [say("lens.asked", count=seen.asked)] if seen.asked else []
    if seen.known < seen.total:
        notes.append(say("lens.known", known=seen.known, total=seen.total))
    rows = tuple(_entry(entry, say, towers=seen.towers) for entry in seen.entries)
    return Section(say(seen.words), rows, " · ".join(notes))


def _entry(entry: LensEntry, say: Say, *, towers: bool) -> Row:
    name = entry.name or say(entry.words)
    discs = towers and entry.look is None
    return Row(name, entry.count, entry.look, entry.pen, discs=discs, full=not towers)


def _realms(told: Legend, *, plain: bool) -> tuple[Row, ...]:
    """Give the shapes of realms; where colours say something else, shapes only."""
    looks = [Look(realm.shape, realm.fill, realm.edge, "", "") for realm in told.realms]
    if plain:
        looks = [replace(look, fill="paper", edge="ink_soft") for look in looks]
    return tuple(
        Row(realm.name, realm.count, look=look)
        for realm, look in zip(told.realms, looks, strict=True)
    )
