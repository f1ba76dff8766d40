"""Copies kept aside: whole, verified, and not too many."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store.backup import back_up, daily
from collective_desk.store.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "river.desk"
    with Desk.create(file, person="Amina") as desk:
        desk.do(lambda write: write.add(Actor, name="Mill"))
    return file


def test_a_copy_of_an_open_desk_opens_by_itself(path: Path, tmp_path: Path) -> None:
    with Desk.open(path, person="a") as desk:
        desk.do(lambda write: write.add(Actor, name="still in the log"))
        copy = back_up(path, tmp_path / "kept", why="receive")
    with Desk.open(copy, person="a") as desk:
        assert desk.read.count(Actor) == 2


def test_a_copy_that_is_not_whole_is_not_kept(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def scalar_one(self) -> str:
            return "row 3 missing from index"

    run = Connection.exec_driver_sql
    monkeypatch.setattr(Connection, "exec_driver_sql", lambda self, sql, *more: (
        Broken() if "quick_check" in sql else run(self, sql, *more)))
    with pytest.raises(DeskError) as error:
        back_up(path, tmp_path / "kept")
    assert error.value.id == "desk.damaged"
    assert list((tmp_path / "kept").iterdir()) == []


def test_once_a_day_is_enough(path: Path, tmp_path: Path) -> None:
    assert daily(path, tmp_path / "kept") is not None
    assert daily(path, tmp_path / "kept") is None


def test_days_weeks_and_months_are_kept(path: Path, tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    kept = tmp_path / "kept"
    kept.mkdir()
    other = kept / "another 2026-01-01 000000.desk"
    other.write_bytes(b"")
    for day in range(200):
        moment = start + timedelta(days=day)
        (kept / f"river {moment:%Y-%m-%d %H%M%S}.desk").write_bytes(b"")
    back_up(path, kept, now=start + timedelta(days=200))
    names = sorted(file.name for file in kept.iterdir() if file != other)
    assert len(names) <= 17
    assert sum("2026-07" in name for name in names) >= 7
    assert {name[6:13] for name in names} >= {"2026-03", "2026-04", "2026-05", "2026-06", "2026-07"}
    assert other.exists()


def test_no_copy_of_today_is_let_go(path: Path, tmp_path: Path) -> None:
    kept, noon = tmp_path / "kept", datetime(2026, 5, 20, 12, tzinfo=UTC)
    before = back_up(path, kept, why="upgrade", now=noon)
    received = back_up(path, kept, why="receive", now=noon + timedelta(hours=1))
    later = back_up(path, kept, now=noon + timedelta(hours=2))
    assert set(kept.iterdir()) >= {before, received, later}
    back_up(path, kept, now=noon + timedelta(days=1))
    assert later.exists() and not before.exists() and not received.exists()
