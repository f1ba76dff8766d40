"""Walking through a timeline with the arrows: along milestones, down to ties, posture, turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from collective_desk.domain.entities import EntityId
from collective_desk.picture.timeline.scene import Scene

Way = Literal["left", "right", "up", "down", "home", "end"]


@dataclass(frozen=True, slots=True)
class Focus:
    """What the keyboard is on."""

    kind: str
    id: EntityId


def levels(scene: Scene) -> list[list[Focus]]:
    """Give what can be walked, from top to bottom; each level runs along time."""
    found = [[Focus("milestone", event.id) for event in scene.events]]
    found += [[Focus("tie", track.bond.tie)] for track in scene.tracks]
    found.append([Focus("stance", one.id) for one in scene.stances])
    found += [[Focus("lead", lead.id) for lead in row.leads] for row in scene.leads]
    return [level for level in found if level]


def step(scene: Scene, focus: Focus | None, way: Way) -> Focus | None:
    """Give what comes next; at an end one stays. Along a tie lie the milestones that moved it."""
    walked = levels(scene)
    if not walked:
        return None
    if focus is None:
        first = walked[0]
        return first[-1] if first[0].kind == "milestone" else first[0]
    at = next((n for n, level in enumerate(walked) if focus in level), 0)
    if way in ("up", "down"):
        return _beside(scene, walked, at, focus, 1 if way == "down" else -1)
    if focus.kind == "tie":
        return _mover(scene, focus, last=way in ("left", "end"))
    level = walked[at]
    here = level.index(focus) if focus in level else 0
    to = {"left": here - 1, "right": here + 1, "home": 0, "end": len(level) - 1}[way]
    return level[min(max(to, 0), len(level) - 1)]


def _beside(
    scene: Scene, walked: list[list[Focus]], at: int, focus: Focus, by: int
) -> Focus:
    """Go a level up or down; from a milestone down to the first tie that it touched."""
    if focus.kind == "milestone" and by > 0:
        touched = {id for event in scene.events if event.id == focus.id for id in event.ties}
        for track in scene.tracks:
            if track.bond.tie in touched:
                return Focus("tie", track.bond.tie)
    to = min(max(at + by, 0), len(walked) - 1)
    if to == at:
        return focus
    return walked[to][-1] if walked[to][0].kind == "milestone" else walked[to][0]


def _mover(scene: Scene, focus: Focus, *, last: bool) -> Focus:
    """Give the latest milestone that moved a tie, or the first."""
    shown = {event.id for event in scene.events}
    for track in scene.tracks:
        movers = [id for id in track.movers if id in shown]
        if track.bond.tie == focus.id and movers:
            return Focus("milestone", movers[0] if last else movers[-1])
    return focus
