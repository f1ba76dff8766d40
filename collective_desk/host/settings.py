"""What a person has set for herself, page by page, in one TOML file."""

from __future__ import annotations

import contextlib
import json
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from .paths import config_folder, made

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 0.8, 2.0
RECENT = 12
WIDTHS, DISTANCES = (0.3, 20.0), (0.5, 60.0)
"""How wide a projected picture, and how far the last row, may be: in metres."""

Page = TypeVar("Page")


@dataclass(frozen=True, slots=True)
class Person:
    """Who works here; empty means what the computer says."""

    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks."""

    theme: str = "system"
    reduced_motion: bool = False
    text_scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Wall:
    """The projected picture: its width and the distance of the last row, in metres."""

    width: float = 2.5
    distance: float = 7.0
    screen: str = ""
    asked: bool = False
    """Whether the person was asked for width and distance once."""


@dataclass(frozen=True, slots=True)
class RecentDesk:
    """A desk that was open lately; `opened` is an ISO date."""

    path: str = ""
    title: str = ""
    actors: int = 0
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Desks:
    """Desks opened lately, the latest first, and the folder that new ones are offered."""

    folder: str = ""
    recent: tuple[RecentDesk, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person can set."""

    person: Person = field(default_factory=Person)
    look: Look = field(default_factory=Look)
    wall: Wall = field(default_factory=Wall)
    desks: Desks = field(default_factory=Desks)

    def with_desk(self, desk: RecentDesk) -> Settings:
        """Give the settings that remember this desk as the latest one opened."""
        others = tuple(known for known in self.desks.recent if known.path != desk.path)
        return replace(self, desks=replace(self.desks, recent=(desk, *others)[:RECENT]))

    def without_desk(self, path: str) -> Settings:
        """Give the settings that no longer list the desk at a path."""
        kept = tuple(known for known in self.desks.recent if known.path != path)
        return replace(self, desks=replace(self.desks, recent=kept))


def settings_file() -> Path:
    """Give the path of the settings."""
    return config_folder() / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings; what is missing or makes no sense is as it was in the beginning.

    A file that cannot be read at all is kept aside as `settings.broken.toml`.
    """
    path = path or settings_file()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            path.replace(path.with_name("settings.broken.toml"))
        return Settings()
    return Settings(
        person=_page(Person, said.get("person")),
        look=_sensible(_page(Look, said.get("look"))),
        wall=_within_reach(_page(Wall, said.get("wall"))),
        desks=_desks(said.get("desks")),
    )


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings in one step: a power cut leaves the old file or the new one."""
    path = path or settings_file()
    made(path.parent)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(as_toml(settings))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def as_toml(settings: Settings) -> str:
    """Write settings as the text of their file."""
    lines: list[str] = []
    for page in fields(settings):
        lines += [f"[{page.name}]", *_lines(getattr(settings, page.name)), ""]
    for desk in settings.desks.recent:
        lines += ["[[desks.recent]]", *_lines(desk), ""]
    return "\n".join(lines)


def _lines(page: Any) -> list[str]:
    told = ((known.name, getattr(page, known.name)) for known in fields(page))
    return [f"{name} = {_value(value)}" for name, value in told if not isinstance(value, tuple)]


def _value(value: str | bool | float) -> str:
    # JSON's strings are TOML's, but for DEL; half a surrogate pair cannot be written at all.
    whole = value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")


def _page(kind: type[Page], said: object) -> Page:
    """Make a page of what a file says, leaving out what is of another type."""
    start = kind()
    told = said if isinstance(said, Mapping) else {}
    names = [known.name for known in fields(kind)]  # type: ignore[arg-type]  # pages are dataclasses
    kept = {n: _as(getattr(start, n), told[n]) for n in names if n in told}
    return replace(start, **kept)  # type: ignore[type-var]  # the same


def _as(start: object, said: Any) -> Any:
    """Give what is said if it is of the type that the beginning has, else the beginning."""
    if isinstance(start, float) and isinstance(said, int) and not isinstance(said, bool):
        return float(said)
    return said if type(said) is type(start) else start


def _sensible(look: Look) -> Look:
    theme = look.theme if look.theme in THEMES else "system"
    scale = min(max(look.text_scale, SMALLEST_TEXT), LARGEST_TEXT)
    return replace(look, theme=theme, text_scale=1.0 if math.isnan(scale) else scale)


def _within_reach(wall: Wall) -> Wall:
    """Give a picture and a last row as there may be in a room."""
    usual = Wall()

    def held(value: float, otherwise: float, least: float, most: float) -> float:
        return min(max(value, least), most) if math.isfinite(value) else otherwise

    return replace(
        wall, width=held(wall.width, usual.width, *WIDTHS),
        distance=held(wall.distance, usual.distance, *DISTANCES))


def _desks(said: object) -> Desks:
    desks = _page(Desks, said)
    listed = said.get("recent") if isinstance(said, Mapping) else None
    recent = [_page(RecentDesk, one) for one in listed] if isinstance(listed, list) else []
    return replace(desks, recent=tuple(desk for desk in recent if desk.path)[:RECENT])
