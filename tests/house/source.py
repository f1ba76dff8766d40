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
def arrows() -> frozenset[tuple[str, str, bool]]:
    """Give who imports whom, by paths; and whether only for the names of types."""
    found = set()
    for name, tree in modules().items():
        for_types = {
            id(part) for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
            for part in ast.walk(node)
        }  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                found |= {(name, other, id(node) in for_types) for other in _meant(name, node)}
    return frozenset((one, other, types) for one, other, types in found if one != other)


def _meant(name: str, node: ast.ImportFrom) -> Iterator[str]:
    """Give the modules of the program that an import means."""
    said = (node.module or "").split(".") if node.module else []
    if node.level:
        folder = name.split("/")[:-1]
        said = [*folder[: len(folder) - node.level + 1], *said]
    elif said[:1] == ["collective_desk"]:
        said = said[1:]
    else:
        return
    for alias in node.names:
        for path in ("/".join([*said, alias.name]), "/".join(said)):
            known = [each for each in (f"{path}.py", f"{path}/__init__.py") if each in modules()]
            if known:
                yield known[0]
                break


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
