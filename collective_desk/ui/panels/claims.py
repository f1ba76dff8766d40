"""What two people said differently, in words: the field, and each value."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from collective_desk.domain.days import day_written
from collective_desk.domain.entities import KINDS, Actor, EntityId, Session, Tie
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.store.reader import Reader
from collective_desk.store.records import Conflict
from collective_desk.ui.code_words import code_words
from collective_desk.ui.field_words import field_words

_LABELS: Final = {
    ("attachment", "caption"): "photo.caption",
    ("commitment", "due"): "session.until_when",
    ("commitment", "owner"): "session.who_promises",
    ("commitment", "owner_name"): "session.who_promises",
    ("commitment", "text"): "session.words",
    ("milestone", "ties"): "milestone.moved",
    ("method_card", "steps"): "session.steps",
    ("note", "about"): "session.about",
    ("note", "session"): "session.in_session",
    ("note", "speaker"): "session.who_said",
    ("note", "step"): "session.in_step",
    ("note", "text"): "session.words",
}
"""Fields whose label stands elsewhere."""
LONGEST: Final = 120
"""Letters of a long text that are shown to tell it from another."""
_ISO: Final = len("2026-03-12")


def clash_words(words: Words, conflict: Conflict) -> str:
    """Name a field as the page does on which it is written."""
    kind, field = conflict.kind, conflict.field
    ids = (_LABELS.get((kind, field), ""), f"{kind}.field.{field}", f"{kind}.{field}")
    found = next((id for id in ids if id in words), "")
    return words(found) if found else field_words(words, field)


def value_words(words: Words, read: Reader, conflict: Conflict, value: object) -> str:
    """Say a value as a person would: codes, days and links by their words."""
    declared = {field.name: field.metadata for field in fields(KINDS[conflict.kind])}
    vocabulary = declared[conflict.field].get("vocabulary", "")
    parts = value if isinstance(value, (list, tuple)) else (value,)
    said = words("names.comma").join(_part(words, read, vocabulary, part) for part in parts)
    if not said:
        return words("value.nothing")
    return said if len(said) <= LONGEST else said[:LONGEST].rstrip() + "…"


def _part(words: Words, read: Reader, vocabulary: str, part: object) -> str:
    if isinstance(part, bool):
        return words("value.yes" if part else "value.no")
    if isinstance(part, (list, tuple)):
        # A step is told by its title; an end of a period that is open by dots.
        return str(part[0]) if part else ""
    if part is None or part == "":
        return ""
    if isinstance(part, float) and part.is_integer():
        return str(int(part))
    said = str(part)
    if vocabulary:
        return code_words(words, vocabulary, said)
    if len(said) == _ISO and day_written(said) == said:
        return said_day(words, said, whole=True)
    return _named(read, said)


def _named(read: Reader, said: EntityId) -> str:
    """Name what an id stands for; other text stays as it is."""
    if (actor := read.get(Actor, said)) is not None:
        return actor.name
    if (session := read.get(Session, said)) is not None:
        return session.title
    if (tie := read.get(Tie, said)) is not None:
        ends = [read.get(Actor, end) for end in (tie.source, tie.target)]
        return " – ".join(end.name for end in ends if end is not None)
    return said
