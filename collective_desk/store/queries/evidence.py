"""What stands behind a milestone: the notes that speak of it."""

from __future__ import annotations

from collective_desk.domain.entities import Milestone, Note
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_read
from .consent import Consent


def notes_of(
    reader: Reader, milestone: Milestone, audience: str = EVERYONE_OF_THE_DESK
) -> list[Note]:
    """List the notes that name a milestone, and those of its session about its ties."""
    ties, consent = set(milestone.ties), Consent(reader, audience)
    return [
        note for note in reader.all(Note)
        if (milestone.id in note.about
            or (note.session and note.session == milestone.session and ties & set(note.about)))
        and may_read(note.id, note.sensitivity, audience) and consent.allows(note)
    ]
