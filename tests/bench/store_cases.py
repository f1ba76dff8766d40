"""The desk file against raw sqlite3 that writes and reads the same rows."""

from __future__ import annotations

import gc
import random
import sqlite3
import time
from pathlib import Path
from statistics import median

from collective_desk.domain.entities import Actor, Map, Placement, Tie, TieKind, placement_id
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import map_content
from collective_desk.store.reader import Reader
from collective_desk.store.writer import Writer


def large_desk(folder: Path, actors: int) -> tuple[Path, str]:
    """Make a desk of many actors and three times as many ties, once a folder."""
    path = folder / f"large{actors}.desk"
    if not path.exists():
        with Desk.create(path, person="bench") as desk:
            desk.do(_fill, actors)
    with Reader.open(path) as reader:
        return path, reader.all(Map)[0].id


def _fill(write: Writer, actors: int) -> None:
    chance = random.Random(7)
    map = write.add(Map, title="Bench")
    pens = [write.add(TieKind, name=name, letter=name[0].upper(), dash=dash, colour=f"tie.{name}")
            for name, dash in (("money", "solid"), ("knowledge", "dashed"), ("trust", "double"))]
    ids = [write.add(Actor, name=f"Actor number {at}", kind="cooperative", realm=at % 5 - 2)
           for at in range(actors)]
    side = max(1, round(actors**0.5))
    for at, id in enumerate(ids):
        spot = (at % side * 150 + chance.uniform(-40, 40), at // side * 110 + chance.uniform(-30, 30))
        write.add(Placement, placement_id(map, id), map=map, actor=id,
                  at=(round(spot[0], 1), round(spot[1], 1)))
    for _ in range(3 * actors):
        source = chance.randrange(actors)
        target = _someone_near(source, side, actors, chance)
        write.add(Tie, source=ids[source], target=ids[target], kind=chance.choice(pens))


def _someone_near(source: int, side: int, actors: int, chance: random.Random) -> int:
    """Most ties are between neighbours, as on a map that people arranged; one in ten is far."""
    while True:
        if chance.random() < 0.1:
            target = chance.randrange(actors)
        else:
            target = source + chance.randint(-3, 3) + side * chance.randint(-3, 3)
        if target != source and 0 <= target < actors:
            return target


def edit(folder: Path, quick: bool) -> dict[str, float]:
    """Rename an actor, again and again; in turn write the same rows with raw sqlite3."""
    path = folder / "edit.desk"
    path.unlink(missing_ok=True)
    desk = Desk.create(path, person="bench")
    id = desk.do(_add_one)
    raw = sqlite3.connect(_empty_copy(path, folder / "raw.desk"), isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("PRAGMA synchronous=FULL")
    text = "x" * len(desk.pack()[0].text)
    ours, floor = [], []
    for number in range(60 if quick else 300):
        ours.append(_timed(lambda: desk.do(_rename, id, f"name {number}")))
        floor.append(_timed(lambda: _raw_edit(raw, id, f"name {number}", number + 10, text)))
    desk.close()
    raw.close()
    return {"ours": median(ours), "raw": median(floor)}


def _add_one(write: Writer) -> str:
    return write.add(Actor, name="first")


def _rename(write: Writer, id: str, name: str) -> None:
    write.update(Actor, id, name=name)


def _empty_copy(path: Path, copy: Path) -> Path:
    copy.unlink(missing_ok=True)
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    return copy


def _raw_edit(raw: sqlite3.Connection, id: str, name: str, seq: int, text: str) -> None:
    run = raw.execute
    run("BEGIN IMMEDIATE")
    run("INSERT INTO tx(seq, id, scope, sitting, number, hlc, person, action, mode, local, deed,"
        " line, pos, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (seq, f"{seq:064}", "team", "s" * 16, seq, 1_790_000_000_000_000 + seq, "bench", "rename",
         "do", 1, seq, 1, seq, text))
    run("INSERT INTO op(kind, id, field, seq, idx, value, salt, before, stands)"
        " VALUES (?,?,?,?,?,?,?,?,?)",
        ("actor", id, "name", seq, 0, f'"{name}"', "s" * 16, seq - 1, None))
    run("DELETE FROM head WHERE kind=? AND id=? AND field=?", ("actor", id, "name"))
    run("INSERT INTO head(kind, id, field, seq) VALUES (?,?,?,?)", ("actor", id, "name", seq))
    run("UPDATE line SET length=length+1 WHERE id=1")
    run("UPDATE actor SET name=? WHERE id=?", (name, id))
    run("INSERT INTO state(key, value) VALUES (?,?) ON CONFLICT(key) DO UPDATE"
        " SET value=excluded.value", ("tips.team", f"{seq:0200}"))
    run("COMMIT")


def open(folder: Path, quick: bool) -> dict[str, float]:
    """Open a desk of 10,000 actors and read its map; in turn read the rows with raw sqlite3."""
    path, map = large_desk(folder, 10_000)
    ours, floor = [], []
    for _ in range(3 if quick else 9):
        gc.collect()
        ours.append(_timed(lambda: _open_ours(path, map)))
        gc.collect()
        floor.append(_timed(lambda: _open_raw(path, map)))
    return {"ours": median(ours[1:]), "raw": median(floor[1:])}


def _open_ours(path: Path, map: str) -> int:
    with Desk.open(path, person="bench") as desk:
        content = map_content(desk.read, map)
        return len(content.ties.ids)


def _open_raw(path: Path, map: str) -> int:
    raw = sqlite3.connect(path)
    actors = raw.execute(
        "SELECT a.id, a.name, a.short_label, a.kind, a.realm, p.at, p.pinned, a.own_team,"
        " a.empty_chair, a.sensitivity FROM placement p JOIN actor a ON a.id=p.actor"
        " WHERE p.map=? AND p.alive=1 AND a.alive=1", (map,)).fetchall()
    ties = raw.execute(
        "SELECT id, source, target, kind, direction, label FROM tie WHERE alive=1").fetchall()
    raw.close()
    return len(actors) + len(ties)


def receive(folder: Path, quick: bool) -> dict[str, float]:
    """Receive some 200,000 changes; in turn insert as many rows of the same sizes."""
    path, _ = large_desk(folder, 2_000 if quick else 9_000)
    with Desk.open(path, person="bench") as desk:
        packed = desk.pack()
    target = folder / "received.desk"
    target.unlink(missing_ok=True)
    with Desk.create(target, person="other") as other:
        ours = _timed(lambda: other.receive(packed))
    with sqlite3.connect(target) as source:
        rows = source.execute("SELECT kind, id, field, seq, idx, value, salt FROM op").fetchall()
    source.close()
    raw = sqlite3.connect(_fresh(folder / "raw-received.db"), isolation_level=None)
    raw.execute("PRAGMA journal_mode=WAL")
    raw.execute("CREATE TABLE op(kind, id, field, seq, idx, value, salt,"
                " PRIMARY KEY (kind, id, field, seq)) WITHOUT ROWID")

    def insert() -> None:
        raw.execute("BEGIN")
        raw.executemany("INSERT INTO op VALUES (?,?,?,?,?,?,?)", rows)
        raw.execute("COMMIT")

    floor = _timed(insert)
    raw.close()
    return {"ours": ours, "raw": floor, "changes": float(len(rows))}


def _fresh(path: Path) -> Path:
    path.unlink(missing_ok=True)
    return path


def _timed(work) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
