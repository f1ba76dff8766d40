"""Where Tab goes: rows that are made anew stand where their part stands, not at the end."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(part: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab come to some widgets of a part one after the other, after what stands before it."""
    # A widget made later is the last of its window; one that takes no keys cannot lead to it.
    before: QWidget | None = part
    while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
        if before is part:
            return
    if before is None:
        return
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop
