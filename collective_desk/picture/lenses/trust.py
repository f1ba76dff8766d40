"""The lens of trust: ties as wide, dark and whole as the two ends trust each other."""

from __future__ import annotations

from typing import Final

from collective_desk.domain.contents import MapContent, Pen

from .guises import Guise, Rows, Sorted, lens

_STEPS: Final = ("wary", "polite", "reliable", "deep")


@lens("trust")
def trust(content: MapContent, rows: Rows) -> Sorted:
    """Draw each tie by its step of trust; of which nobody spoke are hairlines."""
    told = rows.ties(rows.readings.trust.median, None) or [None] * len(content.ties.ids)
    pens = [
        Pen(f"lens.trust.{step}", f"lens.trust.{step}", "", None, True, f"trust_{at}", f"step_{at}",
            str(at))
        for at, step in enumerate(_STEPS, 1)
    ]
    pens.append(Pen("lens.not_said", "lens.not_said", "", None, True, "edge", "step_0", ""))
    which = [4 if value is None else step_of(value) - 1 for value in told]
    actors = [0] * len(content.actors.ids)
    guises = (Guise("", hollow=True),)
    return Sorted(guises, actors, rows.readings.asked.get("trust", 0), pens=pens, tie_pens=which)


def step_of(value: float) -> int:
    """Give the step of trust, 1 to 4; halves count down: trust is not rounded up."""
    return max(1, min(4, int(-(-(value - 0.5) // 1))))
