"""Lenses of what is known: kind, realm, presence, age of information, who is missing, bridges."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from collective_desk.domain.contents import MapContent
from collective_desk.domain.vocabularies import VOCABULARIES, realm_position
from collective_desk.picture.shapes import Mark

from .guises import Guise, Rows, Sorted, lens, unsaid

_AGES: Final = ((31, "month", "1"), (92, "season", "3"), (366, "year", "12"))
_FAR_OFF: Final = frozenset({None, "identified", "approached", "dormant", "declined", "left"})
"""Presences of those who do not sit at the table."""


@lens("kind")
def kind(content: MapContent, rows: Rows) -> Sorted:  # noqa: ARG001  # one shape for all lenses
    """Show what kind each actor is: the map as it is without a lens, letters explained."""
    kinds = content.actors.kinds
    counted = Counter(code for code in kinds if code)
    order = {code: at for at, (code, _) in enumerate(counted.most_common())}
    known = VOCABULARIES["actor_kind"]
    guises = [
        Guise(f"kind.{code}", name="" if code in known else code.replace("_", " "))
        for code in order
    ]
    return Sorted((*guises, Guise("lens.not_said")),
                  [order[code] if code else len(order) for code in kinds])


@lens("realm")
def realm(content: MapContent, rows: Rows) -> Sorted:  # noqa: ARG001
    """Show how far towards the grassroots or the institutions each actor stands."""
    steps = ("far_grassroots", "grassroots", "middle_ground", "institutional", "far_institutional")
    letters = ("letters.realm.grassroots", "letters.realm.grassroots",
               "letters.realm.middle_ground", "letters.realm.institutional",
               "letters.realm.institutional")
    guises = [
        Guise(f"lens.realm.{step}", letters=said, mark=Mark(at - 2, 4, sides=True))
        for at, (step, said) in enumerate(zip(steps, letters, strict=True))
    ]
    actors = content.actors
    told = [realm_position(*row) for row in zip(actors.realms, actors.kinds, strict=True)]
    which = [5 if at is None else 2 + max(-2, min(2, at)) for at in told]
    return Sorted((*guises, unsaid("realm.unknown")), which)


@lens("presence")
def presence(content: MapContent, rows: Rows) -> Sorted:
    """Show how near to the work each actor is: from identified to committed, or gone."""
    nearer = {"identified": "step_1", "approached": "step_2", "engaged": "step_4",
              "committed": "step_5"}
    away = {"dormant": "hatched", "declined": "struck", "left": "crossed"}
    guises = [
        Guise(f"presence.{code}", fill, f"letters.presence.{code}", mark=Mark(at + 1, 4))
        for at, (code, fill) in enumerate(nearer.items())
    ]
    guises += [
        Guise(f"presence.{code}", "sunk", f"letters.presence.{code}", texture=texture)
        for code, texture in away.items()
    ]
    order = {code: at for at, code in enumerate(VOCABULARIES["presence"])}
    told = rows.actors(rows.readings.presence, None) or [None] * len(content.actors.ids)
    which = [order.get(code or "", len(guises)) for code in told]
    return Sorted((*guises, unsaid()), which)


@lens("age")
def age(content: MapContent, rows: Rows) -> Sorted:
    """Show how long ago something was last said of each actor: what is old is pale."""
    guises = [
        Guise(f"lens.age.{name}", f"step_{5 - at}", letters, mark=Mark(4 - at, 4))
        for at, (_, name, letters) in enumerate(_AGES)
    ]
    guises.append(Guise("lens.age.older", "step_1", "+", mark=Mark(1, 4)))
    told = rows.actors(rows.readings.touched, None) or [None] * len(content.actors.ids)
    which = [_age(day, rows.readings.today) for day in told]
    return Sorted((*guises, unsaid()), which)


def _age(day: str | None, today: str) -> int:
    if not day or not today:
        return len(_AGES) + 1
    try:
        days = (date.fromisoformat(today[:10]) - _whole(day)).days
    except ValueError:
        return len(_AGES) + 1
    return next((at for at, (limit, _, _) in enumerate(_AGES) if days <= limit), len(_AGES))


def _whole(day: str) -> date:
    """Read an ISO date, or the beginning of one: 2026, 2026-03."""
    parts = [int(part) for part in day[:10].split("-")]
    return date(*[*parts, 1, 1][:3])


@lens("missing")
def missing(content: MapContent, rows: Rows) -> Sorted:
    """Show empty chairs, those affected who are not at the table, and those tied to nobody."""
    actors, n = content.actors, len(content.actors.ids)
    roles = rows.actors(rows.readings.roles, ()) or [()] * n
    present = rows.actors(rows.readings.presence, None) or [None] * n
    tied = {*content.ties.source, *content.ties.target}
    guises = (
        Guise("lens.missing.chair", "step_5", "letters.empty_chair", mark=Mark(3, 3),
              seats=True),
        Guise("lens.missing.absent", "step_4", "letters.missing.absent", mark=Mark(2, 3)),
        Guise("lens.missing.alone", "step_2", "letters.missing.alone", mark=Mark(1, 3)),
        Guise("lens.missing.here", hollow=True, size=0.82),
    )
    which = []
    for row in range(n):
        absent = "affected" in roles[row] and present[row] in _FAR_OFF
        alone = row not in tied
        which.append(0 if actors.empty_chair[row] else 1 if absent else 2 if alone else 3)
    return Sorted(guises, which)


@lens("bridge")
def bridge(content: MapContent, rows: Rows) -> Sorted:
    """Show who is tied to other realms, and without whom the map would fall apart."""
    n = len(content.actors.ids)
    worlds = rows.actors(rows.readings.worlds, -1) or [-1] * n
    holds = rows.actors(rows.readings.holds, False) or [False] * n
    fills = ("step_1", "step_3", "step_5")
    guises = [
        Guise(f"lens.bridge.worlds_{count}{more}", fills[count], str(count) + sign,
              mark=Mark(count, 2, bar=bool(more)))
        for more, sign in (("", ""), ("_holds", "+"))
        for count in (0, 1, 2)
    ]
    which = [
        6 if count < 0 else min(count, 2) + (3 if held else 0)
        for count, held in zip(worlds, holds, strict=True)
    ]
    return Sorted((*guises, Guise("lens.bridge.untied", hollow=True)), which)
