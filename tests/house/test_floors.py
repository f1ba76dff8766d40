"""The floors hold, and the contracts that say so can fail."""

import ast
import shutil
import subprocess
import sys
import tomllib

import pytest

from collective_desk.cli import self_check
from tests.house.source import PACKAGE, ROOT, imports

LINT = "import sys, importlinter.cli as c; sys.exit(c.lint_imports(no_logo=True, no_cache=True))"
HOMES = {  # one home for each library; numpy is at home where geometry is
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"store"},
    "sqlite3": {"store"},
    "rustworkx": {"analysis"},
    "scipy": {"analysis"},
    "reportlab": {"briefs"},
    "uharfbuzz": {"briefs"},
    "bidi": {"briefs"},
    "pypdfium2": {"briefs"},
    "PIL": {"briefs", "exchange"},
    "openpyxl": {"exchange"},
    "defusedxml": {"exchange"},
    "rapidfuzz": {"store"},
    "numpy": {"analysis", "picture", "briefs", "ui", "domain"},
}
PROBES = {
    "a floor below knows one above": ("domain/probe.py", "import collective_desk.store", "floors"),
    "neighbours know each other": (
        "commands/probe.py", "import collective_desk.exchange", "neighbours"),
    "the core knows the window": ("cli/probe.py", "import collective_desk.ui", "floors"),
    "a floor without a place": ("utils/__init__.py", "", "floors"),
    "Qt below the window": ("store/probe.py", "from PySide6 import QtCore", "no Qt"),
    "SQL in a command": ("commands/probe.py", "import sqlalchemy", "SQL"),
    "SQL in the window": ("ui/probe.py", "import sqlalchemy.orm", "SQL"),
    "paper in the window": ("ui/probe.py", "import reportlab.pdfgen", "reportlab"),
    "graphs in a picture": ("picture/probe.py", "import networkx", "graphs"),
    "a library in the basement": ("host/probe.py", "import platformdirs", "standard library"),
}  # fmt: skip
BROKEN = {
    "floors": "Every floor knows only the floors below it BROKEN",
    "neighbours": "Every floor knows only the floors below it BROKEN",
    "no Qt": "Nothing below ui reaches Qt, even indirectly BROKEN",
    "SQL": "SQLAlchemy lives in store BROKEN",
    "reportlab": "reportlab lives in briefs BROKEN",
    "graphs": "Graph libraries live in analysis BROKEN",
    "standard library": "domain and host need the standard library only BROKEN",
}


def lint(folder):
    """Hold the contracts of the project against the package in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, timeout=60
    )
    return done.returncode, " ".join(done.stdout.split()) + done.stderr


@pytest.fixture(scope="session")
def empty_house(tmp_path_factory):
    """A package of empty floors under the project's own contracts."""
    folder = tmp_path_factory.mktemp("empty_house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    floors = [path.parent for path in PACKAGE.glob("*/__init__.py")]
    for floor in [PACKAGE, *floors]:
        place = folder / floor.relative_to(ROOT)
        place.mkdir(exist_ok=True)
        (place / "__init__.py").write_text("")
    (folder / "collective_desk" / "__main__.py").write_text("")
    return folder


def test_the_floors_of_the_real_house_hold():
    code, said = lint(ROOT)
    assert code == 0, said
    assert "0 broken" in said


def test_an_empty_house_breaks_nothing(empty_house):
    code, said = lint(empty_house)
    assert code == 0, said


@pytest.mark.parametrize("probe", PROBES)
def test_a_contract_breaks_when(probe, empty_house):
    where, line, contract = PROBES[probe]
    file = empty_house / "collective_desk" / where
    new = not file.parent.exists()
    file.parent.mkdir(exist_ok=True)
    file.write_text(line + "\n")
    try:
        code, said = lint(empty_house)
    finally:
        shutil.rmtree(file.parent) if new else file.unlink()
    assert code != 0
    expected = BROKEN[contract]
    assert expected in said or ("utils" in where and "utils" in said), said


def test_each_library_has_one_home():
    strangers = set()
    for floor, library in imports():
        if library in sys.stdlib_module_names and library not in HOMES:
            continue
        if library != "collective_desk" and floor not in HOMES.get(library, ()):
            strangers.add((floor, library))
    assert not strangers


def test_the_self_check_asks_for_what_is_used():
    assert not set(self_check.LIBRARIES) - {library for _, library in imports()}


def test_the_core_never_loads_qt():
    below = [path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "ui"]
    code = (
        "import importlib, pkgutil, sys\n"
        f"for floor in {below}:\n"
        "    package = importlib.import_module('collective_desk.' + floor)\n"
        "    for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        importlib.import_module(found.name)\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_command_line_starts_without_what_it_may_not_need():
    code = "import collective_desk.cli, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert done.returncode == 0, done.stderr
    assert not loaded & {"PySide6", "networkx", "scipy", "reportlab", "openpyxl"}


def test_every_floor_of_the_house_has_a_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    qt = next(c for c in contracts["contracts"] if c["id"] == "no-qt-below")
    floors = {f"collective_desk.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    assert set(qt["source_modules"]) == floors - {"collective_desk.ui"}


def test_a_probe_is_a_line_of_python():
    for _, line, _ in PROBES.values():
        ast.parse(line)
