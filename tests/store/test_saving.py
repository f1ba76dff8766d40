"""What is in memory follows the file: never ahead of it, never behind."""

from __future__ import annotations

import json
import logging
import sqlite3
from pathlib import Path

import pytest

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store import connect
from collective_desk.store.connect import Saving
from collective_desk.store.desk import Desk
from collective_desk.store.records import Commit
from collective_desk.store.writer import Writer


def add(write: Writer, name: str) -> str:
    return write.add(Actor, name=name)


def links(desk: Desk) -> list[tuple[int, str | None, list[str]]]:
    said = [json.loads(packed.text) for packed in desk.pack()]
    return [(text["n"], text["prev"], text["merges"]) for text in said]


@pytest.fixture
def allowed_log() -> list[str]:
    return ["a listener failed"]


def test_a_listener_that_fails_harms_neither_the_deed_nor_the_other_listeners(
    amina: Desk, bruno: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Commit] = []

    def fail(_: Commit) -> None:
        raise RuntimeError("no screen")

    amina.observe(fail)
    amina.observe(heard.append)
    with caplog.at_level(logging.ERROR):
        id = amina.do(add, "Mill")
        amina.undo()
        bruno.do(add, "Clinic")
        amina.receive(bruno.pack())
    assert [commit.origin for commit in heard] == ["do", "undo", "receive"]
    assert amina.read.get(Actor, id) is not None
    assert [number for number, _, _ in links(amina)] == [1, 2, 1]
    assert len(caplog.records) == 3


def test_an_interruption_after_the_commit_is_noticed(
    amina: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina.do(add, "one")
    real = Saving.__exit__

    def interrupted(saving: Saving, *told: object) -> None:
        real(saving, *told)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Saving, "__exit__", interrupted)
        with pytest.raises(KeyboardInterrupt):
            amina.do(add, "two")
        with pytest.raises(KeyboardInterrupt):
            amina.undo()
    amina.do(add, "three")
    assert [actor.name for actor in amina.read.all(Actor)] == ["one", "three"]
    assert [bool(prev) for _, prev, _ in links(amina)] == [False, True, True, True]
    assert len({prev for _, prev, _ in links(amina)}) == 4
    amina.undo()
    amina.undo()
    assert amina.read.all(Actor) == []


def test_a_refusal_changes_nothing_of_how_the_next_deed_is_signed(amina: Desk) -> None:
    def refuse(write: Writer) -> None:
        write.add(Actor, name="half")
        raise DeskError("actor.no_name")

    amina.do(add, "one")
    with pytest.raises(DeskError):
        amina.do(refuse)
    amina.do(add, "two")
    sittings = {json.loads(packed.text)["sitting"] for packed in amina.pack()}
    assert len(sittings) == 1
    assert [number for number, _, _ in links(amina)] == [1, 2]


def test_another_person_at_the_same_desk_takes_back_only_their_own(amina: Desk) -> None:
    amina.do(add, "hers")
    assert amina.next_undo() is not None
    amina.person = "Bruno"
    assert amina.next_undo() is None
    assert amina.undo() is None
    amina.do(add, "his")
    amina.person = "Amina"
    amina.undo()
    assert [actor.name for actor in amina.read.all(Actor)] == ["his"]


class Broken(sqlite3.Connection):
    """A disk that fails in the middle, and again when all should be taken back."""

    failing = False

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        if self.failing and sql.startswith(("INSERT INTO op", "ROLLBACK", "INSERT INTO state")):
            raise sqlite3.OperationalError("disk I/O error" if "INSERT" in sql else "cannot rollback")
        return super().execute(sql, *parameters)  # type: ignore[arg-type]


def test_a_failing_rollback_does_not_hide_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = sqlite3.connect
    monkeypatch.setattr(connect.sqlite3, "connect",
                        lambda *args, **more: plain(*args, **more, factory=Broken))
    with Desk.create(tmp_path / "x.desk", person="Amina") as desk:
        desk.do(add, "one")
        Broken.failing = True
        try:
            with pytest.raises(DeskError, match=r"desk\.disk_error"):
                desk.do(add, "two")
        finally:
            Broken.failing = False
        assert [actor.name for actor in desk.read.all(Actor)]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
@pytest.mark.parametrize("spoil", [
    lambda content: content[:3000] + b"x" * 3000 + content[6000:],
    lambda content: content[:100] + bytes(len(content) - 100),
])
def test_a_desk_that_cannot_be_opened_is_let_go(tmp_path: Path, spoil) -> None:
    path = tmp_path / "x.desk"
    Desk.create(path, person="Amina").close()
    path.write_bytes(spoil(path.read_bytes()))
    for _ in range(3):
        with pytest.raises(DeskError):
            Desk.open(path, person="Amina")
    held = [str(file.readlink()) for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
    assert not [name for name in held if "x.desk" in name]
