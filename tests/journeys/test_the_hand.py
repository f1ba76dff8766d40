"""A map of the room by keys alone, counted: what is not a name is nearly nothing."""

from __future__ import annotations

import time

from collective_desk.domain.entities import Actor, TieKind
from collective_desk.store.queries.assessments import spreads

HEIGHTS = {
    "Women's coop": 3, "River council": 5, "Mayor": 7, "Radio Sun": 2, "Clinic": 2, "Elders": 6,
    "Youth crew": 1, "Plastic Loop": 1, "Teachers": 2, "Fishers": 3, "Herders": 0,
    "Water office": 4,
}
CHAIR = "Tannery owners"
TIES = (
    "Wo>Ri,M,Ra", "C>E,Y,Te",
    "Te>tr>P,F,H", "M>tr>Ri",
    "Wa>ad>H,F,Y", "E>ad>M,C",
)
"""First letters, as far as they are needed: 15 ties of 3 kinds."""


def test_twelve_actors_fifteen_ties_twelve_towers_and_an_empty_chair(sits_down, capsys):
    amina = sits_down()
    began = time.perf_counter()
    for name, height in HEIGHTS.items():
        amina.draws(f"{name} +{height}")
    amina.draws(f"{CHAIR}?")
    on_actors = amina.strokes - sum(map(len, [*HEIGHTS, CHAIR]))
    before = amina.strokes
    amina.draws(*TIES)
    on_ties = amina.strokes - before
    seconds = time.perf_counter() - began

    read = amina.read
    names = {actor.id: actor.name for actor in read.all(Actor)}
    assert sorted(names.values()) == sorted([*HEIGHTS, CHAIR])
    towers = spreads(read, "influence")
    assert {names[id]: seen.median for id, seen in towers.items()} == HEIGHTS
    assert [actor.name for actor in read.all(Actor) if actor.empty_chair] == [CHAIR]
    ties = amina.ties()
    assert len(ties) == len(set(ties)) == 15
    assert {kind for _, kind, _ in ties} == {"money", "trust", "advice"}
    assert ("Women's coop", "money", "River council") in ties
    assert ("Water office", "advice", "Herders") in ties
    assert len(amina.window.desk_view.map.canvas.artist.towers.built) == 12
    with capsys.disabled():
        print(f"\n12 actors with towers and an empty chair: {on_actors} keystrokes beyond the "
              f"names ({on_actors / 13:.1f} an actor); 15 ties of 3 kinds: {on_ties} keystrokes, "
              f"names included ({on_ties / 15:.1f} a tie); {seconds:.1f} s")
    assert on_actors <= 4 * 13
    assert on_ties <= 6 * 15


def test_the_same_ties_by_letters_on_the_map(sits_down, capsys):
    amina = sits_down()
    amina.draws(*(f"{name} +{height}" for name, height in HEIGHTS.items()))
    amina.presses("Escape")
    view = amina.window.desk_view
    drawn, strokes = 0, 0
    # Whoever is nearest after a walk to the right gets the ties: what counts is the hand.
    for pen in range(3):
        if pen:
            amina.presses("K")
            strokes += 1
        amina.presses("Down" if pen else "Right", "C", "C")
        strokes += 3
        amina.types("asdfg")
        strokes += 5
        amina.presses("Escape")
        strokes += 1
        drawn += 5
    assert len(amina.ties()) == drawn == 15
    assert len({kind for _, kind, _ in amina.ties()}) == 3
    assert view.map.canvas.hand.tool is None
    kinds = {kind.id for kind in amina.read.all(TieKind)}
    assert view.workspace.pens.id in kinds
    with capsys.disabled():
        print(f"\n15 ties by letters: {strokes} keystrokes ({strokes / 15:.1f} a tie)")
    assert strokes <= 6 * 15
