"""A desk of an older program: a copy first, then everything it could not show appears."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from collective_desk.domain.entities import Actor, Moment
from collective_desk.store import upgrade
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A desk whose tables were made by a program that did not know an actor's place."""
    path = tmp_path / "x.desk"
    with Desk.create(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Mill", place="upstream"))
    file = sqlite3.connect(path)
    file.execute("ALTER TABLE actor DROP COLUMN place")
    file.execute("UPDATE state SET value='older' WHERE key='projection'")
    file.commit()
    file.close()
    return path


def test_fields_that_waited_in_the_journal_appear(older: Path, tmp_path: Path) -> None:
    with Desk.open(older, person="a", backups=tmp_path / "kept") as desk:
        (actor,) = desk.read.all(Actor)
        assert (actor.name, actor.place) == ("Mill", "upstream")
    (copy,) = (tmp_path / "kept").iterdir()
    assert "upgrade" in copy.name


def test_who_only_reads_sees_it_too_and_changes_nothing(older: Path) -> None:
    file = sqlite3.connect(older)
    file.execute("DROP TABLE moment")
    file.commit()
    file.close()
    before = older.read_bytes()
    with Reader.open(older) as reader:
        (actor,) = reader.all(Actor)
        assert (actor.name, actor.place) == ("Mill", "upstream")
        assert reader.all(Moment) == []
        assert reader.contested() == []
    assert older.read_bytes() == before


def test_a_step_that_fails_leaves_the_file_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: object) -> None:
        raise OSError("no")

    file = sqlite3.connect(older)
    file.execute("PRAGMA user_version=0")
    file.commit()
    file.close()
    monkeypatch.setitem(upgrade.STEPS, 0, fail)
    with pytest.raises(OSError, match="no"):
        Desk.open(older, person="a")
    monkeypatch.setitem(upgrade.STEPS, 0, lambda connection: None)
    with Desk.open(older, person="a") as desk:
        assert desk.read.all(Actor)[0].place == "upstream"


def test_a_desk_of_the_first_layout_can_be_worked_in_and_undone(tmp_path: Path) -> None:
    path = tmp_path / "first.desk"
    with Desk.create(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Mill"))
    file = sqlite3.connect(path)
    file.execute("ALTER TABLE op DROP COLUMN shown")
    file.execute("PRAGMA user_version=1")
    file.commit()
    file.close()
    assert check(path).whole
    with Desk.open(path, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Clinic"))
        desk.undo()
        desk.undo()
        assert desk.read.all(Actor) == []
    assert check(path).whole


def test_tables_of_an_older_program_are_no_damage(older: Path) -> None:
    assert check(older).whole
