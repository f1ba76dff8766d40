"""Photos beside a desk: kept by content, saved first, missing ones counted, damage found."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from collective_desk.domain.entities import Attachment
from collective_desk.domain.errors import DeskError
from collective_desk.store.backup import back_up
from collective_desk.store.blobs import LARGEST, Blobs, blobs_of, sha_of
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "river.desk"
    Desk.create(file, person="Amina").close()
    return file


def hang(desk: Desk, data: bytes) -> str:
    sha = desk.blobs.put(data)
    desk.do(lambda write: write.add(Attachment, sha256=sha))
    return sha


@settings(max_examples=30)
@given(some.lists(some.binary(min_size=1, max_size=300), max_size=12))
def test_what_is_put_is_there_once(pieces: list[bytes]) -> None:
    blobs = Blobs(None)
    names = [blobs.put(piece) for piece in pieces]
    assert [blobs.get(name) for name in names] == pieces
    assert blobs.names() == sorted({sha_of(piece) for piece in pieces})
    assert sorted(blobs.pieces()) == sorted(set(pieces))
    for name in names:
        blobs.forget(name)
    assert not blobs.names()
    blobs.close()


def test_a_desk_without_photos_has_no_second_file(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        assert desk.blobs.get("0" * 64) is None
        assert not desk.blobs.names()
    assert not blobs_of(path).exists()


def test_it_is_on_the_disk_when_put_returns(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        sha = desk.blobs.put(b"photo")
        with Reader.open(path) as reader:
            assert reader.blobs.get(sha) == b"photo"
    with Desk.open(path, person="a") as desk:
        assert desk.read.blobs.get(sha) == b"photo"


def test_a_desk_in_memory_keeps_its_photos(amina: Desk, bruno: Desk) -> None:
    sha = amina.blobs.put(b"photo")
    assert amina.read.blobs.get(sha) == b"photo"
    assert bruno.blobs.get(sha) is None


def test_a_worker_reads_while_the_desk_writes(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        sha = desk.blobs.put(b"photo")
        found: list[bytes | None] = []

        def look() -> None:
            with Reader.open(path) as reader:
                found.extend(reader.blobs.get(sha) for _ in range(20))

        worker = threading.Thread(target=look)
        worker.start()
        for number in range(20):
            desk.blobs.put(b"more %d" % number)
        worker.join(timeout=20)
    assert found == [b"photo"] * 20


@pytest.mark.parametrize("data", [b"", b"x" * (LARGEST + 1)])
def test_nothing_and_too_much_are_refused(data: bytes) -> None:
    with pytest.raises(DeskError) as refused:
        Blobs(None).put(data)
    assert refused.value.id == "blob.size"


@pytest.mark.parametrize("name", ["", "../x", "A" * 64, "g" * 64, "0" * 63])
def test_a_name_that_is_no_hash_is_not_here(name: str) -> None:
    blobs = Blobs(None)
    blobs.put(b"x")
    assert blobs.get(name) is None
    blobs.close()


def test_a_damaged_photo_reads_as_missing_is_found_and_heals(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        sha = hang(desk, b"photo")
    with sqlite3.connect(blobs_of(path)) as file:
        file.execute("UPDATE blob SET data=X'00'")
    file.close()
    checked = check(path)
    assert [problem.id for problem in checked.problems] == ["check.photo_damaged"]
    with Desk.open(path, person="a") as desk:
        assert desk.blobs.get(sha) is None
        desk.blobs.put(b"photo")
        assert desk.blobs.get(sha) == b"photo"
    assert check(path).whole


def test_a_photo_that_did_not_come_is_counted_and_no_fault(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        hang(desk, b"here")
        desk.do(lambda write: write.add(Attachment, sha256="0" * 64))
    checked = check(path)
    assert checked.whole
    assert checked.photos_missing == 1


@pytest.mark.parametrize("data", [b"no database at all", b""], ids=["other", "empty"])
def test_another_file_of_that_name_is_left_alone(path: Path, data: bytes) -> None:
    blobs_of(path).write_bytes(data)
    with Desk.open(path, person="a") as desk:
        assert desk.blobs.get("0" * 64) is None
        with pytest.raises(DeskError):
            desk.blobs.put(b"photo")
    assert blobs_of(path).read_bytes() == data
    assert [problem.id for problem in check(path).problems] == ["check.photos_unreadable"]
    assert back_up(path, path.parent / "kept").exists()


def test_a_copy_kept_aside_finds_the_photos(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with Desk.open(path, person="a") as desk:
        sha = hang(desk, b"photo")
        copy = back_up(path, kept)
        other = hang(desk, b"later")
        back_up(path, kept, why="receive")
    with Desk.open(copy, person="a") as desk:
        assert desk.blobs.get(sha) == b"photo"
        assert desk.blobs.get(other) == b"later"
        desk.blobs.put(b"new")
    assert check(copy).whole
    assert check(copy).photos_missing == 0


def test_a_reader_cannot_write(path: Path) -> None:
    with Desk.open(path, person="a") as desk, Reader.open(path) as reader:
        sha = desk.blobs.put(b"first")
        with pytest.raises(DeskError) as refused:
            reader.blobs.put(b"second")
        assert refused.value.id == "desk.read_only"
        assert desk.blobs.names() == [sha]
