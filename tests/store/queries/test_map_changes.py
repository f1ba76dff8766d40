"""Following a map commit by commit tells the same as reading it anew."""

from __future__ import annotations

from sqlite3 import SQLITE_READ

from hypothesis import example, given, settings
from hypothesis import strategies as st

from collective_desk.commands.actors import add_actor, delete_actors
from collective_desk.commands.desks import found_desk
from collective_desk.commands.notes import add_note
from collective_desk.domain.entities import KINDS, Actor, Note, Placement, Tie, placement_id
from collective_desk.store.connect import raw
from collective_desk.store.desk import Desk
from collective_desk.store.queries import map_changes
from collective_desk.store.queries.map_changes import FollowedMap
from collective_desk.store.queries.maps import map_content, maps, pens
from collective_desk.store.writer import Writer

STEPS = st.lists(st.tuples(st.sampled_from(
    ["add", "merge", "elsewhere", "tie", "rename", "move", "take off", "delete", "cut", "recolour", "many",
     "undo", "redo"]), st.integers(0, 99), st.integers(0, 99)), max_size=30)


def change(write: Writer, kind: type, id: str, **fields: object) -> None:
    write.update(kind, id, **fields)


def new_tie(write: Writer, source: str, target: str, kind: str) -> str:
    return write.add(Tie, source=source, target=target, kind=kind)


def many(write: Writer, ids: list[str], word: str) -> None:
    for id in ids:
        write.update(Actor, id, description=word)


@settings(max_examples=60)
@given(STEPS)
@example([("add", 0, 0), ("add", 1, 0), ("add", 2, 0), ("tie", 0, 2), ("merge", 0, 1),
          ("rename", 1, 0), ("undo", 0, 0), ("undo", 0, 0)])
@example([("add", 0, 0), ("add", 1, 0), ("add", 2, 0), ("tie", 0, 1), ("tie", 1, 2), ("tie", 0, 2),
          ("delete", 0, 0), ("undo", 0, 0), ("cut", 0, 0), ("undo", 0, 0)])
def test_following_tells_the_same_as_reading_anew(steps: list[tuple[str, int, int]]) -> None:
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        map, drawn = maps(desk.read)[0].id, pens(desk.read)
        followed = FollowedMap(desk.read, map)
        commits = []
        desk.observe(commits.append)
        actors, ties = [], []
        for what, one, two in steps:
            play(desk, map, drawn, actors, ties, what, one, two)
            while commits:
                followed.follow(commits.pop(0).touched)
            assert followed.content == map_content(desk.read, map)


def play(desk, map, drawn, actors, ties, what, one, two):
    """Do one step of a story, where it can be done."""
    if what in {"add", "elsewhere"}:
        actors.append(desk.do(add_actor, f"A{one}", on=map if what == "add" else None))
    elif what == "undo":
        desk.undo()
    elif what == "redo":
        desk.redo()
    elif what == "cut" and ties:
        desk.do(change, Tie, ties[one % len(ties)], alive=False)
    elif what == "recolour" and ties:
        desk.do(change, Tie, ties[one % len(ties)], label=f"L{two}", direction="mutual")
    elif actors:
        id, other = actors[one % len(actors)], actors[two % len(actors)]
        if what == "merge" and id != other:
            desk.do(change, Actor, id, merged_into=other)
        if what == "tie" and id != other:
            ties.append(desk.do(new_tie, id, other, drawn[two % len(drawn)].id))
        elif what == "rename":
            desk.do(change, Actor, id, name=f"B{two}", realm=two % 5 - 2)
        elif what == "delete":
            desk.do(delete_actors, [id])
        elif what == "many":
            desk.do(many, actors, f"D{two}")
        elif what in {"move", "take off"} and desk.read.get(Placement, placement_id(map, id)):
            said = {"at": (one * 1.0, two * 1.0)} if what == "move" else {"alive": False}
            desk.do(change, Placement, placement_id(map, id), **said)


def test_a_small_commit_reads_only_what_it_touched(monkeypatch) -> None:
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        map = maps(desk.read)[0].id
        followed = FollowedMap(desk.read, map)
        commits = []
        desk.observe(commits.append)
        desk.do(add_actor, "Mayor", on=map)
        monkeypatch.setattr(map_changes, "map_content", None)
        followed.follow(commits[0].touched)
        assert followed.content.actors.labels == ["Mayor"]


def test_what_is_not_on_the_map_costs_no_reading(monkeypatch) -> None:
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        followed = FollowedMap(desk.read, maps(desk.read)[0].id)
        commits = []
        desk.observe(commits.append)
        desk.do(add_note, "They met at the well", about=[desk.do(add_actor, "Mayor")])
        monkeypatch.setattr(map_changes, "map_content", None)
        followed.follow(commits[-1].touched)
        assert commits[-1].touched.keys() == {Note.kind_name}


def test_every_kind_that_a_map_is_read_from_is_followed() -> None:
    """The tables that SQLite is asked for while a map is read are those that are followed."""
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk)
        asked: set[str] = set()
        driver = raw(desk.read.connection)
        driver.set_authorizer(
            lambda what, table, *_: asked.add(table) or 0 if what == SQLITE_READ else 0)
        map_content(desk.read, maps(desk.read)[0].id)
        driver.set_authorizer(None)
        assert asked & KINDS.keys() | {"attachment"} == map_changes._SHOWN
