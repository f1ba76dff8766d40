"""Two moments of a map side by side."""

from dataclasses import replace

from collective_desk.domain.contents import ActorColumns, MapContent, TieColumns, Tower
from collective_desk.domain.shift import Shift, compare


def content(actors, ties=(), towers=None):
    """A map of actors (id, x, y, realm, empty) and ties (id, source, target)."""
    n = len(actors)
    return MapContent(
        map="m", title="", question="", arrangement="free", lens="kind",
        actors=ActorColumns(
            ids=[a[0] for a in actors], labels=[a[0] for a in actors], kinds=[None] * n,
            realms=[a[3] for a in actors], x=[a[1] for a in actors], y=[a[2] for a in actors],
            pinned=[False] * n, own_team=[False] * n, empty_chair=[a[4] for a in actors],
            sensitivity=["open"] * n),
        ties=TieColumns(
            ids=[t[0] for t in ties], source=[t[1] for t in ties], target=[t[2] for t in ties],
            kinds=["k"] * len(ties), directions=["directed"] * len(ties), labels=[""] * len(ties)),
        towers={id: Tower(h, h, h, 1) for id, h in (towers or {}).items()})


BEFORE = content(
    [("coop", 0, 0, -1, False), ("lab", 100, 0, 0, False), ("dam", 200, 0, None, True)],
    [("t1", 0, 1), ("t2", 1, 2)], {"coop": 2, "lab": 4})


def test_what_came_left_and_shifted():
    after = content(
        [("lab", 100, 10, 1, False), ("coop", 40, 0, -1, False), ("dam", 200, 0, None, False), ("radio", 5, 5, 0, False)],
        [("t1", 1, 0), ("t3", 0, 3)], {"coop": 5, "lab": 1, "radio": 3})
    assert compare(BEFORE, after) == Shift(
        came=("radio",), moved=("coop",), turned=("lab",), taken=("dam",), rose=("coop",), fell=("lab",),
        tied=("t3",), parted=("t2",))
    back = compare(after, BEFORE)
    assert (back.left, back.tied, back.parted) == (("radio",), ("t2",), ("t3",))


def test_the_same_moment_shows_nothing_whatever_the_order_of_rows():
    turned = replace(BEFORE, actors=replace(BEFORE.actors, **{
        name: list(reversed(getattr(BEFORE.actors, name))) for name in (
            "ids", "labels", "kinds", "realms", "x", "y", "pinned", "own_team", "empty_chair", "sensitivity")}))
    assert compare(BEFORE, turned).nothing
