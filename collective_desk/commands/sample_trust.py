"""The sample's trust: five milestones over nine months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from collective_desk.domain.entities import EntityId, Note
from collective_desk.domain.trust import Moved
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .milestones import add_milestone

Named = dict[str, EntityId]


def tell_trust(
    desk: Desk, named: Named, data: dict[str, Any],
    names: dict[str, str],
) -> Iterator[datetime]:
    """Write down each milestone of the sample on its day; `names` are those of the actors."""
    for said in data["milestones"]:
        yield datetime.fromisoformat(f"{said['day']}T18:00:00+00:00")
        desk.do(fill_milestone, named, said, names)


def fill_milestone(
    write: Writer, named: Named, said: dict[str, Any], names: dict[str, str]
) -> EntityId:
    """Write down one milestone of the sample, with the note that is its evidence."""
    moved = [
        Moved(named[tie], before, after, rater=names.get(by, by))
        for tie, by, before, after in said["moves"]
    ]
    milestone = add_milestone(
        write, said["title"], kind=said.get("kind"), early_win=said.get("early_win"),
        date=said["day"], place=said["place"], text=said["text"], moved=moved,
        took_part=[named[key] for key in said["took_part"]],
        led=[named[key] for key in said["led"]], session=named.get(said.get("session", "")))
    write.add(Note, kind="observation", text=said["note"], about=(milestone,),
              session=named.get(said.get("session", "")))
    return milestone
