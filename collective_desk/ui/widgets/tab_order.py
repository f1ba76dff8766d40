"""Where Tab goes: rows that are made anew stand where their part stands, not at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_through(part: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab come to some widgets of a part one after the other, after what stands before it."""
    # A widget made later is the last of its window; one that takes no keys cannot lead to it.
    before: QWidget | None = part
    while before is not None and (
            before.focusPolicy() == Qt.FocusPolicy.NoFocus or part.isAncestorOf(before)):
        before = before.previousInFocusChain()
        if before is part:
            return
    if before is None:
        return
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop


def tab_as_laid_out(part: QWidget) -> None:
    """Let Tab go through a part as the eye does, however late its rows were made."""
    tab_through(part, _stops(part))


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Give what takes keys in a part, in the order of its layout."""
    inner = part.widget() if isinstance(part, QScrollArea) else None
    if inner is not None:
        yield from _stops(inner)
    elif (layout := part.layout()) is not None:
        yield from _stops_of(layout)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        assert item is not None
        if (widget := item.widget()) is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _stops(widget)
        elif (nested := item.layout()) is not None:
            yield from _stops_of(nested)
