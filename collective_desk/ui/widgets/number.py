"""Fields of numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox

from collective_desk.ui.theme.theme import Theme

_INSET = 6


def inset(field: QAbstractSpinBox, theme: Theme) -> None:
    """Keep the digits off the border, which a style sheet cannot do inside a field of numbers."""
    side = theme.px(_INSET)
    field.lineEdit().setTextMargins(side, 0, side, 0)
