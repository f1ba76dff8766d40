"""The typefaces of the map: the shipped families if they are there, else what the system has."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from collective_desk.host.resources import resource
from collective_desk.picture.style import Style


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped font files known to Qt once; give the families found."""
    # Families are tried one after another for each script; Qt reports every one that cannot.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    found: list[str] = []
    folder = resource("fonts")
    for path in sorted(folder.rglob("*.ttf")) if folder.is_dir() else ():
        number = QFontDatabase.addApplicationFont(str(path))
        found += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(found))


def map_font(style: Style, size: float, *, strong: bool = False) -> QFont:
    """Give the font of names on the map, `size` pixels high."""
    font = QFont()
    font.setFamilies(list(style.families))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
