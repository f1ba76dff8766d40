"""Check my data finds what was changed behind the program's back, and changes nothing itself."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store.check import check
from collective_desk.store.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.desk"
    with Desk.create(file, person="Amina") as desk, Desk.create(":memory:", person="Bruno") as other:
        id = desk.do(lambda write: write.add(Actor, name="Mill", place="upstream"))
        other.receive(desk.pack())
        desk.do(lambda write: write.update(Actor, id, name="Old mill"))
        other.do(lambda write: write.update(Actor, id, name="The mill"))
        desk.receive(other.pack())
        for number in range(40):
            desk.do(lambda write, number=number: write.add(Actor, name=f"actor {number}"))
    return file


def test_a_sound_desk_is_whole(path: Path) -> None:
    before = path.read_bytes()
    said = check(path)
    assert said.whole
    assert said.transactions == 43
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(("tamper", "expected"), [
    ("UPDATE op SET value='\"Mall\"' WHERE value='\"Old mill\"'", "check.value"),
    ("UPDATE tx SET text=replace(text, 'Amina', 'Emina') WHERE seq=2", "check.transaction"),
    ("DELETE FROM tx WHERE seq=1", "check.link"),
    ("DELETE FROM head WHERE rowid IS NULL OR field='place'", "check.heads"),
    ("UPDATE actor SET name='Somebody' WHERE place='upstream'", "check.shown_differs"),
])
def test_tampering_is_found(path: Path, tamper: str, expected: str) -> None:
    tamper = tamper.replace("rowid IS NULL OR ", "")
    file = sqlite3.connect(path)
    file.execute(tamper)
    file.commit()
    file.close()
    assert expected in {problem.id for problem in check(path).problems}


def test_flipped_bits_never_pass_for_a_crash(path: Path, tmp_path: Path) -> None:
    chance = random.Random(5)
    with Desk.open(path, person="Amina") as desk:
        desk.do(lambda write: [write.add(Actor, name=f"more {at}", place="p" * 40)
                               for at in range(600)] and None)
    whole = path.read_bytes()
    found = 0
    for _ in range(40):
        spoiled = bytearray(whole)
        spoiled[chance.randrange(100, len(spoiled))] ^= 1 << chance.randrange(8)
        file = tmp_path / "spoiled.desk"
        file.write_bytes(spoiled)
        try:
            found += not check(file).whole
        except DeskError:
            found += 1
    assert found >= 10


def test_half_a_file_is_damaged_and_said(path: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.desk"
    half.write_bytes(path.read_bytes()[:20_000])
    assert not check(half).whole


@pytest.mark.parametrize(("harm", "asks"), [
    ("UPDATE tx SET text='{'", lambda desk: desk.read.history(limit=99)),
    ("UPDATE tx SET text=replace(text, '\"action\"', '\"auction\"')",
     lambda desk: desk.read.history(limit=99)),
    ("UPDATE op SET value='{'", lambda desk: desk.rebuild()),
])
def test_what_the_disk_made_unreadable_is_said_to_be_damage(path, harm, asks) -> None:
    file = sqlite3.connect(path)
    file.execute(harm)
    file.commit()
    file.close()
    assert not check(path).whole
    with Desk.open(path, person="Amina") as desk, pytest.raises(DeskError) as refused:
        asks(desk)
    assert refused.value.id == "desk.damaged"
