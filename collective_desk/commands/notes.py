"""What a person can do with notes: write a line, put it right, sort it where it belongs.

What was said is never overwritten: other words are a new note that corrects the old one. Where a
note is filed (kind, links, session, who may see it) is changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from collective_desk.domain.entities import Commitment, EntityId, Note
from collective_desk.domain.errors import DeskError
from collective_desk.domain.note_line import PLAIN, PROMISE, NoteLine
from collective_desk.domain.rules import clean_text, clean_values
from collective_desk.store.writer import Writer

from .attachments import attach
from .commitments import add_commitment, delete_commitments
from .stamps import stamped

_KEPT = ("session", "step", "kind", "speaker", "time", "about", "attachments", "sensitivity")


@dataclass(frozen=True, slots=True)
class Written:
    """What a line became: a note, a promise, or both."""

    note: EntityId | None = None
    commitment: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photo that was put into the desk: the name of its content, and of its file."""

    sha256: str
    name: str = ""
    media_type: str = ""


def write_note(
    write: Writer, /, line: NoteLine, *, session: EntityId | None = None,
    sensitivity: str = "open", photos: Sequence[Pictured] = (),
) -> Written:
    """Write down one line: what was said, or what was promised, in the session that runs."""
    note = None
    if line.kind != PROMISE or photos:
        shown = [
            attach(write, photo.sha256, name=photo.name, media_type=photo.media_type,
                   sensitivity=sensitivity)
            for photo in photos
        ]
        kind = PLAIN if line.kind == PROMISE else line.kind
        note = add_note(
            write, line.text, kind=kind, session=session, speaker=line.speaker,
            about=line.about, sensitivity=sensitivity, attachments=shown)
    if not line.promised:
        return Written(note)
    commitment = add_commitment(
        write, line.text, owner=line.owner, owner_name=line.owner_name,
        due=line.due.isoformat() if line.due else None, session=session, about=line.about,
        note=note, sensitivity=sensitivity)
    return Written(note, commitment)


def add_note(
    write: Writer, /, text: str, *, kind: str = "observation", session: EntityId | None = None,
    **fields: Any,
) -> EntityId:
    """Write down one thing said or seen."""
    said = clean_values(Note, {"text": text, "kind": kind, **stamped(write, session), **fields})
    if not said["text"] and not said.get("attachments"):
        raise DeskError("note.empty")
    return write.add(Note, **said)


def set_notes(write: Writer, /, notes: Sequence[EntityId], **fields: Any) -> None:
    """Sort notes anew: their kind, links, session, step, or who may see them."""
    if "text" in fields:
        raise TypeError("other words are a correction")
    said = clean_values(Note, fields)
    write.about(*notes)
    for note in notes:
        write.update(Note, note, **said)


def correct_note(write: Writer, note: EntityId, text: str) -> EntityId:
    """Put the words of a note right; what stood there before is kept, unseen."""
    return split_note(write, note, (text,))[0]


def split_note(write: Writer, note: EntityId, texts: Sequence[str]) -> tuple[EntityId, ...]:
    """Make several notes of one, each with the links and the time of the whole."""
    whole = _known(write, note)
    parts = [clean for text in texts if (clean := clean_text(text).strip())]
    if not parts:
        raise DeskError("note.empty")
    if parts == [whole.text]:
        return (note,)
    made = tuple(
        write.add(Note, text=part, corrects=(note,), **_filing(whole)) for part in parts)
    write.delete(Note, note)
    _follow(write, (note,), made[0])
    write.about(*made)
    return made


def join_notes(write: Writer, notes: Sequence[EntityId]) -> EntityId:
    """Make one note of several, in the order in which they were said."""
    known = [_known(write, note) for note in dict.fromkeys(notes)]
    if len(known) < 2:
        raise DeskError("note.one_only")
    known.sort(key=lambda note: note.time or "")
    first = known[0]
    order = ("open", "limited", "confidential", "strict")
    filing = _filing(first) | {
        "about": tuple(dict.fromkeys(id for note in known for id in note.about)),
        "attachments": tuple(dict.fromkeys(id for note in known for id in note.attachments)),
        "sensitivity": max((note.sensitivity for note in known), key=order.index),
    }
    ids = tuple(note.id for note in known)
    made = write.add(
        Note, text="\n".join(note.text for note in known if note.text), corrects=ids, **filing)
    for note in ids:
        write.delete(Note, note)
    _follow(write, ids, made)
    write.about(made)
    return made


def delete_notes(write: Writer, notes: Iterable[EntityId]) -> None:
    """Take notes off the desk."""
    write.delete_all(Note, notes)


def delete_entries(write: Writer, entries: Iterable[EntityId]) -> None:
    """Take what was written down off the desk, whether it is a note or a promise."""
    known = list(dict.fromkeys(entries))
    notes = [id for id in known if write.read.get(Note, id) is not None]
    delete_notes(write, notes)
    delete_commitments(write, [id for id in known if id not in notes])


def _known(write: Writer, note: EntityId) -> Note:
    known = write.read.get(Note, note)
    if known is None:
        raise DeskError("note.missing")
    return known


def _filing(note: Note) -> dict[str, Any]:
    return {name: getattr(note, name) for name in _KEPT}


def _follow(write: Writer, gone: Iterable[EntityId], made: EntityId) -> None:
    """Let promises point at the note that took the place of theirs."""
    for note in gone:
        for commitment in write.read.all(Commitment, note=note):
            write.update(Commitment, commitment.id, note=made)
