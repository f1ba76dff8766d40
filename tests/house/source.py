"""The project's own source, as house tests read it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from collective_desk.domain.vocabularies import VOCABULARIES

A_BEGINNING = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*\.[a-z0-9_-]*")
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "collective_desk"


@cache
def modules() -> dict[str, ast.Module]:
    """Give every module of the program, by its path below the package."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def nodes(kind, *, below: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.AST]]:
    """Give every node of a kind with the place where it stands, outside the floors in `below`."""
    for name, tree in modules().items():
        if name.startswith(below) and below:
            continue
        for node in ast.walk(tree):
            if isinstance(node, kind):
                yield f"{name}:{getattr(node, 'lineno', 1)}", node


def imports() -> Iterator[tuple[str, str]]:
    """Give every import of another library as (floor, library)."""
    for place, node in nodes((ast.Import, ast.ImportFrom)):
        floor = place.split(":")[0].split("/")[0].removesuffix(".py")
        if isinstance(node, ast.Import):
            yield from ((floor, alias.name.split(".")[0]) for alias in node.names)
        elif node.level == 0:
            yield floor, node.module.split(".")[0]


@cache
def texts() -> frozenset[str]:
    """Give every text constant of the program."""
    return frozenset(n.value for _, n in nodes(ast.Constant) if isinstance(n.value, str))


@cache
def beginnings() -> frozenset[str]:
    """Give the fixed beginnings of texts that are put together, as in f"letters.{kind}"."""
    found = {"do.", "action.", "help."}  # from the names of commands and the ids of actions
    found |= {f"{name}." for name in VOCABULARIES}  # from the codes of the field
    for _, node in nodes(ast.JoinedStr):
        first = node.values[0] if node.values else None
        if isinstance(first, ast.Constant):
            found.add(first.value)
    for _, node in nodes(ast.BinOp):
        if isinstance(node.op, ast.Add) and isinstance(node.left, ast.Constant):
            found.add(str(node.left.value))
    return frozenset(text for text in found if A_BEGINNING.fullmatch(text))
