"""What moved trust: milestones, who took part and led, which ties they touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from collective_desk.domain.entities import Assessment, EntityId, Milestone, Note
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.domain.trust import Moved, day_of, eve_of, iso
from collective_desk.store.writer import Writer

from .assessments import assess
from .attachments import attach

_MARKS: Final = ("title", "kind", "early_win")
"""A milestone says at least one of these."""


def add_milestone(
    write: Writer, /, title: str = "", *, moved: Iterable[Moved] = (), **fields: Any
) -> EntityId:
    """Write down what happened, today if no day is named, and how it moved the ties it touched.

    An early win is of the kind "early win" by itself.
    """
    touched = list(moved)
    said = {
        "title": title, "date": write.now.date().isoformat(),
        "session": write.within[0] if write.within else None, **fields,
    }
    said["date"] = said["date"] or write.now.date().isoformat()
    said["ties"] = _with(said.get("ties", ()), touched)
    if said.get("early_win"):
        said["kind"] = "early_win"
    clean = clean_values(Milestone, said)
    if not any(clean.get(mark) for mark in _MARKS):
        raise DeskError("milestone.nothing")
    day = _day(clean["date"])
    milestone = write.add(Milestone, **clean)
    write.about(milestone)
    _assess(write, milestone, day, touched, clean.get("sensitivity", "open"))
    return milestone


def set_milestone(write: Writer, /, milestone: EntityId, **fields: Any) -> None:
    """Put a milestone right; where its day moves, what was said of trust moves with it."""
    clean = clean_values(Milestone, fields)
    before = _known(write, milestone)
    if not any(clean.get(mark, getattr(before, mark)) for mark in _MARKS):
        raise DeskError("milestone.nothing")
    write.about(milestone)
    if "date" in clean and clean["date"] != before.date:
        _move(write, before, _day(clean["date"]))
    if "sensitivity" in clean:
        for answer in _answers(write, before):
            write.update(Assessment, answer.id, sensitivity=clean["sensitivity"])
    write.update(Milestone, milestone, **clean)


def touch_ties(write: Writer, milestone: EntityId, moved: Iterable[Moved]) -> None:
    """Say of more ties, or anew, how a milestone moved them."""
    known, touched = _known(write, milestone), list(moved)
    write.about(milestone)
    write.update(Milestone, milestone, ties=_with(known.ties, touched))
    _assess(write, milestone, _day(known.date), touched, known.sensitivity)


def untouch_tie(write: Writer, milestone: EntityId, tie: EntityId) -> None:
    """Say that a milestone did not touch a tie, and take what was said of trust there with it."""
    known = _known(write, milestone)
    write.about(milestone)
    for answer in write.read.all(Assessment, subject=tie, milestone=milestone):
        write.delete(Assessment, answer.id)
    write.update(Milestone, milestone, ties=tuple(id for id in known.ties if id != tie))


def take_back_trust(
    write: Writer, milestone: EntityId, tie: EntityId, dimension: str, *, rater: str = "",
    before: bool = False,
) -> None:
    """Take back what somebody said of the trust in a tie before or after a milestone."""
    known = _known(write, milestone)
    day = _day(known.date)
    assess(
        write, tie, dimension, None, rater=rater, date=eve_of(day) if before else iso(day),
        milestone=milestone, sensitivity=known.sensitivity)
    write.about(milestone)


def note_milestone(
    write: Writer, milestone: EntityId, text: str, *, kind: str = "observation"
) -> EntityId:
    """Write down in a note what stands behind a milestone."""
    known = _known(write, milestone)
    said = {
        "text": text, "kind": kind, "about": (milestone,),
        "session": write.within[0] if write.within else known.session,
        "step": write.within[1] if write.within else None, "sensitivity": known.sensitivity,
    }
    clean = clean_values(Note, said)
    if not clean["text"].strip():
        raise DeskError("milestone.nothing")
    write.about(milestone)
    return write.add(Note, **clean)


def picture_milestone(
    write: Writer, milestone: EntityId, sha256: str, *, name: str = "", media_type: str = ""
) -> EntityId:
    """Let a milestone show a photo that was put into the desk before."""
    known = _known(write, milestone)
    photo = attach(
        write, sha256, name=name, media_type=media_type, sensitivity=known.sensitivity)
    write.about(milestone)
    write.update(Milestone, milestone, attachments=(*known.attachments, photo))
    return photo


def delete_milestones(write: Writer, milestones: Iterable[EntityId]) -> None:
    """Take milestones off the desk, with what was said of trust because of them."""
    gone = list(dict.fromkeys(milestones))
    write.about(*gone)
    for milestone in gone:
        for answer in _answers(write, _known(write, milestone)):
            write.delete(Assessment, answer.id)
        write.delete(Milestone, milestone)


def _known(write: Writer, milestone: EntityId) -> Milestone:
    known = write.read.get(Milestone, milestone)
    if known is None:
        raise DeskError("entity.missing", kind=Milestone.kind_name, id=milestone)
    return known


def _answers(write: Writer, known: Milestone) -> list[Assessment]:
    """List what was said of trust because of a milestone."""
    return [
        answer for tie in known.ties
        for answer in write.read.all(Assessment, subject=tie, milestone=known.id)
    ]


def _with(ties: Iterable[EntityId], moved: Iterable[Moved]) -> tuple[EntityId, ...]:
    return tuple(dict.fromkeys((*ties, *(one.tie for one in moved))))


def _day(said: str | None) -> int:
    day = day_of(said)
    if day is None:
        raise DeskError("milestone.no_day", said=said or "")
    return day


def _assess(
    write: Writer, milestone: EntityId, day: int, moved: Iterable[Moved], sensitivity: str
) -> None:
    """Write before and after as answers of the eve and of the day, for nobody else to see."""
    for one in moved:
        for date, value in ((eve_of(day), one.before), (iso(day), one.after)):
            if value is not None:
                assess(
                    write, one.tie, one.dimension, value, rater=one.rater, date=date,
                    milestone=milestone, sensitivity=sensitivity)


def _move(write: Writer, known: Milestone, day: int) -> None:
    """Carry the answers of a milestone to its new day."""
    before = day_of(known.date)
    for answer in _answers(write, known):
        said = day_of(answer.date)
        eve = said is not None and before is not None and said < before
        write.update(Assessment, answer.id, date=eve_of(day) if eve else iso(day))
