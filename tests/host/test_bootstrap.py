"""The set-up of a checkout, with the installing itself replaced: that is tried on a bare machine."""

import json
import os
import subprocess
import sys
import threading

import pytest

from collective_desk.host import bootstrap, checkout, installation

LISTS = {"run": ["one>=1"], "dev": ["one>=1", "two>=2"]}


@pytest.fixture
def a_checkout(tmp_path, monkeypatch):
    """A checkout that wants two libraries, and a `venv` that only makes folders."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["one>=1"]\n[project.optional-dependencies]\ndev = ["two>=2"]\n'
    )
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "constraints.txt").write_text("one==1.5\ntwo==2.5\n")
    monkeypatch.setattr(checkout, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.delenv("COLLECTIVE_DESK_OWN_PYTHON", raising=False)
    monkeypatch.setattr(installation, "_tools", lambda: ["uv", "uv"])
    return tmp_path


@pytest.fixture
def ran(a_checkout, monkeypatch):
    """What would have been run."""
    commands = []

    def run(command):
        commands.append(command)
        if command[1] == "venv":
            python = checkout.venv_python()
            python.parent.mkdir(parents=True)
            python.write_text("")
        return True

    monkeypatch.setattr(installation, "_run", run)
    return commands


def set_up(a_checkout, lists):
    installation.set_up(lists)


def test_the_lists_come_from_the_project(a_checkout):
    assert installation.read_lists("") == {"run": ["one>=1"]}
    assert installation.read_lists("dev") == LISTS


def test_a_fresh_checkout_is_made_once(a_checkout, ran):
    assert not installation.is_whole(LISTS)
    set_up(a_checkout, LISTS)
    assert [command[1] for command in ran] == ["venv", "pip"]
    assert ran[1][-2:] == ["one>=1", "two>=2"]
    assert installation.is_whole(LISTS)
    assert installation.is_whole({"run": ["one>=1"]})


def test_new_pins_are_installed_over_the_old(a_checkout, ran):
    set_up(a_checkout, LISTS)
    (a_checkout / "resources" / "constraints.txt").write_text("one==1.6\n")
    assert not installation.is_whole(LISTS)
    set_up(a_checkout, LISTS)
    assert [command[1] for command in ran] == ["venv", "pip", "pip"]


def test_what_no_tool_can_mend_begins_afresh(a_checkout, ran, monkeypatch):
    set_up(a_checkout, LISTS)
    works = installation._run

    def run(command):
        works(command)
        return command[1] == "venv" or len(ran) > 3

    monkeypatch.setattr(installation, "_run", run)
    ran.clear()
    set_up(a_checkout, LISTS | {"run": ["three"]})
    assert [command[1] for command in ran] == ["pip", "venv", "pip", "venv", "pip"][: len(ran)]
    assert installation.is_whole({"run": ["three"]})


def test_what_was_left_half_made_begins_afresh(a_checkout, ran):
    (a_checkout / ".venv" / "bin").mkdir(parents=True)
    (a_checkout / ".venv" / "bin" / "half").write_text("")
    set_up(a_checkout, LISTS)
    assert not (a_checkout / ".venv" / "bin" / "half").exists()


@pytest.mark.parametrize("stamp", ["", "[", "[]", "3", "{}", '{"place": 1}', '{"place": 1, "lists": 2}'])
def test_a_broken_stamp_is_no_stamp(a_checkout, ran, stamp):
    set_up(a_checkout, LISTS)
    (a_checkout / ".venv" / "stamp.json").write_text(stamp)
    assert not installation.is_whole(LISTS)


def test_a_checkout_that_was_moved_begins_afresh(a_checkout, ran):
    set_up(a_checkout, LISTS)
    stamp = a_checkout / ".venv" / "stamp.json"
    stamp.write_text(stamp.read_text().replace(json.dumps(str(a_checkout))[1:-1], "elsewhere"))
    assert not installation.is_whole(LISTS)
    (a_checkout / ".venv" / "old").write_text("")
    set_up(a_checkout, LISTS)
    assert not (a_checkout / ".venv" / "old").exists()


def test_a_failed_set_up_leaves_no_stamp_and_one_sentence(a_checkout, monkeypatch, capsys):
    monkeypatch.setattr(installation, "_run", lambda command: False)
    monkeypatch.setattr(installation, "_tools", lambda: ["uv", "pip"])
    with pytest.raises(SystemExit) as left:
        set_up(a_checkout, LISTS)
    assert left.value.code == 1
    assert "begins afresh" in capsys.readouterr().err
    assert not (a_checkout / ".venv" / "stamp.json").exists()


def test_a_python_that_has_everything_is_left_alone(a_checkout, monkeypatch):
    monkeypatch.setattr(sys, "prefix", "/somewhere/else")
    assert not bootstrap.is_ours("dev")
    monkeypatch.setattr(bootstrap, "WITNESSES", {"": ("never_made",), "dev": ("never_made",)})
    assert bootstrap.is_ours("dev")


def test_an_installed_copy_and_a_distribution_are_left_alone(a_checkout, monkeypatch):
    assert bootstrap.is_ours("")
    monkeypatch.setenv("COLLECTIVE_DESK_OWN_PYTHON", "1")
    assert not bootstrap.is_ours("")
    monkeypatch.delenv("COLLECTIVE_DESK_OWN_PYTHON")
    (a_checkout / "pyproject.toml").unlink()
    assert not bootstrap.is_ours("dev")


def test_a_ready_checkout_is_known_at_a_glance(a_checkout, ran, monkeypatch):
    installation.complete("dev", [], ours=True)
    assert bootstrap.is_ready("dev")
    assert not bootstrap.is_ready("")
    ran.clear()
    installation.complete("", [], ours=True)
    assert bootstrap.is_ready("")
    assert not ran, "what one list brought is not brought again"
    os.utime(a_checkout / "pyproject.toml", (1, 1))
    assert not bootstrap.is_ready("dev")
    installation.complete("dev", [], ours=True)
    assert bootstrap.is_ready("dev")
    assert not ran, "a new date alone brings nothing"


def test_it_starts_again_in_the_new_python_once(a_checkout, ran, monkeypatch):
    started = []
    monkeypatch.setattr(bootstrap, "_start_again", started.append)
    monkeypatch.setenv(bootstrap.STARTED, "")
    bootstrap.prepare("tests", extra="dev")
    bootstrap.prepare("tests", extra="dev")
    assert started == ["tests", "tests"]
    monkeypatch.setenv(bootstrap.STARTED, str(checkout.venv()))
    bootstrap.prepare("tests", extra="dev")
    assert started == ["tests", "tests"]
    assert bootstrap.STARTED not in os.environ


def test_a_start_loads_next_to_nothing():
    heavy = {"ctypes", "subprocess", "json", "hashlib", "tomllib", "importlib.metadata", "shutil"}
    code = "import collective_desk.__main__, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True, text=True, cwd=checkout.ROOT, timeout=60,
    )  # fmt: skip
    assert "collective_desk.host.bootstrap" in done.stdout, done.stderr
    assert not heavy & set(done.stdout.split())


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Debian's")
def test_a_person_who_may_not_install_is_told_the_one_line(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(installation.shutil, "which", lambda name: "/usr/bin/" + name)
    missing = bootstrap.missing({"libnever.so.1": "libnever1", "libc.so.6": "libc6"})
    assert missing == ["libnever1"]
    with pytest.raises(SystemExit) as left:
        installation.install_packages(missing)
    assert left.value.code == 2
    line = "sudo apt-get install -y --no-install-recommends libnever1"
    assert line in capsys.readouterr().err


def test_two_starts_at_once_wait_for_each_other(tmp_path):
    order = []
    inside = threading.Event()

    def second():
        inside.wait()
        with installation.alone(tmp_path / "lock"):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with installation.alone(tmp_path / "lock"):
        inside.set()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def start(*words, **environment):
    """Start the program as a person would, in this Python."""
    plain = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    plain.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "collective_desk", *words],
        capture_output=True, text=True, cwd=checkout.ROOT,
        env=plain | environment, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [(), ("my.desk",), ("--as", "Amina", "My.Desk")])
def test_without_a_screen_one_sentence_and_nothing_else(words):
    done = start(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "no screen" in done.stderr
