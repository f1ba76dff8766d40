"""Who knows whom inside a floor, and that nothing stands about that nobody asks for."""

import ast
import re
from collections import defaultdict

import pytest

from tests.house.source import PACKAGE, ROOT, arrows, modules

CANVAS = "ui/canvas/"
CALLED_BY_LIBRARIES = re.compile(r"[a-z]+[A-Z]\w*|cache_ok|get_col_spec|useA85|freeze_panes|focusable|selectable")
"""What Qt, reportlab, fontTools, SQLAlchemy and openpyxl call or read by its name."""
ELSEWHERE_PRIVATE = {"briefs/ink/canvas.py": {"_doc"}, "briefs/setting/tags.py": {"_doc"}}
"""What another library keeps to itself, and does not offer in any other way."""


def circles(known):
    """Give the groups that know each other in a circle, in a graph of who knows whom."""
    reach = {one: _reached(one, known) for one in known}
    groups = {
        frozenset(other for other in reach[one] if one in reach.get(other, ())) for one in known
    }
    return sorted(sorted(group) for group in groups if len(group) > 1)


def _reached(start, known):
    seen, waiting = set(), [start]
    while waiting:
        for other in known.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def room(module, floor):
    """Name the part of a floor in which a module stands: a folder, or the module itself."""
    return module.removeprefix(f"{floor}/").split("/")[0].removesuffix(".py")


def uses(trees):
    """Count how often each name is said: as a name, an attribute, an argument or in a text."""
    said = defaultdict(int)
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                said[node.id] += isinstance(node.ctx, ast.Load)
            elif isinstance(node, ast.Attribute):
                said[node.attr] += isinstance(node.ctx, ast.Load)
            elif isinstance(node, (ast.ImportFrom, ast.Import)):
                for alias in node.names:
                    said[alias.name] += 1
            elif isinstance(node, ast.keyword) and node.arg:
                said[node.arg] += 1
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                for word in re.findall(r"\w+", node.value):
                    said[word] += 1
    return said


def defined(trees):
    """Give each function, class, method, constant and attribute with its place."""
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield f"{place}:{node.lineno}", node.name
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    name = getattr(target, "attr", getattr(target, "id", ""))
                    yield f"{place}:{node.lineno}", name


def unused(trees, readers):
    said = uses(readers)
    return sorted(
        f"{place} {name}" for place, name in defined(trees)
        if name and not said[name] and not re.fullmatch(r"__\w+__|_", name)
        and not CALLED_BY_LIBRARIES.fullmatch(name)
    )  # fmt: skip


def intrusions(trees):
    """Find what reaches into another's private parts, by import or by attribute."""
    for place, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                yield from (f"{place} {a.name}" for a in node.names if a.name.startswith("_"))
            elif isinstance(node, ast.Attribute) and re.match(r"_[^_]", node.attr):
                holder = ast.unparse(node.value)
                if holder not in ("self", "cls", "super()") and node.attr not in (
                    ELSEWHERE_PRIVATE.get(place, ())
                ):
                    yield f"{place}:{node.lineno} {holder}.{node.attr}"


def test_no_module_knows_one_that_knows_it():
    known = defaultdict(set)
    for one, other, _ in arrows():
        known[one].add(other)
    assert circles(known) == []


@pytest.mark.parametrize("floor", ["ui", "ui/window", "ui/canvas", "ui/together", "ui/panels", "briefs", "picture"])
def test_rooms_of_a_floor_know_each_other_one_way_only(floor):
    known = defaultdict(set)
    for one, other, only_types in arrows():
        both_here = one.startswith(f"{floor}/") and other.startswith(f"{floor}/")
        if both_here and not only_types and room(one, floor) != room(other, floor):
            known[room(one, floor)].add(room(other, floor))
    assert circles(known) == []


def test_the_canvas_never_sees_the_desk():
    seen = {
        (one, other) for one, other, _ in arrows()
        if one.startswith(CANVAS) and other.startswith(("store/", "commands/"))
    }  # fmt: skip
    assert not seen


def test_nobody_reaches_into_another_s_private_parts():
    assert list(intrusions(modules())) == []


def test_nothing_stands_about_that_nobody_asks_for():
    tests = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "tests").rglob("*.py")]
    assert unused(modules(), [*modules().values(), *tests]) == []


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [["a", "b"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}, [["a", "b", "c"]]),
    ],
)
def test_a_circle_is_found(known, found):
    assert circles(known) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("from collective_desk.store.desk import _close", ["probe.py _close"]),
        ("desk._journal.forget()", ["probe.py:1 desk._journal"]),
        ("self._journal.forget()", []),
        ("class A:\n    def __init__(self): self.__dict__.clear()", []),
    ],
)
def test_an_intrusion_is_found(line, found):
    assert list(intrusions({"probe.py": ast.parse(line)})) == found


def test_what_nobody_asks_for_is_found():
    probe = ast.parse(
        "LIMIT = 3\n\ndef asked(): ...\n\ndef forgotten(): ...\n\n"
        "class Shown:\n    def paintEvent(self): self.half = 1\n\nasked(Shown)\n"
    )
    assert unused({"probe.py": probe}, [probe]) == [
        "probe.py:1 LIMIT", "probe.py:5 forgotten", "probe.py:8 half",
    ]  # fmt: skip


def test_the_arrows_of_the_house_are_read():
    known = {(one, other) for one, other, _ in arrows()}
    assert ("commands/actors.py", "store/writer.py") in known  # by its whole name
    assert ("ui/canvas/framed.py", "ui/canvas/surface.py") in known  # by its neighbour's
    assert ("host/bootstrap.py", "host/installation.py") in known  # late
    assert all((PACKAGE / name).is_file() for pair in known for name in pair)
