import subprocess
import sys

import pytest

from collective_desk.cli import self_check
from collective_desk.host.words import Words
from tests.house.source import ROOT

WORDS = Words("en")


def test_a_whole_program_says_so(home):
    done = subprocess.run(
        [sys.executable, "-m", "collective_desk", "--self-check"],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "All is well."
    for said in ("Qt 6.", "Ethiopic", "may write in", "screen"):
        assert said in done.stdout
    assert not list(home.iterdir()), "looking leaves nothing behind"


def test_what_is_wrong_is_counted_and_ends_in_one(monkeypatch, capsys):
    monkeypatch.setattr(self_check, "ask_window", dict)
    assert self_check.main() == 1
    said = capsys.readouterr().out
    assert "wrong  letters: Khmer" in said
    assert said.splitlines()[-1] == "8 things are wrong."


def test_a_window_that_aborts_is_a_finding(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert self_check.ask_window() == {}


def test_a_font_without_one_weight_is_found():
    drawn = {f"NotoSans-{weight}": ["é"] for weight in ("Regular", "Bold")}
    good, said = next(iter(self_check.fonts(WORDS, {"fonts": drawn})))
    assert (good, said) == (False, "letters: Latin, Greek, Cyrillic")


def test_a_folder_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    assert self_check.may_write(tmp_path / "new" / "folder")
    assert not self_check.may_write(tmp_path / "file" / "folder")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("screens", "platform", "said"),
    [
        ([], "", "the part that draws windows does not start"),
        ([{"width": 800, "height": 600}], "offscreen", "no screen here"),
        ([{"width": 1366, "height": 768}] * 2, "xcb", "2 screens: 1366 x 768, 1366 x 768"),
    ],
)
def test_screens_are_told(screens, platform, said):
    window = {"screens": screens, "platform": platform}
    ((good, told),) = self_check.screens(WORDS, window)
    assert said in told
    assert good == bool(screens)
