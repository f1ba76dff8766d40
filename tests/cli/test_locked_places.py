"""Read-only files and folders, and a disk without room, as someone meets them who is not root."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from collective_desk import cli
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from tests.house.source import ROOT

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
    assert file.startswith("This file is read-only.")
    assert folder.startswith("This desk cannot be written here.")
    assert full.startswith("The disk is full.")


FILLED = """
import contextlib, io, json, os, shutil, sys
from pathlib import Path
from collective_desk import cli

def run(*words):
    told, complaint = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(complaint):
        code = cli.main([str(word) for word in words])
    return code, told.getvalue(), complaint.getvalue()

disk = Path(sys.argv[1])
path = disk / "one.desk"
filler = (disk / "filler").open("wb", buffering=0)
with contextlib.suppress(OSError):
    while filler.write(bytes(65536)):
        pass
with contextlib.suppress(OSError):
    while filler.write(b"0"):
        pass
before = path.read_bytes()
full = [run("add", path, "Tanners"), run("new", disk / "two.desk"),
        run("export", path, disk / "out.csv"), run("export", path, disk / "out.xlsx"),
        run("brief", path, disk / "out.pdf")]
same = path.read_bytes() == before
filler.truncate(0)
told = {"full": full, "same": same, "check": run("check", path),
        "again": run("add", path, "Tanners"), "show": run("show", path, "--json")}
print(json.dumps({**told, "left": sorted(file.name for file in disk.iterdir())}))
"""


@pytest.fixture
def small_disk(place: Path, capsys) -> Iterator[list[str]]:
    """What to run Python with so that it sees a disk of 1 MB with the desk on it."""
    disk = place / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=1m none '{disk}' && cp '{place}/one.desk' '{disk}/'"
    prefix = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
              f'{mount} && exec "$@"', "sh"]
    try:
        possible = subprocess.run([*prefix, "true"], capture_output=True, timeout=20).returncode == 0
    except FileNotFoundError:
        possible = False
    yield prefix if possible else []
    if not possible:
        with capsys.disabled():
            print("\nNo disk of 1 MB may be mounted here: the limit of file sizes stands for it.")


def test_a_disk_that_is_truly_full_is_said_and_harms_nothing(place: Path, small_disk: list[str]) -> None:
    if not small_disk:
        code, said = run(["add", str(place / "one.desk"), "Tanners"], little_room)
        assert (code, said.startswith("The disk is full.")) == (1, True)
        return
    done = subprocess.run(
        [*small_disk, sys.executable, "-c", FILLED, str(place / "disk")], cwd=ROOT,
        capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    for code, out, complaint in told["full"]:
        assert (code, out, complaint.count("\n")) == (1, "", 1)
        assert "disk is full" in complaint.lower()
    assert (told["left"], told["same"]) == (["filler", "one.desk"], True)
    assert told["check"][0] == told["again"][0] == 0
    assert {actor["name"] for actor in json.loads(told["show"][1])["actors"]} == {
        "Mayor", "Clinic", "Tanners"}
