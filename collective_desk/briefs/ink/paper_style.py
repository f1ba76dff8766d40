"""Colours, sizes and patterns of paper, with two finer lines for small maps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Final

from collective_desk.picture.patterns import Pattern
from collective_desk.picture.style import Style

THIN: Final = "thin"
SMALL_ZIGZAG: Final = "small_zigzag"


@cache
def print_style() -> Style:
    """Give the style of paper; lengths are points."""
    style = Style.load("print")
    finer = {THIN: Pattern(width=0.6), SMALL_ZIGZAG: style.pattern("zigzag").scaled(0.7)}
    return replace(style, patterns=MappingProxyType({**style.patterns, **finer}))
