"""The designers' tokens, read without the picture's arrays: the first paint waits for this."""

from __future__ import annotations

import ast
from functools import cache
from typing import Any

from collective_desk.host.resources import resource

Tables = dict[str, dict[str, Any]]


class Tokens:
    """The colours of one theme, and the sizes that all themes share."""

    def __init__(self, name: str, colours: dict[str, str], tables: Tables) -> None:
        self.name, self.colours, self.tables = name, colours, tables

    def size(self, table: str, name: str) -> Any:
        """Give a figure of a table, as in `size("layout", "rail")`."""
        return self.tables[table][name]


def load_tokens(name: str) -> Tokens:
    """Read the tokens of a theme: light or dark."""
    tables = _tables()
    ties = {f"tie.{k}": v for k, v in tables[f"{name}.tie"].items() if isinstance(v, str)}
    return Tokens(name, tables[name] | ties, tables)


@cache
def _tables() -> Tables:
    """Read the token file by its lines: a tenth of the time that a whole TOML reader takes."""
    tables: Tables = {}
    table: dict[str, Any] = {}
    for line in resource("styles", "tokens.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = tables.setdefault(line[1 : line.index("]")], {})
        elif "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            table[name.strip()] = _value(value.strip())
    return tables


def _value(text: str) -> Any:
    """Read a string, number or list; what is richer (a table in a line) is left as it is."""
    if text.startswith('"'):
        return text[1 : text.index('"', 1)]
    plain = text.partition("#")[0].strip()
    return plain if plain.startswith("{") else ast.literal_eval(plain)
