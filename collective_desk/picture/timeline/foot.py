"""The foot of a timeline: our own posture as a band, and who led what."""

from __future__ import annotations

from collections import Counter
from typing import Final

from collective_desk.picture.plate import Box, Said, Sign, Spot

from .draft import BAND, EDGE, HEAD, ROW, TURN, Draft
from .scene import LeadRow

_FILLS: Final = {
    "step_forward": ("accent", "on_accent"), "alongside": ("accent_mid", "ink"),
    "step_back": ("accent_soft", "ink"),
}
_EDGE: Final = {"step_back": "accent_mid"}


def draw_posture(draft: Draft) -> None:
    """Draw how far we stepped forward, alongside or back."""
    if not draft.scene.stances:
        return
    u = draft.u
    top = (HEAD + ROW * len(draft.scene.tracks) + 12) * u - draft.sight.scroll
    middle = top + BAND / 2 * u
    draft.roll(
        Said(EDGE * u, middle, draft.scene.said.get("posture", ""), "body", room=200 * u))
    told = draft.scene.posture
    for one in draft.scene.stances:
        box = draft.span(one.since, one.until, top, BAND * u)
        if box is None:
            continue
        x, wide = box
        fill, ink = _FILLS.get(one.stance, ("accent_soft", "ink"))
        edge = "accent" if one.id == draft.sight.focus else _EDGE.get(one.stance, "")
        said = draft.scene.said.get(one.stance, one.stance)
        start = 12 * u if draft.holds(wide - 16 * u, said, strong=True) else 4 * u
        draft.roll(Box(x, top, wide, BAND * u, fill, edge, 3 * u))
        room = wide - start - 4 * u
        last = one is draft.scene.stances[-1]
        if last and not told and draft.can_tell and not draft.holds(room, said, strong=True):
            told = said
        else:
            draft.roll(Said(
                x + start, middle, said, "small", ink, strong=True, room=room, high=BAND * u))
        draft.spot(Spot(
            "stance", one.id, x, top, wide, BAND * u, draft.scene.names.get(one.id, "")))
    draft.tell(middle, told, centred=True)


def draw_leads(draft: Draft) -> None:
    """Draw the turns of leadership, a row for each function."""
    base = HEAD + ROW * len(draft.scene.tracks) + (BAND + 24 if draft.scene.stances else 0) + 8
    for at, row in enumerate(draft.scene.leads):
        _lead_row(draft, row, (base + TURN * at) * draft.u - draft.sight.scroll)


def _lead_row(draft: Draft, row: LeadRow, top: float) -> None:
    u, high = draft.u, 22 * draft.u
    middle = top + high / 2
    draft.roll(
        Said(EDGE * u, middle, row.label, "body", room=200 * u))
    detail = row.detail
    crowded = Counter(lead.since for lead in row.leads)
    free = draft.axis.left
    for lead in row.leads:
        box = draft.span(lead.since, lead.until, top, high)
        if box is None or (crowded[lead.since] > 1 and box[1] < 30):
            continue
        x, wide = box
        edge = "accent" if lead.id == draft.sight.focus else "edge"
        draft.roll(Box(x, top, wide, high, "surface", edge, 4 * u))
        room, said = wide - 34 * u, draft.measure(lead.actor.name, "small", False)
        if said > room and said < x - free - 16 * u:
            # A name that its bar cannot hold stands before it, where that is empty.
            draft.roll(
                Sign(x + wide / 2, middle, lead.actor.realm, min(12 * u, wide)),
                Said(x - 7 * u, middle, lead.actor.name, "small", anchor="end"))
        elif (lead is row.leads[-1] and draft.can_tell
              and not draft.holds(wide - 12 * u, lead.actor.name)):
            # Nor the empty place before it: who leads now is told at the end of the row.
            detail = "\n".join(filter(None, (lead.actor.name, row.detail)))
            if wide > 12 * u:
                draft.roll(Sign(x + wide / 2, middle, lead.actor.realm, 12 * u))
        elif wide > 40 * u:
            longest = max(lead.actor.name.split() or [""], key=len)
            signed = draft.measure(longest, "small", False) <= room
            if signed:
                draft.roll(Sign(x + 14 * u, middle, lead.actor.realm, 12 * u))
            start = (27 if signed else 6) * u
            draft.roll(Said(
                x + start, middle, lead.actor.name, "small", room=wide - start - 6 * u, high=high))
        free = x + wide
        draft.spot(Spot(
            "lead", lead.id, x, top, wide, high, draft.scene.names.get(lead.id, "")))
    draft.tell(middle, detail, row.tone, centred=True)
