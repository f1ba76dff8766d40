import subprocess
import sys

import pytest

from collective_desk.__main__ import opens_window
from tests.house.source import ROOT


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("", True),
        ("river.desk", True),
        ("RIVER.DESK", True),
        ("--offscreen", True),
        ("--offscreen river.desk", True),
        ("--as Amina", True),
        ("--as Amina river.desk", True),
        ("--as", False),
        ("--help", False),
        ("--self-check", False),
        ("show river.desk", False),
        ("--as Amina add river.desk WHO", False),
        ("river.txt", False),
        ("a.desk b.desk", False),
    ],
)
def test_a_verb_goes_to_the_command_line_and_a_desk_to_the_window(line, window):
    assert opens_window(line.split()) == window


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_that_has_had_enough_is_no_failure():
    line = f"{sys.executable} -m collective_desk --self-check | true"
    done = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stderr == ""


def test_a_display_at_which_nobody_listens_is_no_screen(tmp_path):
    from collective_desk.__main__ import shows_wayland, shows_x11

    (tmp_path / "X7").touch()
    (tmp_path / "wayland-0").touch()
    assert shows_x11(":7", tmp_path)
    assert shows_x11(":7.0", tmp_path)
    assert shows_x11("unix:7", tmp_path)
    assert not shows_x11(":4242", tmp_path)
    assert not shows_x11("", tmp_path)
    assert shows_x11("far.example:10.0", tmp_path), "another computer is taken at its word"
    assert shows_wayland("wayland-0", str(tmp_path))
    assert not shows_wayland("wayland-1", str(tmp_path))
    assert not shows_wayland("", str(tmp_path))
