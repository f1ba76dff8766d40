"""Trust in a brief: one sentence, then milestones, ties, our posture and who led, on one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from collective_desk.analysis.trust import tracks
from collective_desk.briefs.brief import TrustBlock
from collective_desk.briefs.data import BriefData
from collective_desk.briefs.ink.canvas import Ink
from collective_desk.briefs.ink.marks import Part
from collective_desk.briefs.ink.plate import UNIT, draw_plate, measure_on_paper
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.letters.typography import SMALL_GREY
from collective_desk.briefs.saying import Saying, name
from collective_desk.domain.trust import End, TrustRecord
from collective_desk.picture.plate import Plate
from collective_desk.picture.timeline.draft import EDGE
from collective_desk.picture.timeline.plates import compose_timeline, height_of
from collective_desk.picture.timeline.scene import Scene, Sight
from collective_desk.showing.trust_picture import span_of
from collective_desk.showing.trust_rows import TrustLook, trust_scene
from collective_desk.showing.trust_words import summary

from .flow import Flow

MOST: Final = 9
"""Ties that are told on paper: those that moved most."""
_WORDS: Final = 170.0
_LEAST: Final = 110.0


def trust_block(data: BriefData, say: Saying, day: date) -> TrustBlock | None:
    """Give the part of a brief about trust; nothing where this audience knows of no milestone."""
    if data.trust is None or not data.trust.events:
        return None
    record = _named(data.trust, data, day)
    found = tracks(record)
    scene = trust_scene(record, say.words, TrustLook(most=MOST), found)
    return TrustBlock(
        say("timeline.title"), summary(record, found, say.words), say("paper.trust.note"),
        replace(scene, posture=""), _posture(scene, say))


def _posture(scene: Scene, say: Saying) -> str:
    """Say in whole sentences what should change our posture, else why we took it."""
    if not scene.stances:
        return ""
    last = scene.stances[-1]
    told = last.signals or last.reason
    id = "paper.trust.signals" if last.signals else "paper.trust.reason"
    return say(id, said=name(" ".join(told.split()))) if told.strip() else ""


def _named(record: TrustRecord, data: BriefData, day: date) -> TrustRecord:
    """Call everybody as this copy does; who is not in it is not drawn."""
    names = {actor.id: actor.name for actor in data.actors}

    def named(end: End) -> End:
        return replace(end, name=names[end.id])

    bonds = tuple(
        replace(bond, source=named(bond.source), target=named(bond.target))
        for bond in record.bonds if bond.source.id in names and bond.target.id in names)
    leads = tuple(
        replace(lead, actor=named(lead.actor)) for lead in record.leads if lead.actor.id in names)
    return replace(record, today=day.toordinal(), bonds=bonds, leads=leads)


def set_trust(block: TrustBlock, flow: Flow) -> None:
    """Set the timeline over all columns; on a new page if it does not fit on this one."""
    # Not the sheet of the page before: a map may lie on it.
    told = flow.set(block.posture, SMALL_GREY, flow.upright.across) if block.posture else []
    beneath = 5.0 + len(told) * SMALL_GREY.leading if told else 0.0
    high = height_of(block.scene, UNIT) / MM
    flow.headline(block.headline, least=max(high + beneath + 20.0, _LEAST))
    flow.bookmark(block.label, flow.y - 12.0)
    notes = flow.set(block.note, SMALL_GREY, flow.sheet.across)
    last = flow.lines(notes, flow.sheet.margin, flow.y + 7.5, SMALL_GREY.leading)
    scene = _fitted(block.scene, flow.sheet.last_baseline - last - 5.0 - beneath)
    high = height_of(scene, UNIT) / MM
    start, end = span_of(scene)
    wide = flow.sheet.across * MM + 2 * EDGE * UNIT
    sight = Sight(wide, high * MM, start, end, unit=UNIT, words_width=_WORDS)
    plate = compose_timeline(scene, sight, measure_on_paper)
    start_at = flow.sheet.margin - EDGE * UNIT / MM
    flow.put(PlateMark(plate, start_at, last + 5.0, flow.language,
                       Part("Figure", f"{block.label}. {block.headline}")))
    flow.y = last + 5.0 + high
    if told:
        flow.y = flow.lines(told, flow.sheet.margin, flow.y + 5.0, SMALL_GREY.leading)
    flow.y = min(flow.y, flow.sheet.last_baseline)


def _fitted(scene: Scene, room: float) -> Scene:
    """Leave out the ties that moved least, as far as the page has no room for them (in mm)."""
    while len(scene.tracks) > 1 and height_of(scene, UNIT) / MM > room:
        scene = replace(scene, tracks=scene.tracks[:-1])
    return scene


@dataclass(frozen=True, slots=True, eq=False)
class PlateMark:
    """A drawing with its starting top corner, in mm."""

    plate: Plate
    start: float
    top: float
    language: str
    part: Part | None = None

    def draw(self, ink: Ink, sheet: Sheet) -> None:
        """Draw it, turned where the page is read from the right."""
        plate = self.plate.mirrored() if sheet.right_to_left else self.plate
        left = sheet.left(self.start, plate.width / MM) * MM
        draw_plate(ink, plate, left, self.top * MM, self.language)
