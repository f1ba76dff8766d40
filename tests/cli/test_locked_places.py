"""Read-only files and folders, and a disk without room, as someone meets them who is not root."""

from __future__ import annotations

import io
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from collective_desk import cli
from collective_desk.store.check import check
from collective_desk.store.desk import Desk

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs users and modes of POSIX")
NOBODY = 65534
if hasattr(os, "fork"):
    import resource


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may enter, with a desk of two actors in it."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    # What nobody may not read (Python's own library, here or there) is loaded before.
    path = folder / "one.desk"
    with redirect_stderr(io.StringIO()), redirect_stdout(io.StringIO()):
        for words in (["new", str(path)], ["add", str(path), "Mayor > Clinic"],
                      ["show", str(path)], ["show", str(folder / "none.desk")]):
            cli.main(words)
    for file in folder.iterdir():
        file.chmod(0o666)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


def run(words: list[str], before: Callable[[], None] = lambda: None) -> tuple[int, str]:
    """Run the command line in a child who is nobody; give its exit code and what it complains."""
    hear, tell = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_child, args=(words, before, tell))
    process.start()
    tell.close()
    told = hear.recv()
    process.join()
    hear.close()
    return told


def _child(words: list[str], before: Callable[[], None], tell) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    before()
    complaint = io.StringIO()
    with redirect_stderr(complaint), redirect_stdout(io.StringIO()):
        code = cli.main(words)
    tell.send((code, complaint.getvalue()))


def little_room() -> None:
    """Let no file grow: every byte beyond what is there is refused."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_read_only_file_is_read_and_not_written(place: Path) -> None:
    path = place / "one.desk"
    path.chmod(0o444)
    before = content(place)
    code, said = run(["add", str(path), "Tanners"])
    assert (code, said.count("\n")) == (1, 1)
    assert run(["show", str(path)]) == (0, "")
    assert content(place) == before


def test_a_read_only_folder_is_read_and_not_written(place: Path) -> None:
    path = place / "one.desk"
    place.chmod(0o555)
    before = content(place)
    code, said = run(["add", str(path), "Tanners"])
    assert (code, said.count("\n")) == (1, 1)
    assert run(["new", str(place / "two.desk")])[0] == 1
    assert run(["show", str(path)]) == (0, "")
    assert content(place) == before
    assert check(path).whole


def test_a_disk_without_room_keeps_what_was_there(place: Path) -> None:
    path = place / "one.desk"
    code, said = run(["add", str(path), "Tanners"], little_room)
    assert (code, said.count("\n")) == (1, 1)
    assert check(path).whole
    with Desk.open(path, person="Amina") as desk:
        assert desk.read.history()[0].action == "quick_add"
    assert run(["add", str(path), "Tanners"])[0] == 0


def test_each_of_them_has_its_own_sentence(place: Path) -> None:
    path = place / "one.desk"
    full = run(["add", str(path), "Tanners"], little_room)[1]
    path.chmod(0o444)
    file = run(["add", str(path), "Tanners"])[1]
    path.chmod(0o666)
    place.chmod(0o555)
    folder = run(["add", str(path), "Tanners"])[1]
    assert len({full, file, folder}) >= 2, sys.platform
    assert full not in {file, folder}
