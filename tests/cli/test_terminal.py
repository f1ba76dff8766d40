"""What a terminal may do to a verb: closed streams, full pipes, letters of another encoding."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from collective_desk import cli
from collective_desk.__main__ import opens_window
from collective_desk.domain.entities import Actor
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader

PROGRAM = f"{sys.executable} -m collective_desk"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(cli.__file__).parents[2]))
    path = tmp_path / "a.desk"
    with Desk.create(path, person="Amina") as made:
        made.do(lambda write: write.add(Actor, name="Mill"))
    return path


def shell(line: str) -> tuple[int, str]:
    done = subprocess.run(
        line, shell=True, capture_output=True, encoding="utf-8", timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def names(path):
    with Reader.open(path) as reader:
        return sorted(actor.name for actor in reader.all(Actor))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of its own")
@pytest.mark.parametrize(("closed", "code", "said"), [
    (f"{PROGRAM} add a.desk Clinic >&-", 0, ""),
    (f"{PROGRAM} add a.desk Clinic >&- 2>&-", 0, ""),
    (f"{PROGRAM} add a.desk '' 2>&-", 1, ""),
])
def test_a_closed_stream_is_silence(desk, closed, code, said):
    assert shell(closed) == (code, said)
    assert names(desk) == (["Mill"] if code else ["Clinic", "Mill"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_what_cannot_be_printed_is_done_all_the_same_and_said_so(desk):
    code, said = shell(f"{PROGRAM} add a.desk Clinic > /dev/full")
    assert code == 1
    assert said == (
        "What there is to say cannot be printed: no space left on device. "
        "The desk is not touched by that.\n")
    assert names(desk) == ["Clinic", "Mill"]


def test_a_desk_without_its_ending_opens_the_window_and_a_verb_does_not(desk):
    plain = desk.rename("river")
    assert opens_window([plain.name])
    assert opens_window(["missing.desk"])
    assert not opens_window(["missing"])
    assert not opens_window(["show"])


@pytest.mark.parametrize("name", ["", "  ", "a\0b"])
def test_a_desk_without_a_name_is_not_understood(capsys, name):
    assert cli.main(["show", name]) == 2
    assert "Which desk?" in capsys.readouterr().err


def test_the_usage_of_a_verb_names_the_verb_alone(capsys):
    assert cli.main(["add"]) == 2
    assert capsys.readouterr().err.startswith("usage: collective-desk add [-h]")


def test_half_letters_are_no_name_of_a_person(desk, capsys):
    assert cli.main(["--as", "\udcff", "add", "a.desk", "Clinic"]) == 0
    with Reader.open(desk) as reader:
        assert reader.history(limit=1)[0].person


def test_a_damaged_desk_names_its_copy_and_goes_back_to_it(desk, capsys):
    cli.main(["add", "a.desk", "Clinic"])  # copied before the first change of the day
    data = bytearray(desk.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    desk.write_bytes(data)
    capsys.readouterr()
    assert cli.main(["check", "a.desk"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("The file is damaged. The latest whole copy is of ")
    assert len(said.err.splitlines()) == 1
    assert cli.main(["restore", "a.desk", "--list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert cli.main(["restore", "a.desk"]) == 0
    assert names(desk) == ["Mill"]
    capsys.readouterr()
    assert cli.main(["restore", "a.desk", "--list"]) == 0
    name = Path(capsys.readouterr().out.split("  ")[1].strip()).name
    assert cli.main(["restore", "a.desk", name]) == 0
    assert names(desk) == ["Mill"]
    capsys.readouterr()
    assert cli.main(["restore", "b.desk"]) == 1
    assert "no whole copy of b.desk" in capsys.readouterr().err


def test_tables_are_mended_and_only_when_that_is_asked(desk, capsys):
    import sqlite3

    file = sqlite3.connect(desk)
    file.execute("UPDATE actor SET name='Windmill'")
    file.commit()
    file.close()
    assert cli.main(["check", "a.desk"]) == 1
    assert "check --repair" in capsys.readouterr().err
    assert cli.main(["check", "a.desk", "--repair"]) == 0
    assert names(desk) == ["Mill"]


@pytest.mark.parametrize("line", [
    ("brief", "a.desk", "a.desk"), ("brief", "a.desk", "b.pdf"), ("export", "a.desk", "b.json"),
    ("export", "a.desk", "a.desk"), ("milestone", "a.desk", "--svg", "a.desk"),
    ("milestone", "a.desk", "--svg", "b.svg"), ("brief", "a.desk", "notes.txt")])
def test_nothing_is_written_over_a_desk_whatever_its_name(desk, capsys, line):
    whole = desk.read_bytes()
    Path("notes.txt").write_text("mine")
    for name in ("b.pdf", "b.json", "b.svg"):
        Path(name).write_bytes(whole)
    assert cli.main(list(line)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert {Path(name).read_bytes() for name in ("a.desk", "b.pdf", "b.json", "b.svg")} == {whole}
    assert Path("notes.txt").read_text() == "mine"


def test_a_desk_without_sessions_says_so(desk, capsys):
    assert cli.main(["session", "a.desk", "list"]) == 0
    assert capsys.readouterr().out == "There are no sessions on this desk yet.\n"
    assert cli.main(["session", "a.desk", "show"]) == 1
    assert capsys.readouterr().err == "There are no sessions on this desk yet.\n"


def test_whoever_stops_a_verb_hears_what_was_kept(desk, capsys, monkeypatch):
    monkeypatch.setattr("collective_desk.cli.add.quick_add", _stopped)
    assert cli.main(["add", "a.desk", "Clinic"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "", "Stopped. What was saved before is kept; nothing is left half done.\n")
    assert names(desk) == ["Mill"]


def _stopped(write, *_said, **_how):
    write.add(Actor, name="Clinic")
    raise KeyboardInterrupt


def test_a_copy_that_cannot_be_kept_of_a_damaged_desk_is_said(desk, capsys):
    grow(desk)
    data = bytearray(desk.read_bytes())
    data[-4096:] = b"\x5a" * 4096
    desk.write_bytes(data)
    cli.main(["add", "a.desk", "Clinic"])
    assert (
        "No copy of a.desk could be kept today: the desk is damaged. "
        "The verb check tells what it is.") in capsys.readouterr().err


def grow(path):
    with Desk.open(path, person="Amina") as grown:
        for number in range(300):
            grown.do(lambda write, name=f"Mill {number}": write.add(Actor, name=name))


def test_a_place_that_is_not_ours_is_said_so(desk, capsys, monkeypatch):
    def refused(_said, _terminal):
        raise PermissionError(13, "Permission denied", "out.json")

    monkeypatch.setattr("collective_desk.cli.write_out.run", refused)
    assert cli.main(["export", "a.desk", "out.json"]) == 1
    assert capsys.readouterr().err == (
        "This computer does not let you use out.json. "
        "Nothing was changed; choose another place.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="such signals are another system's")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_verb_that_is_told_to_end_leaves_nothing_half_done(desk, name):
    whole = desk.read_bytes()
    Path("names.csv").write_text("Label\n" + "".join(f"Mill {n}\n" for n in range(150_000)))
    started = subprocess.Popen(
        [sys.executable, "-m", "collective_desk", "import", "a.desk", "names.csv"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    lock = desk.with_name(".a.desk.lock")
    while started.poll() is None and not lock.exists():
        time.sleep(0.01)
    time.sleep(0.1)  # between making its lock and opening the desk nobody would take it away
    started.send_signal(getattr(signal, name))
    said = started.communicate(timeout=60)
    assert (started.returncode, *said) == (
        1, "", "Stopped. What was saved before is kept; nothing is left half done.\n")
    assert not lock.exists()
    assert names(desk) == ["Mill"]
    assert desk.read_bytes() == whole
