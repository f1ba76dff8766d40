"""What changed between two moments, in words."""

from __future__ import annotations

from collective_desk.domain.shift import Shift
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
