"""What changed between two moments, in words."""

from __future__ import annotations

from datetime import datetime

from collective_desk.domain.looking import Looking
from collective_desk.domain.shift import Shift
from collective_desk.host.numerals import date_in_words, digits
from collective_desk.host.words import Words


def shift_in_words(shift: Shift, words: Words) -> str:
    """Say what came, left and shifted, the weightiest first."""
    if shift.nothing:
        return words("replay.same")
    said = [
        words(id, count=len(things))
        for id, things in (
            ("replay.shift.came", shift.came), ("replay.shift.left", shift.left),
            ("replay.shift.tied", shift.tied), ("replay.shift.parted", shift.parted),
            ("replay.shift.taken", shift.taken), ("replay.shift.turned", shift.turned),
            ("replay.shift.rose", shift.rose), ("replay.shift.fell", shift.fell),
            ("replay.shift.moved", shift.moved),
        )
        if things
    ]
    return words("replay.list").join(said)


def moment_in_words(time: datetime, words: Words) -> str:
    """Say a moment by its day and hour, as people here count them."""
    at = time.astimezone()
    return words(
        "replay.when", day=date_in_words(at.date(), words),
        time=digits(f"{at:%H:%M}", words.language))


def moments_in_words(looking: Looking, words: Words) -> str:
    """Say which moment is looked at, or which two are compared; nothing while it is now."""
    if looking.moment is None:
        return ""
    if looking.compared is None or looking.compared == looking.moment:
        return moment_in_words(looking.moment, words)
    before, after = sorted((looking.compared, looking.moment))
    return words(
        "replay.between", before=moment_in_words(before, words),
        after=moment_in_words(after, words))
