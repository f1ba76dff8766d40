"""The look in force: which theme, how large the text, how much moves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap

from .fonts import make_font
from .icons import Icons
from .tokens import Tokens, load_tokens

ROLES: dict[str, str] = {
    "Window": "paper", "WindowText": "ink", "Base": "surface", "AlternateBase": "sunk",
    "Text": "ink", "Button": "surface", "ButtonText": "ink", "BrightText": "on_accent",
    "Highlight": "accent", "HighlightedText": "on_accent", "Link": "accent",
    "LinkVisited": "accent", "PlaceholderText": "ink_faint", "ToolTipBase": "ink",
    "ToolTipText": "paper", "Light": "surface", "Midlight": "sunk", "Mid": "line", "Dark": "edge",
    "Shadow": "ink", "Accent": "accent",
}


class Theme(QObject):
    """Colours, sizes, fonts and icons for every widget; says `changed` when they do."""

    changed = Signal()

    def __init__(
        self, wish: str = "system", *, scale: float = 1.0, reduced_motion: bool = False
    ) -> None:
        super().__init__()
        self._wish = wish
        self._scale = scale
        self._reduced = reduced_motion
        self._tokens = load_tokens(self._wanted())
        self._icons = Icons(float(self._tokens.size("icon", "stroke")))
        self._fonts: dict[tuple[str, bool], QFont] = {}

    @property
    def name(self) -> str:
        """Which theme is in force: light or dark."""
        return self._tokens.name

    @property
    def wish(self) -> str:
        """What the person asked for: system, light or dark."""
        return self._wish

    @property
    def scale(self) -> float:
        """How many times larger than usual the text is."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The tokens of the theme in force."""
        return self._tokens

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move by itself."""
        return self._reduced

    def set_look(self, wish: str, *, scale: float, reduced_motion: bool) -> None:
        """Take another theme, text scale or amount of motion."""
        self._wish, self._scale, self._reduced = wish, scale, reduced_motion
        self.follow_system()

    def follow_system(self) -> None:
        """Look again at what is wanted: the computer may have turned dark."""
        self._tokens = load_tokens(self._wanted())
        self._fonts.clear()
        self.changed.emit()

    def wake(self) -> None:
        """Draw icons from now on; called after the first paint."""
        self._icons.wake()
        self.changed.emit()

    def hex(self, name: str) -> str:
        """Give the colour of a token as text."""
        return self._tokens.colours[name]

    def colour(self, name: str) -> QColor:
        """Give the colour of a token."""
        return QColor(self._tokens.colours[name])

    def size(self, table: str, name: str) -> Any:
        """Give a figure of the tokens, as it is written there."""
        return self._tokens.size(table, name)

    def px(self, length: float) -> int:
        """Give a length at the person's text scale."""
        return round(length * self._scale)

    def length(self, table: str, name: str) -> int:
        """Give a length of the tokens at the person's text scale."""
        return self.px(self._tokens.size(table, name))

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """Give the font of a role: caption, small, body, lead, title, heading, display."""
        key = (role, strong)
        if key not in self._fonts:
            kind = self._tokens.tables["type"]
            weight = kind["weight_strong" if strong else "weight_text"]
            self._fonts[key] = make_font(kind["family"], self.px(kind[role][0]), weight)
        return self._fonts[key]

    def line(self, role: str) -> int:
        """Give the line height of a role."""
        return self.px(self._tokens.tables["type"][role][1])

    def pixmap(
        self, name: str, *, size: int = 16, tone: str = "ink_soft", ratio: float = 0.0
    ) -> QPixmap:
        """Give an icon as a picture in the colour of a token."""
        ratio = ratio or self.pixel_ratio()
        rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return self._icons.pixmap(name, self.px(size), self.colour(tone), ratio, rtl=rtl)

    def pixel_ratio(self) -> float:
        """Give how many pixels of the sharpest screen make one of ours."""
        return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())

    def icon(self, name: str, *, size: int = 16, tone: str = "ink_soft") -> QIcon:
        """Give an icon for a menu, with its quiet form for what is off."""
        icon = QIcon(self.pixmap(name, size=size, tone=tone))
        quiet = self.pixmap(name, size=size, tone="edge")
        icon.addPixmap(quiet, QIcon.Mode.Disabled)
        return icon

    def palette(self) -> QPalette:
        """Give the palette of the theme for what the style sheet does not reach."""
        palette = QPalette()
        for role, token in ROLES.items():
            if hasattr(QPalette.ColorRole, role):
                palette.setColor(QPalette.ColorRole[role], self.colour(token))
        for role in ("WindowText", "Text", "ButtonText"):
            palette.setColor(
                QPalette.ColorGroup.Disabled, QPalette.ColorRole[role], self.colour("ink_faint")
            )
        return palette

    def _wanted(self) -> str:
        if self._wish != "system":
            return self._wish
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"
