"""A clock that rings once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(holder: QObject, milliseconds: int, then: Callable[[], object]) -> QTimer:
    """Give a clock that rings once, so long after each start."""
    clock = QTimer(holder)
    clock.setSingleShot(True)
    clock.setInterval(milliseconds)
    clock.timeout.connect(then)
    return clock
