"""A bar over a page that says less where a window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from collective_desk.ui.widgets.button import Button


def fit_bar(bar: QWidget, width: int, choosers: Sequence[Button]) -> None:
    """Let a bar fit a width: first choosers lose their names, then other buttons their words."""
    layout = bar.layout()
    assert layout is not None
    for short, bare in ((False, False), (True, False), (True, True)):
        for button in bar.findChildren(Button):
            button.set_short(short, bare=bare and button not in choosers)
        layout.invalidate()
        if layout.minimumSize().width() <= width:
            return
