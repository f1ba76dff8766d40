"""What ships with the program: icons, fonts, pins, licences."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from collective_desk.host.resources import resource
from tests.house.source import PACKAGE, ROOT, imports, nodes, texts

SCRIPTS = ("NotoSans", "NotoNaskhArabic", "NotoSansDevanagari", "NotoSansBengali", "NotoSansKhmer", "NotoSansEthiopic")  # fmt: skip
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
IMPORTED_AS = {"PySide6-Essentials": "PySide6", "python-bidi": "bidi", "pillow": "PIL"}
PINS = resource("constraints.txt").read_text(encoding="utf-8")


def icons_named() -> set[tuple[str, str]]:
    """Find the icons that the program names, with their places."""
    named = set()
    for place, node in nodes(ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
        if called == "icon":
            given += node.args[:1]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                named.add((value.value, place))
    return named


def shipped_icons() -> set[str]:
    return {path.stem for path in resource("icons").glob("*.svg")}


def test_every_icon_that_is_named_exists():
    assert not {(name, place) for name, place in icons_named() if name not in shipped_icons()}


def test_every_icon_that_ships_is_used():
    kept = (Path(__file__).parent / "icons_kept.txt").read_text().split()
    assert not shipped_icons() - texts() - set(kept)


@pytest.mark.parametrize("name", sorted(shipped_icons()))
def test_an_icon_takes_the_colour_of_its_place(name):
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert ET.fromstring(text).get("viewBox") == "0 0 24 24"
    assert "currentColor" in text
    assert "#" not in text


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_has_its_letters_and_their_licence(script):
    for weight in ("Regular", "SemiBold", "Bold"):
        data = resource("fonts", f"{script}-{weight}.ttf").read_bytes()
        assert data[:4] == b"\0\1\0\0"
        assert b"fvar" not in data[: 12 + 16 * data[5]]  # static, not variable
    assert "Open Font License" in resource("licences", f"{script}.txt").read_text()


def test_no_font_ships_that_is_not_known():
    assert {path.stem.split("-")[0] for path in resource("fonts").iterdir()} == set(SCRIPTS)


def test_qt_stays_below_the_version_that_loses_none():
    """PySide6 6.12 on Python 3.11 drops a reference to None on every call that returns None.

    It aborts after some thousands of paint events (none_dealloc); 6.11 is clean.
    """
    wanted = next(Requirement(r) for r in PROJECT["dependencies"] if r.startswith("PySide6"))
    assert wanted.name == "PySide6-Essentials"
    assert not list(wanted.specifier.filter(["6.12.0", "6.12.3", "6.13.0", "7.0"]))
    assert wanted.specifier.contains("6.11.3")
    pinned = re.search(r"^pyside6-essentials==([\d.]+)", PINS, re.MULTILINE)
    assert SpecifierSet("<6.12").contains(pinned[1])


def test_every_library_is_pinned_and_no_pin_names_a_place():
    pins = {}
    for line in PINS.splitlines():
        if line and not line.startswith("#"):
            name, version = re.fullmatch(r"([a-z0-9.-]+)==([^ ;]+)( ;.*)?", line).group(1, 2)
            pins.setdefault(name, []).append(version)
    assert not re.search(r"://|--|@|file:", PINS)
    extras = PROJECT["optional-dependencies"].values()
    for text in [*PROJECT["dependencies"], *(one for extra in extras for one in extra)]:
        wanted = Requirement(text)
        versions = pins.get(re.sub(r"[-_.]+", "-", wanted.name).lower(), [])
        assert versions, f"{wanted.name} has no pin"
        assert all(wanted.specifier.contains(version) for version in versions), text


def test_the_program_brings_what_it_imports_and_nothing_else():
    brought = {Requirement(text).name for text in PROJECT["dependencies"]}
    imported = {library for _, library in imports()} - set(sys.stdlib_module_names)
    imported -= {"collective_desk", "shiboken6"}  # that one comes with Qt
    assert {IMPORTED_AS.get(name, name.lower()) for name in brought} == imported


def test_the_readme_begins_with_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = readme.split("```")[1].strip().splitlines()
    assert [line.split("#")[0].strip() for line in first] == [
        "python3 -m collective_desk",
        "python3 -m tests",
    ]
    for shown in re.findall(r"!\[[^]]*\]\(([^)]+)\)", readme):
        assert (ROOT / shown).is_file(), shown


def test_the_map_of_the_house_names_what_stands():
    told = (PACKAGE / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)+)(?:\.py|\.([A-Za-z_]+))?`", told)
    assert len(named) > 25
    for path, part in named:
        here = [root / f"{path}{end}" for root in (PACKAGE, ROOT) for end in (".py", "")]
        found = [file for file in here if file.exists()]
        assert found, path
        if part:
            assert re.search(rf"^(def|class) {part}\b", found[0].read_text(encoding="utf-8"), re.MULTILINE), part
