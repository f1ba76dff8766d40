"""Which copy of a brief is wanted, and how it is made beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from collective_desk.domain.entities import EntityId
from collective_desk.host.resources import resource
from collective_desk.host.words import LANGUAGES
from collective_desk.ui.jobs import Progress

if TYPE_CHECKING:
    from collective_desk.briefs.notices import Notice

_NATIVE: Final = {
    "en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """For whom a copy is, on what paper, in what language."""

    audience: str = "limited"
    paper: str = "A4"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief on disk, the sizes of its pages, and what is to be said of this copy."""

    path: Path
    sizes: tuple[tuple[float, float], ...]
    notices: tuple[Notice, ...]


def compose_copy(
    desk: Path, map: EntityId, out: Path, copy: Copy, author: str, progress: Progress
) -> Composed:
    """Write a copy of the brief of a map."""
    # Late: paper takes a fifth of a second to load, and most starts print nothing.
    from collective_desk.briefs.pages import page_sizes
    from collective_desk.briefs.pdf import write_brief
    from collective_desk.store.reader import Reader

    told: list[Notice] = []
    with Reader.open(desk) as reader:
        write_brief(
            reader, out, map=map, paper=copy.paper, language=copy.language,
            audience=copy.audience, author=author, progress=progress, noticed=told.append)
    return Composed(out, tuple(page_sizes(out)), tuple(told))


def usual_paper() -> str:
    """Name the paper that lies in printers here."""
    american = QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if QLocale.system().measurementSystem() == american else "A4"


def spoken() -> list[str]:
    """List the languages in which briefs speak."""
    return [code for code in LANGUAGES if resource("translations", code).is_dir()]


def said_language(code: str) -> str:
    """Name a language in itself."""
    return _NATIVE.get(code, code)
