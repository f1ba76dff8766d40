"""The shape of the source: sizes, docstrings, no colours, nothing left lying about."""

import ast
import re
import shutil
import subprocess

from tests.house.source import PACKAGE, ROOT, modules, nodes

TOP = {"collective_desk", "resources", "tests", "pyproject.toml", "build.spec", "README.md", "LICENSE"}  # fmt: skip
MODULE, FUNCTION, METHODS = 300, 48, 30
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
LEFTOVER = re.compile(r"\b(TO" + "DO|FIX" + r"ME)\b")
WORDLESS = {"utils", "helpers", "common", "misc", "manager", "managers", "handlers"}


def lines(node) -> int:
    """Count the lines of a definition, without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno - body[0].lineno + 1) if body else 0


def test_modules_fit_in_a_head():
    long = {}
    for path in PACKAGE.rglob("*.py"):
        count = len(path.read_text(encoding="utf-8").splitlines())
        name = path.relative_to(PACKAGE).as_posix()
        if count > MODULE:
            long[name] = count
    assert not long


def test_functions_fit_on_a_screen():
    functions = nodes((ast.FunctionDef, ast.AsyncFunctionDef))
    assert not {f"{p} {n.name}": lines(n) for p, n in functions if lines(n) > FUNCTION}


def test_no_class_knows_everybody():
    crowded = {}
    for place, node in nodes(ast.ClassDef):
        public = [
            part for part in node.body
            if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")
        ]  # fmt: skip
        if len(public) > METHODS:
            crowded[f"{place} {node.name}"] = len(public)
    assert not crowded


def test_every_module_says_in_one_sentence_what_it_is():
    silent = [name for name, tree in modules().items() if not ast.get_docstring(tree)]
    assert not silent


def test_colours_live_in_the_styles():
    written = {
        f"{place} {node.value}"
        for place, node in nodes(ast.Constant)
        if isinstance(node.value, str) and COLOUR.fullmatch(node.value.strip())
    }
    assert not written


def test_only_the_command_line_prints():
    speakers = ("cli/", "__main__.py", "host/installation.py")
    prints = {
        place
        for place, node in nodes(ast.Call, below=speakers)
        if isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert not prints


def test_names_say_what_is_inside():
    vague = {name for name in modules() if WORDLESS & set(re.split(r"[/.]", name))}
    assert not vague


def tracked() -> list[str]:
    """Give the files of the project: as git knows them, or all where there is no git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
        if done.returncode == 0:  # git refuses a folder that belongs to someone else
            return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]
    files = (path.relative_to(ROOT) for top in TOP for path in [ROOT / top, *(ROOT / top).rglob("*")])
    return [file.as_posix() for file in files if (ROOT / file).is_file() and "__pycache__" not in file.parts]


def test_the_top_of_the_project_is_tidy():
    tops = {name.split("/")[0] for name in tracked()}
    assert {top for top in tops if not top.startswith(".")} <= TOP


def test_nothing_is_left_lying_about():
    left = {}
    for name in tracked():
        if name.endswith((".py", ".toml", ".json", ".md", ".spec")):
            text = (ROOT / name).read_text(encoding="utf-8")
            found = LEFTOVER.search(text) or re.search(r"(?<![\w.~])/(work|root|home)/\w", text)
            if found:
                left[name] = found[0]
    assert not left
