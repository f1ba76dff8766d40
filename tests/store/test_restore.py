"""The way back: to a copy where what was done is lost, by making tables again where it is not."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store.backup import back_up
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.repair import may_be_mended, repair
from collective_desk.store.restore import copies_of, go_back, latest_whole

DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "river.desk"
    with Desk.create(file, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Mill"))
    return file


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def add(path: Path, name: str) -> None:
    with Desk.open(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name=name))


def names(path: Path) -> set[str]:
    with Desk.open(path, person="Amina") as desk:
        return {actor.name for actor in desk.read.all(Actor)}


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(data)


def test_a_damaged_desk_comes_back_and_what_stood_there_is_kept(path: Path, kept: Path) -> None:
    back_up(path, kept, now=DAY)
    add(path, "Clinic")
    damage(path)
    spoilt = path.read_bytes()
    copy = latest_whole(path, kept)
    assert copy is not None and copy.time == DAY
    aside = go_back(path, copy.path, person="Amina").aside
    assert names(path) == {"Mill"}
    assert check(path).whole
    assert aside is not None and aside.read_bytes() == spoilt


def test_a_log_that_was_left_does_not_spoil_the_copy(path: Path, kept: Path) -> None:
    back_up(path, kept, now=DAY)
    log = path.with_name("river.desk-wal")
    with Desk.open(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Left in the log"))
        left = log.read_bytes()
    log.write_bytes(left)
    aside = go_back(path, latest_whole(path, kept).path, person="Amina").aside
    assert names(path) == {"Mill"}
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == left


def test_a_copy_that_is_damaged_itself_is_passed_over_and_refused(path: Path, kept: Path) -> None:
    old = back_up(path, kept, now=DAY)
    new = back_up(path, kept, now=DAY + timedelta(days=1))
    damage(new)
    assert [copy.path for copy in copies_of(path, kept)] == [new, old]
    assert latest_whole(path, kept).path == old
    before = path.read_bytes()
    with pytest.raises(DeskError) as refused:
        go_back(path, new, person="Amina")
    assert refused.value.id == "copy.not_whole"
    assert path.read_bytes() == before


def test_a_desk_that_is_gone_comes_back(path: Path, kept: Path) -> None:
    copy = back_up(path, kept, now=DAY)
    path.unlink()
    assert go_back(path, copy, person="Amina").aside is None
    assert names(path) == {"Mill"}


def test_nobody_goes_back_under_the_hands_of_another(path: Path, kept: Path) -> None:
    copy = back_up(path, kept, now=DAY)
    with Desk.open(path, person="Bruno"), pytest.raises(DeskError) as refused:
        go_back(path, copy, person="Amina")
    assert refused.value.id == "desk.locked"
    assert sorted(file.name for file in path.parent.iterdir()) == ["kept", "river.desk"]


def test_a_photo_comes_back_with_the_copy(path: Path, kept: Path) -> None:
    with Desk.open(path, person="Amina") as desk:
        sha = desk.blobs.put(b"a photo")
    copy = back_up(path, kept, now=DAY)
    path.with_name("river.desk.photos").unlink()
    go_back(path, copy, person="Amina")
    with Desk.open(path, person="Amina") as desk:
        assert desk.blobs.get(sha) == b"a photo"


@pytest.mark.parametrize("harm", [
    "UPDATE actor SET name='Windmill'", "DELETE FROM head WHERE field='name'",
    "INSERT INTO head SELECT kind, id, 'place', seq FROM head WHERE field='name'"])
def test_what_follows_from_what_was_done_is_made_again(path: Path, harm: str) -> None:
    file = sqlite3.connect(path)
    file.execute(harm)
    file.commit()
    file.close()
    found = check(path)
    assert may_be_mended(found)
    assert repair(path, person="Amina").whole
    assert names(path) == {"Mill"}


def test_what_was_done_cannot_be_mended(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("UPDATE op SET value='\"Windmill\"' WHERE field='name'")
    file.commit()
    file.close()
    assert not may_be_mended(check(path))


def test_a_wrong_clock_does_not_make_an_old_copy_the_latest(path: Path, kept: Path) -> None:
    back_up(path, kept, now=DAY.replace(year=2201))
    add(path, "Clinic")
    newest = back_up(path, kept, now=DAY.replace(year=1970))
    found = latest_whole(path, kept)
    assert found is not None and found.path == newest


@pytest.mark.parametrize(("copy", "expected"), [
    ("none.desk", "copy.missing"), ("note.txt", "desk.not_a_desk"),
])
def test_what_is_no_copy_is_told_apart_and_changes_nothing(path: Path, copy: str, expected: str) -> None:
    path.with_name("note.txt").write_text("hello")
    before = path.read_bytes()
    with pytest.raises(DeskError) as error:
        go_back(path, path.with_name(copy), person="Amina")
    assert (error.value.id, path.read_bytes() == before) == (expected, True)
