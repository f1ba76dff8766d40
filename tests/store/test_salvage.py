"""A damaged desk goes back to its copy and loses none of the steps that it still holds."""

import sqlite3
from datetime import UTC, datetime

import pytest

from collective_desk.domain.entities import Actor
from collective_desk.store.backup import back_up
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader
from collective_desk.store.restore import go_back

DAY = datetime(2026, 3, 1, 9, tzinfo=UTC)
LATER = 40


@pytest.fixture
def path(tmp_path):
    return tmp_path / "river.desk"


@pytest.fixture
def copy(path, tmp_path):
    """The morning's copy of a desk on which a day's work was done since."""
    with Desk.create(path, person="Amina") as desk:
        add(desk, "Mill")
    kept = back_up(path, tmp_path / "kept", now=DAY)
    with Desk.open(path, person="Amina") as desk:
        for number in range(LATER):
            add(desk, f"Clinic {number} " + "x" * 500)
    return kept


def add(desk, name):
    desk.do(lambda write: write.add(Actor, name=name))


def spoil(path, *places):
    """Overwrite the first page of some tables."""
    with sqlite3.connect(path) as file:
        size = file.execute("PRAGMA page_size").fetchone()[0]
        roots = dict(file.execute("SELECT name, rootpage FROM sqlite_master"))
    file.close()
    data = bytearray(path.read_bytes())
    for place in places:
        start = (place if isinstance(place, int) else roots[place] - 1) * size
        data[start : start + size] = b"\x5a" * size
    path.write_bytes(data)


def names(path):
    with Reader.open(path) as reader:
        return sorted(actor.name[:9].strip() for actor in reader.all(Actor))


def test_a_day_is_not_lost_with_a_page_of_a_table(path, copy):
    spoil(path, "actor", "head")
    assert not check(path).whole
    back = go_back(path, copy, person="Amina")
    assert back.saved == LATER
    assert len(names(path)) == LATER + 1
    assert check(path).whole
    with Desk.open(path, person="Amina") as desk:
        add(desk, "Bank")
    assert check(path).whole


def test_a_lost_index_hides_no_step(path, copy):
    spoil(path, "sqlite_autoindex_tx_1", "tx_deed")
    assert go_back(path, copy, person="Amina").saved == LATER


def test_steps_up_to_the_one_that_is_lost_come_along(path, copy):
    with sqlite3.connect(path) as file:
        file.execute("UPDATE tx SET text=replace(text, 'Amina', 'Bruno') WHERE seq=20")
    file.close()
    back = go_back(path, copy, person="Amina")
    assert 10 < back.saved < 20
    assert len(names(path)) == back.saved + 1
    assert check(path).whole


def test_a_value_that_does_not_hold_is_not_believed(path, copy):
    with sqlite3.connect(path) as file:
        assert file.execute(
            """UPDATE op SET value='"Liars"' WHERE field='name' AND seq=20""").rowcount == 1
    file.close()
    assert go_back(path, copy, person="Amina").saved == LATER
    assert "Liars" not in names(path)
    assert check(path).whole


def test_steps_of_which_no_value_is_left_are_none(path, copy):
    spoil(path, "op")
    assert go_back(path, copy, person="Amina").saved == 0
    assert names(path) == ["Mill"]


def test_of_a_file_that_is_no_desk_any_more_nothing_is_taken(path, copy):
    data = path.read_bytes()
    path.write_bytes(b"\x5a" * len(data))
    back = go_back(path, copy, person="Amina")
    assert (back.saved, names(path)) == (0, ["Mill"])
    assert back.aside.read_bytes() == b"\x5a" * len(data)


def test_a_whole_desk_goes_back_to_what_its_copy_is(path, copy):
    assert go_back(path, copy, person="Amina").saved == 0
    assert names(path) == ["Mill"]
