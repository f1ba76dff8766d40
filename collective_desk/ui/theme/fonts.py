"""The shipped typefaces: what the first paint needs at once, other scripts right after it."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from collective_desk.host.resources import resource

FIRST = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")


def load_first_fonts() -> None:
    """Load the two files in which the first window is written."""
    for name in FIRST:
        _load(name)


def load_all_fonts() -> None:
    """Load the files of every shipped script."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        _load(path.name)


def make_font(families: list[str], size: int, weight: int) -> QFont:
    """Make a font of a height in pixels; figures stand in columns."""
    font = QFont(families)
    font.setPixelSize(max(size, 1))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def _load(name: str) -> int:
    path = resource("fonts", name)
    return QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
