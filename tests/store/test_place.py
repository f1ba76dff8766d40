"""A desk whose file is moved, deleted or replaced while it is open loses nothing."""

import shutil
import sys
from pathlib import Path

import pytest

from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store import place
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.lock import Lock
from collective_desk.store.reader import Reader

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file can neither be moved nor deleted there")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "river"
    made.mkdir()
    with Desk.create(made / "a.desk", person="Amina") as desk:
        add(desk, "Mill")
    return made


@pytest.fixture
def desk(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(place, "LOOKS_AFTER_S", 0.0)
    opened = Desk.open(folder / "a.desk", person="Amina", backups=tmp_path / "backups")
    add(opened, "Clinic")
    yield opened
    opened.close()


def add(desk, name):
    return desk.do(lambda write: write.add(Actor, name=name))


def names(path):
    with Reader.open(path) as reader:
        return sorted(actor.name for actor in reader.all(Actor))


def refused(desk) -> DeskError:
    with pytest.raises(DeskError) as told:
        add(desk, "Bank")
    return told.value


@pytest.mark.parametrize("to", ["b.desk", "elsewhere/a.desk"])
def test_a_desk_that_is_moved_is_whole_where_it_is_now(desk, folder, to):
    now = folder / to
    now.parent.mkdir(exist_ok=True)
    (folder / "a.desk").rename(now)
    told = refused(desk)
    assert (told.id, told.facts) == ("desk.moved", {"path": "a.desk", "now": str(now)})
    assert names(now) == ["Clinic", "Mill"]
    assert refused(desk) is told
    with pytest.raises(DeskError, match=r"desk\.locked"):
        Desk.open(now, person="Bruno")
    desk.close()
    Desk.open(now, person="Bruno").close()
    assert check(now).whole
    assert not list(folder.glob("a.desk*"))


def test_a_desk_whose_folder_is_renamed_is_whole_there(desk, folder, tmp_path):
    folder.rename(tmp_path / "talu")
    now = tmp_path / "talu" / "a.desk"
    told = refused(desk)
    assert (told.id, told.facts["now"]) == ("desk.moved", str(now))
    desk.close()
    assert names(now) == ["Clinic", "Mill"]
    with Desk.open(now, person="Amina") as there:
        add(there, "Bank")
    assert check(now).whole


def test_a_desk_that_is_deleted_is_kept(desk, folder):
    (folder / "a.desk").unlink()
    told = refused(desk)
    assert (told.id, told.facts["path"]) == ("desk.gone", "a.desk")
    assert names(Path(told.facts["kept"])) == ["Clinic", "Mill"]
    assert refused(desk) is told
    desk.close()
    assert [path.name for path in folder.iterdir()] == [Path(told.facts["kept"]).name]


def test_a_desk_that_is_deleted_with_its_folder_is_kept_among_the_copies(desk, folder, tmp_path):
    (tmp_path / "backups").mkdir()
    shutil.rmtree(folder)
    kept = Path(refused(desk).facts["kept"])
    assert kept.parent == tmp_path / "backups"
    assert names(kept) == ["Clinic", "Mill"]


def test_another_file_in_its_place_stays_as_it_is(desk, folder):
    with Desk.create(folder / "other.desk", person="Bruno") as other:
        add(other, "Forest")
    (folder / "other.desk").replace(folder / "a.desk")
    told = refused(desk)
    assert told.id == "desk.gone"
    assert names(Path(told.facts["kept"])) == ["Clinic", "Mill"]
    desk.close()
    assert names(folder / "a.desk") == ["Forest"]
    assert check(folder / "a.desk").whole


def test_a_moved_desk_that_is_open_there_is_not_written_under_its_owner(desk, folder):
    (folder / "a.desk").rename(folder / "b.desk")
    lock = Lock.take(folder / "b.desk", "Bruno")
    told = refused(desk)
    lock.release()
    assert told.id == "desk.gone"
    assert names(Path(told.facts["kept"])) == ["Clinic", "Mill"]


def test_what_was_done_before_a_move_is_there_also_when_the_desk_is_only_closed(desk, folder):
    (folder / "a.desk").rename(folder / "b.desk")
    desk.close()
    assert names(folder / "b.desk") == ["Clinic", "Mill"]


def test_what_is_done_before_it_is_looked_for_again_is_kept_too(desk, folder, monkeypatch):
    monkeypatch.setattr(place, "LOOKS_AFTER_S", 3600.0)
    add(desk, "School")
    (folder / "a.desk").rename(folder / "b.desk")
    add(desk, "Bank")
    desk.close()
    assert names(folder / "b.desk") == ["Bank", "Clinic", "Mill", "School"]
    assert sorted(one.name for one in folder.iterdir()) == ["b.desk"]


def test_without_room_for_a_copy_it_is_said_and_tried_again(desk, folder, monkeypatch):
    (folder / "a.desk").unlink()
    with monkeypatch.context() as full:
        full.setattr(place, "aside_of", lambda *_: folder / "no" / "such" / "a.desk")
        assert refused(desk).id == "desk.gone_unkept"
    assert names(Path(refused(desk).facts["kept"])) == ["Clinic", "Mill"]


def test_a_desk_that_was_only_looked_at_leaves_nothing_behind(folder):
    desk = Desk.open(folder / "a.desk", person="Amina")
    (folder / "a.desk").unlink()
    desk.close()
    assert list(folder.iterdir()) == []
