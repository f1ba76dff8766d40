"""Opening a history for replay against opening the desk, and going through it step by step."""

from __future__ import annotations

import random
import time
from pathlib import Path
from statistics import median

from collective_desk.commands.actors import add_actor
from collective_desk.commands.desks import found_desk
from collective_desk.commands.ties import add_tie
from collective_desk.domain.looking import Looking
from collective_desk.picture.style import Style
from collective_desk.showing.past import Past
from collective_desk.showing.showing import read, seen
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import EVERYONE_OF_THE_DESK, maps
from collective_desk.store.queries.ties import tie_kinds

ACTORS, TIES = 2000, 3000


def grown(folder: Path) -> Path:
    """Make a desk of 5,000 transactions, as 2,000 actors and 3,000 ties typed one by one."""
    path = folder / "grown.desk"
    if path.exists():
        return path
    chance = random.Random(3)
    with Desk.create(path, person="bench") as desk:
        map = desk.do(found_desk, title="River", question="Who?")
        kinds = [kind.id for kind in tie_kinds(desk.read)]
        ids = [
            desk.do(add_actor, f"Actor {at}", on=map, at=(at % 45 * 150.0, at // 45 * 110.0))
            for at in range(ACTORS)
        ]
        for _ in range(TIES):
            source = chance.randrange(ACTORS - 50)
            desk.do(add_tie, ids[source], ids[source + chance.choice((1, 2, 45, 46))], chance.choice(kinds))
    return path


def history(folder: Path, quick: bool) -> dict[str, float]:
    """Open the desk to its picture, and the replay to its last picture, in turn; then walk it."""
    path, told = grown(folder), {"desk": [], "replay": [], "step": []}
    style, everyone = Style.load("light"), EVERYONE_OF_THE_DESK
    for _ in range(2 if quick else 5):
        began = time.perf_counter()
        with Desk.open(path, person="bench") as desk:
            map, looking = maps(desk.read)[0].id, Looking()
            now = read(desk.read, map, looking, audience=everyone, today="")
            seen(now, looking, words=str, style=style)
            opened = time.perf_counter()
            past = Past(desk.read, str, everyone)
            steps = past.growth(map).steps
            at = Looking(moment=steps[-1].time)
            seen(past.known(map, at), at, words=str, style=style)
            told["desk"].append(opened - began)
            told["replay"].append(time.perf_counter() - opened)
            for step in range(len(steps) - 200, len(steps), 20):
                began = time.perf_counter()
                at = Looking(moment=steps[step].time)
                seen(past.known(map, at), at, words=str, style=style)
                told["step"].append(time.perf_counter() - began)
    return {name: median(times) * 1e3 for name, times in told.items()}
