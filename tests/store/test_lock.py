"""One person at a time, whatever name the file is opened by and however close they come."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from collective_desk.domain.errors import DeskError
from collective_desk.store import lock
from collective_desk.store.desk import Desk
from collective_desk.store.lock import Lock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.desk"
    Desk.create(file, person="Amina").close()
    return file


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_another_name_for_the_file_is_the_same_desk(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "y.desk").symlink_to(path)
    with Desk.open(path, person="Amina"), pytest.raises(DeskError, match=r"desk\.locked"):
        Desk.open(other / "y.desk", person="Bruno")
    with (
        Desk.open(other / "y.desk", person="Bruno"),
        pytest.raises(DeskError, match=r"desk\.locked"),
    ):
        Desk.open(path, person="Amina")
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away on Windows")
def test_a_lock_that_was_just_let_go_is_no_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opened the lock file before it went away must not believe to hold the new one."""
    first = Lock.take(path, "Amina")
    real, taken = lock._try_lock, []

    def slow(file: object) -> bool:
        if not taken:
            taken.append(True)
            first.release()
        return real(file)

    monkeypatch.setattr(lock, "_try_lock", slow)
    second = Lock.take(path, "Bruno")
    with pytest.raises(DeskError) as error:
        Lock.take(path, "Carla")
    assert error.value.facts["person"] == "Bruno"
    second.release()


def test_many_who_come_at_once_never_work_together(path: Path) -> None:
    inside = threading.Semaphore(1)
    met, entered = [], []

    def come(name: str) -> None:
        for _ in range(60):
            try:
                held = Lock.take(path, name)
            except DeskError:
                continue
            if inside.acquire(blocking=False):
                entered.append(name)
                inside.release()
            else:
                met.append(name)
            held.release()

    threads = [threading.Thread(target=come, args=(f"p{at}",)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert entered
    assert met == []


def test_a_lock_with_no_name_in_it_says_somebody(path: Path) -> None:
    held = Lock.take(path, "")
    with pytest.raises(DeskError) as error:
        Lock.take(path, "Bruno")
    assert error.value.id == "desk.locked_by_somebody"
    held.release()


def test_a_lock_that_finds_no_room_for_its_text_is_let_go(path: Path) -> None:
    """As on a full disk: what could not be written must not fail once more when it is closed."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        Lock.take(path, "Amina").release()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)
    assert [file.name for file in path.parent.iterdir()] == [path.name]
