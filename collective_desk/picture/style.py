"""Colours and sizes of a theme, read from the tokens that designers edit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

from collective_desk.host.resources import resource

from .patterns import Pattern, read_patterns

THEMES: Final = ("light", "dark", "wall", "print")

Pair = tuple[float, float]
S = TypeVar("S", bound="Sizes")


@dataclass(frozen=True, slots=True)
class Sizes:
    """A family of sizes in px at 100 % (points for the print theme)."""

    def scaled(self, factor: float) -> Self:
        """Give the same family larger or smaller; counts and shares stay."""
        shares = _SHARES.get(type(self), frozenset())
        grown = {
            f.name: _times(getattr(self, f.name), factor)
            for f in fields(self)
            if f.name not in shares
        }
        return replace(self, **grown)


@dataclass(frozen=True, slots=True)
class SymbolSizes(Sizes):
    """Measures of an actor's symbol; shape measures are shares of its size."""

    size: float
    border: float
    paper_gap: float
    square_side: float
    square_radius: float
    hexagon_half_width: float
    hexagon_half_height: float
    hexagon_shoulder: float
    letters: float
    selection_gap: float
    selection_width: float
    hover_gap: float
    hover_width: float
    empty_dash: Pair


@dataclass(frozen=True, slots=True)
class TieSizes(Sizes):
    """Measures of ties: width, bend, gaps, arrowhead (length, width), letter and its plate."""

    width: float
    curve: float
    parallel_step: float
    gap_source: float
    gap_target: float
    arrow: Pair
    letter: float
    letter_disc: float


@dataclass(frozen=True, slots=True)
class LabelSizes(Sizes):
    """Measures of names: text size, line height, where they wrap, gaps to the symbol, halo."""

    size: float
    line: float
    max_width: float
    gap: float
    gap_side: float
    halo: float


@dataclass(frozen=True, slots=True)
class DiscSizes(Sizes):
    """Measures of influence discs: (width, height), step, corner, gap, number, most drawn."""

    size: Pair
    step: float
    radius: float
    gap: float
    number: float
    most: int


@dataclass(frozen=True, slots=True)
class ZoomRules:
    """How symbols, letters and names answer to zoom."""

    power: float
    symbol: Pair
    letters: float
    names: float
    dots: float
    dot: float
    label: Pair
    tie_letter: float
    tie_letter_length: float


_SHARES: Final[dict[type, frozenset[str]]] = {
    SymbolSizes: frozenset(
        {
            "square_side",
            "square_radius",
            "hexagon_half_width",
            "hexagon_half_height",
            "hexagon_shoulder",
            "letters",
        }
    ),
    TieSizes: frozenset({"curve", "parallel_step"}),
    DiscSizes: frozenset({"most"}),
}


@dataclass(frozen=True)
class Style:
    """One theme: light, dark, wall (projector) or print, whose lengths are points."""

    theme: str
    colours: Mapping[str, str]
    symbol: SymbolSizes
    tie: TieSizes
    label: LabelSizes
    disc: DiscSizes
    zoom: ZoomRules
    patterns: Mapping[str, Pattern]
    families: tuple[str, ...]
    tie_colours: tuple[str, ...]
    dimmed: float

    @staticmethod
    @cache
    def load(theme: str) -> Style:
        """Read a theme; asked twice it gives the same one."""
        return _read(theme)

    def colour(self, name: str) -> str:
        """Give the colour of a token as #rrggbb (a colour written out is given back)."""
        return name if name.startswith("#") else self.colours[name]

    def pattern(self, dash: str) -> Pattern:
        """Give the line pattern of a dash code; an unknown one is drawn solid."""
        return self.patterns.get(dash) or self.patterns["solid"]

    @property
    def grown(self) -> float:
        """How many times larger its names are than the tokens say."""
        return self.label.size / Style.load(self.theme).label.size

    def enlarged(self, factor: float) -> Style:
        """Give the theme for eyes that need more: names so much larger, all else half as much."""
        rules, calm = self.zoom, factor**0.5
        more = {name: _times(getattr(rules, name), calm)
                for name in ("symbol", "dot", "tie_letter_length")}
        return replace(
            self.scaled(calm), label=self.label.scaled(factor),
            zoom=replace(rules, label=_times(rules.label, factor), **more))

    def scaled(self, factor: float) -> Style:
        """Give the same theme with every length larger or smaller."""
        return replace(
            self,
            symbol=self.symbol.scaled(factor),
            tie=self.tie.scaled(factor),
            label=self.label.scaled(factor),
            disc=self.disc.scaled(factor),
            patterns=MappingProxyType({k: p.scaled(factor) for k, p in self.patterns.items()}),
        )


def _read(theme: str) -> Style:
    with resource("styles", "tokens.toml").open("rb") as file:
        tokens = tomllib.load(file)
    colours = {k: v for k, v in tokens[theme].items() if isinstance(v, str)}
    ties = {k: v for k, v in tokens[theme]["tie"].items() if isinstance(v, str)}
    paper = tokens["on_paper"] if theme == "print" else {}
    width = _section(tokens, "tie_line", theme, paper)["width"]
    return Style(
        theme=theme,
        colours=MappingProxyType(colours | {f"tie.{k}": v for k, v in ties.items()}),
        symbol=_sizes(SymbolSizes, tokens, "symbol", theme, paper),
        tie=_sizes(TieSizes, tokens, "tie_line", theme, paper),
        label=_sizes(LabelSizes, tokens, "label", theme, paper),
        disc=_sizes(DiscSizes, tokens, "disc", theme, paper),
        zoom=ZoomRules(**{k: _tuple(v) for k, v in tokens["zoom"].items()}),
        patterns=read_patterns(paper.get("pattern") or tokens["pattern"], width),
        families=tuple(tokens["type"]["family"]),
        tie_colours=tuple(f"tie.{k}" for k in ties),
        dimmed=_quiet(tokens[theme]["tie"]),
    )


def _quiet(ties: dict[str, Any]) -> float:
    """Give how much of a tie remains outside what one looks at, or of kinds that are not asked."""
    return float(ties.get("dimmed_opacity", ties.get("context_opacity", 1.0)))


def _section(
    tokens: dict[str, Any], name: str, theme: str, paper: dict[str, Any]
) -> dict[str, Any]:
    """Merge a section with what the theme says differently (`size_wall`, `[on_paper.symbol]`)."""
    section: dict[str, Any] = dict(tokens[name])
    if theme == "wall":
        section |= {k[:-5]: v for k, v in section.items() if k.endswith("_wall")}
    section |= paper.get(name, {})
    return section


def _sizes(
    kind: type[S], tokens: dict[str, Any], name: str, theme: str, paper: dict[str, Any]
) -> S:
    section = _section(tokens, name, theme, paper)
    return kind(**{f.name: _tuple(section[f.name]) for f in fields(kind)})


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _times(value: Any, factor: float) -> Any:
    return tuple(v * factor for v in value) if isinstance(value, tuple) else value * factor
