"""Moments of the history that someone gave a name."""

from __future__ import annotations

from datetime import datetime

from collective_desk.domain.entities import EntityId, Moment
from collective_desk.domain.rules import clean_name, clean_values
from collective_desk.store.writer import Writer


def name_moment(write: Writer, time: datetime, title: str) -> EntityId:
    """Give a name to a point of the history."""
    said = {"title": clean_name(title), "time": time.isoformat()}
    return write.add(Moment, **clean_values(Moment, said))


def rename_moment(write: Writer, moment: EntityId, title: str) -> None:
    """Give a named point of the history another name."""
    write.update(Moment, moment, **clean_values(Moment, {"title": clean_name(title)}))


def forget_moment(write: Writer, moment: EntityId) -> None:
    """Take the name off a point of the history; the point itself stays."""
    write.delete(Moment, moment)
