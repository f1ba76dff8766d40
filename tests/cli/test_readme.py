"""The README is a demo: what it shows works when it is pasted, and its table forgets nothing."""

import re
import shlex

import pytest

from collective_desk.cli import terminal
from collective_desk.cli.terminal import VERBS
from tests.house.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ python3 -m collective_desk (.+)$", README, re.MULTILINE)
ROWS = "\n".join(line for line in README.splitlines() if line.startswith("| `"))
EVERYWHERE = {"--help", "--as"}


def test_the_lines_of_the_readme_work_one_after_the_other(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert len(SHOWN) >= 8
    for line in SHOWN:
        assert terminal.run(shlex.split(line)) == 0, (line, capsys.readouterr().err)
    assert {path.name for path in tmp_path.iterdir()} >= {"river.desk", "river.xlsx", "river.pdf"}
    assert (tmp_path / "river.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("verb", VERBS)
def test_the_table_names_every_verb_with_all_it_can_be_told(verb, capsys):
    assert terminal.run([verb, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"usage: collective-desk {verb} ")
    named = re.findall(rf"`{verb} [^`]*`", ROWS)
    assert named, verb
    told = set(re.findall(r"--[a-z-]+", " ".join(named)))
    assert told == set(re.findall(r"--[a-z-]+", said)) - EVERYWHERE
