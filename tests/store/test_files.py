"""Files that are not desks, taken names, full disks: each its own reason, nothing harmed."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.host.paths import backups_folder
from collective_desk.store.backup import back_up
from collective_desk.store.connect import connect, raw
from collective_desk.store.desk import Desk
from collective_desk.store.files import log_of
from collective_desk.store.reader import Reader
from collective_desk.store.writer import Writer


def add(write: Writer, name: str) -> str:
    return write.add(Actor, name=name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "Rivière.desk"
    with Desk.create(file, person="Amina") as desk:
        desk.do(add, "Mill")
    return file


def reason(error: pytest.ExceptionInfo[DeskError]) -> str:
    return error.value.id


def test_a_new_desk_is_one_file_and_leaves_nothing_beside_it(path: Path) -> None:
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    with Desk.open(path, person="Bruno") as desk:
        assert [actor.name for actor in desk.read.all(Actor)] == ["Mill"]
        assert desk.next_undo() is None
    with Desk.open(path, person="Amina") as desk:
        assert desk.undo() is not None


def test_a_copy_is_the_same_desk(path: Path) -> None:
    copy = path.with_name("copy.desk")
    copy.write_bytes(path.read_bytes())
    with Desk.open(path, person="a") as one, Desk.open(copy, person="b") as other:
        assert one.id == other.id


@pytest.mark.parametrize(("content", "expected"), [
    (None, "desk.missing"),
    (b"", "desk.not_a_desk"),
    (b"PK\x03\x04 a workbook", "desk.not_a_desk"),
    (b"SQLite format 3\x00" + bytes(200), "desk.not_a_desk"),
])
def test_what_is_not_a_desk_is_told_apart(tmp_path: Path, content: bytes | None, expected: str) -> None:
    file = tmp_path / "x.desk"
    if content is not None:
        file.write_bytes(content)
    for opens in (lambda: Desk.open(file, person="a"), lambda: Reader.open(file)):
        with pytest.raises(DeskError) as error:
            opens()
        assert reason(error) == expected
    assert (file.read_bytes() if file.exists() else None) == content
    assert len(list(tmp_path.iterdir())) == (content is not None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links of POSIX")
def test_a_pipe_is_not_waited_for_and_links_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.desk")
    (tmp_path / "circle.desk").symlink_to("circle.desk")
    for name, expected in (("pipe", "desk.not_a_desk"), ("circle", "desk.missing"),
                           ("x" * 300, "desk.missing"), ("pipe.desk/in", "desk.missing")):
        with pytest.raises(DeskError) as error:
            Desk.open(tmp_path / f"{name}.desk", person="a")
        assert (name, error.value.id) == (name, expected)
    backups_folder(tmp_path / "circle.desk")


def test_a_name_without_room_for_its_companions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as error:
        Desk.create(tmp_path / f"{'x' * 245}.desk", person="a")
    assert reason(error) == "desk.name_too_long"
    with Desk.create(tmp_path / f"{'x' * 240}.desk", person="a") as desk:
        desk.do(add, "Mill")
    assert [len(file.name) for file in tmp_path.iterdir()] == [245]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's own")
def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"mill\xff.desk")
    with Desk.create(path, person="a") as desk:
        desk.do(add, "Mill")
    with Reader.open(back_up(path, backups_folder(path))) as copy:
        assert copy.count(Actor) == 1


def test_a_log_that_was_left_does_not_spoil_a_new_desk_and_is_kept(path: Path) -> None:
    desk = Desk.open(path, person="Amina")
    desk.do(add, "Clinic")
    left = log_of(path).read_bytes()
    desk.close()
    path.unlink()
    log_of(path).write_bytes(left)
    with Desk.create(path, person="Amina") as fresh:
        assert fresh.read.count(Actor) == 0
    beside = [file for file in path.parent.iterdir() if file != path]
    assert [file.read_bytes() for file in beside] == [left]


def test_a_full_disk_is_read_and_keeps_nothing_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = connect

    def no_room(file: Path, **how: bool) -> Connection:
        if not how.get("still"):
            log_of(file).touch()  # SQLite makes it, and finds no room for its index
            raise DeskError("desk.disk_full")
        return whole(file, **how)

    monkeypatch.setattr("collective_desk.store.connect.connect", no_room)
    with Reader.open(path) as reader:
        assert reader.count(Actor) == 1
    monkeypatch.undo()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "x.desk"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE t(x)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(DeskError, match="not_a_desk"):
        Desk.open(file, person="a")
    assert file.read_bytes() == before


def test_a_folder_is_not_a_desk(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="not_a_desk"):
        Desk.open(tmp_path, person="a")


def test_a_desk_of_a_newer_program_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version=99")
    file.close()
    before = path.read_bytes()
    with pytest.raises(DeskError) as error:
        Desk.open(path, person="a")
    assert reason(error) == "desk.newer"
    assert path.read_bytes() == before


def test_a_name_that_is_taken_is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DeskError) as error:
        Desk.create(path, person="a")
    assert reason(error) == "desk.exists"
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError) as error:
        Desk.create(tmp_path / "no" / "x.desk", person="a")
    assert reason(error) == "desk.no_folder"


def test_a_second_opener_is_told_who_has_it(path: Path) -> None:
    with Desk.open(path, person="Amina"):
        with pytest.raises(DeskError) as error:
            Desk.open(path, person="Bruno")
        assert reason(error) == "desk.locked"
        assert error.value.facts["person"] == "Amina"
        with Reader.open(path) as reader:
            assert reader.count(Actor) == 1
    with Desk.open(path, person="Bruno") as desk:
        assert desk.read.count(Actor) == 1


def test_a_lock_left_by_a_crash_does_not_lock(path: Path) -> None:
    path.with_name(f".{path.name}.lock").write_text('{"person": "Amina", "process": 1}')
    with Desk.open(path, person="Bruno") as desk:
        assert desk.read.count(Actor) == 1


def test_a_full_disk_keeps_what_was_there(path: Path) -> None:
    with Desk.open(path, person="Amina") as desk:
        connection = desk.read.connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        with pytest.raises(DeskError) as error:
            desk.do(lambda write: write.add(Actor, name="x" * 200_000))
        assert reason(error) == "desk.disk_full"
        assert not raw(connection).in_transaction
        assert [actor.name for actor in desk.read.all(Actor)] == ["Mill"]
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        desk.do(add, "after")
        assert desk.read.count(Actor) == 2
        assert desk.undo() is not None


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_cannot_be_written_is_said(path: Path) -> None:
    if os.geteuid() == 0:
        # Root may write anywhere: take the lock's place instead, which fails in the same way.
        path.with_name(f".{path.name}.lock").mkdir()
    else:
        path.parent.chmod(0o500)
    try:
        with pytest.raises(DeskError) as error:
            Desk.open(path, person="a")
        assert reason(error) == "desk.read_only"
        with Reader.open(path) as reader:
            assert reader.count(Actor) == 1
    finally:
        path.parent.chmod(0o700)


def test_where_the_log_does_not_work_the_desk_does(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collective_desk.store.desk.wal_works", lambda folder: False)
    with Desk.open(path, person="a") as desk:
        mode = desk.read.connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        assert mode == "truncate"
        desk.do(add, "x")
    with Desk.open(path, person="a") as desk:
        assert desk.read.count(Actor) == 2


def test_the_settings_that_lost_nothing_are_on(path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        said = {name: desk.read.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("journal_mode", "synchronous", "trusted_schema", "secure_delete",
                             "cell_size_check", "foreign_keys")}
    assert said == {"journal_mode": "wal", "synchronous": 2, "trusted_schema": 0,
                    "secure_delete": 1, "cell_size_check": 1, "foreign_keys": 1}


def test_reading_leaves_nothing_beside_the_desk(path: Path) -> None:
    with Reader.open(path) as reader:
        assert reader.count(Actor) == 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_reader_that_leaves_does_not_disturb_who_works(path: Path) -> None:
    reader = Reader.open(path)
    with Desk.open(path, person="Amina") as desk:
        reader.close()
        desk.do(add, "after")
        with Reader.open(path) as again:
            assert again.count(Actor) == 2
