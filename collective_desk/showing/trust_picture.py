"""Trust over time as a picture for an audience: read, put into words, drawn."""

from __future__ import annotations

from typing import Final

from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.picture.svg.plate import measure, plate_svg
from collective_desk.picture.timeline.axis import MONTH
from collective_desk.picture.timeline.plates import compose_timeline, height_of
from collective_desk.picture.timeline.scene import Scene, Sight
from collective_desk.store.queries.milestones import trust_record
from collective_desk.store.reader import Reader

from .trust_rows import TrustLook, trust_scene

WIDTH: Final = 1290.0
MONTHS: Final = 9
AFTER: Final = 5.0
"""Days after today that are in the picture."""


def trust_svg(reader: Reader, words: Words, *, audience: str, theme: str = "light") -> str:
    """Draw trust over time as SVG text, with nothing above what an audience may see."""
    record = trust_record(reader, audience)
    scene = trust_scene(record, words, TrustLook(ties="all"))
    start, end = span_of(scene)
    sight = Sight(WIDTH, height_of(scene), start, end)
    plate = compose_timeline(scene, sight, measure)
    if words.right_to_left:
        plate = plate.mirrored()
    return plate_svg(plate, Style.load(theme), words("timeline.title"))


def span_of(scene: Scene) -> tuple[float, float]:
    """Give the days to show: nine months at least, more where milestones are older."""
    first = min((event.day for event in scene.events), default=scene.today)
    start = min(first - 10.0, scene.today - MONTHS * MONTH)
    return start, scene.today + AFTER
