"""Who took back their consent: what they said that day is for the people of this desk alone."""

from __future__ import annotations

from typing import Final

from collective_desk.domain.entities import Actor, Attendance, EntityId, Note
from collective_desk.domain.folding import fold
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, WITHDRAWN
from .same import Same, same
from .sessions import latest_counts
from .versions import ever_called

_OWN_WORDS: Final = frozenset({"quote", "story"})
"""Kinds of notes in which somebody is heard; what we saw of them ourselves stays ours."""
_Who = tuple[set[EntityId], set[str]]


class Consent:
    """What an audience may not hear, because those who said it took back their word."""

    def __init__(self, reader: Reader, audience: str) -> None:
        self._known = same(reader)
        self._gone = (
            {} if audience == EVERYONE_OF_THE_DESK else _withdrawn(reader, self._known))

    def allows(self, note: Note) -> bool:
        """Say whether a note may be told."""
        if note.session not in self._gone:
            return True
        actors, names = self._gone[note.session]
        if note.speaker and fold(note.speaker) in names:
            return False
        about = {self._known.who(id) for id in note.about}
        return note.kind not in _OWN_WORDS or not about & actors


def photos_withheld(reader: Reader, audience: str) -> set[EntityId]:
    """Give the photos of notes that an audience may not hear."""
    consent = Consent(reader, audience)
    return {
        photo for note in reader.all(Note) if note.attachments and not consent.allows(note)
        for photo in note.attachments}


def _withdrawn(reader: Reader, known: Same) -> dict[EntityId | None, _Who]:
    """Give who took back their word, by session: actors, and the names by which they speak."""
    gone: dict[EntityId | None, _Who] = {}
    for (session, actor, group), row in latest_counts(reader.all(Attendance), known).items():
        if row.consent == WITHDRAWN:
            actors, names = gone.setdefault(session, (set(), set()))
            names |= _names(reader, known, actor) if actor else {group}
            actors |= {actor} if actor else set()
    return gone


def _names(reader: Reader, known: Same, actor: EntityId) -> set[str]:
    """Give the names by which an actor speaks, earlier ones too: a note keeps the one it had."""
    said: set[str] = set()
    for id in known.group(actor):
        one = reader.get(Actor, id)
        said.update(one.aliases if one is not None else ())
        for field in ("name", "short_label", "code_name"):
            said |= ever_called(reader, Actor.kind_name, id, field)
    return {fold(name) for name in said}
