"""What the legend over the map says, in sections: the lens first, then ties and realms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from collective_desk.picture.group_towers import MOST_GROUPS, group_letters
from collective_desk.picture.legend import Legend
from collective_desk.picture.lenses.lens import LensEntry, LensLegend
from collective_desk.picture.shapes import Look, Picture

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the legend: its sign (symbol, pen by number, discs, thickness), words, count."""

    name: str
    count: int | None
    look: Look | None = None
    pen: int | None = None
    discs: bool = False
    thickness: bool = False
    letter: str = ""
    """Of a group that was asked, under its towers."""
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
    found = [_lens(seen, picture)] if seen and seen.entries else []
    if told.ties and not (seen and any(entry.pen is not None for entry in seen.entries)):
        rows = tuple(Row(tie.name, tie.count, pen=tie.number) for tie in told.ties)
        if told.strengths:
            rows += (Row(say("legend.stronger"), None, thickness=True),)
        found.append(Section(say("legend.ties"), rows))
    rows = () if lens == "realm" else _realms(told, plain=lens not in ("kind", "influence"))
    if told.chairs and lens != "missing":
        chair = next(look for look in picture.looks if look.empty_chair)
        rows += (Row(say("canvas.empty_chair"), told.chairs, look=chair),)
    if rows:
        found.append(Section(say("legend.realms"), rows))
    return found


def _lens(seen: LensLegend, picture: Picture) -> Section:
    say = picture.words
    notes = [say("lens.asked", count=seen.asked)] if seen.asked else []
    if seen.known < seen.total:
        notes.append(say("lens.known", known=seen.known, total=seen.total))
    rows = tuple(_entry(entry, say) for entry in seen.entries)
    return Section(say(seen.words), rows + _groups(seen, picture), " · ".join(notes))


def _groups(seen: LensLegend, picture: Picture) -> tuple[Row, ...]:
    """Give whose letter stands under which tower, and of how many each group spoke."""
    if not seen.towers:
        return ()
    towers = {id: one for id, one in picture.content.towers.items() if id in picture.row}
    spoke = Counter(name for one in towers.values() for name, _ in one.groups)
    letters = group_letters(picture.content.towers)
    if len(letters) > MOST_GROUPS:
        return ()
    return tuple(Row(name, spoke[name], letter=letter) for name, letter in letters.items())


def _entry(entry: LensEntry, say: Say) -> Row:
    name = entry.name or say(entry.words)
    discs = entry.look is None and entry.pen is None
    return Row(name, entry.count, entry.look, entry.pen, discs=discs, full=True)


def _realms(told: Legend, *, plain: bool) -> tuple[Row, ...]:
    """Give the shapes of realms; where colours say something else, shapes only."""
    looks = [Look(realm.shape, realm.fill, realm.edge, "", "") for realm in told.realms]
    if plain:
        looks = [replace(look, fill="paper", edge="ink_soft") for look in looks]
    return tuple(
        Row(realm.name, realm.count, look=look)
        for realm, look in zip(told.realms, looks, strict=True)
    )
