"""The real window on a desk of 10,000 actors and 30,000 ties: until what was done is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collective_desk.ui.window.main_window import MainWindow

from .store_cases import large_desk


def case(actors: int, folder: Path, quick: bool) -> dict[str, float]:
    """Open the desk, select, type, undo, find, select all: each until it is painted."""
    path = folder / "window.desk"
    shutil.copy(large_desk(folder, actors)[0], path)
    made = MainWindow(QApplication.instance() or QApplication([]), None, "amina")
    made.resize(1366, 768)
    made.show()
    while made.welcome is None or not made.arrival.loaded:
        QTest.qWait(5)
    told = {"open": _until(lambda: made.open_path(path), lambda: _exact(made))}
    person = Person(made)
    person.rests()
    rounds = range(3 if quick else 7)
    told["repaint"] = median(person.looks() for _ in rounds)
    told["select"] = median(person.selects(number) for number in rounds)
    told["quick-add"] = median(person.adds(number) for number in rounds)
    told["undo"] = median(person.undoes() for _ in rounds)
    told["find"] = person.finds("actor number 77")
    told["select-all"] = median(person.selects_all() for _ in rounds)
    made.close()
    return told


class Person:
    """Someone at the window, who sees what is painted."""

    def __init__(self, made: MainWindow) -> None:
        assert made.desk_view is not None
        self._view = made.desk_view
        self._window = made
        self._map = self._view.map

    def rests(self) -> None:
        """Wait until nothing moves and the map is exact."""
        canvas = self._map.canvas
        while not _exact(self._window) or canvas._rest.isActive() or canvas.motion.running:
            QTest.qWait(5)
        QTest.qWait(20)

    def looks(self) -> float:
        """Paint the whole map once, in one go: the floor of all that shows something new."""
        canvas = self._map.canvas
        began = perf_counter()
        canvas.layers.forget()
        canvas.layers.finish(canvas.sight)
        return (perf_counter() - began) * 1e3

    def selects(self, number: int) -> float:
        """Select an actor: the inspector says its name."""
        id = self._map.canvas.picture.actor_ids[number]
        return self._until_painted(lambda: self._view.workspace.selection.set([id]))

    def adds(self, number: int) -> float:
        """Press Enter behind a line that was typed."""
        field = self._map.bar.field
        self._map.bar.begin()
        QTest.keyClicks(field, f"Newcomer {number} > Actor number {number}")
        return self._until_exact(lambda: QTest.keyClick(field, Qt.Key.Key_Return))

    def undoes(self) -> float:
        """Take the last line back."""
        return self._until_exact(self._view.register["edit.undo"].trigger)

    def finds(self, words: str) -> float:
        """Type what is looked for; give the median of a keystroke."""
        self._view.shell.open_find()
        field = self._view.shell.finder.field
        return median(
            self._until_painted(lambda letter=letter: QTest.keyClicks(field, letter), rest=False)
            for letter in words)

    def selects_all(self) -> float:
        """Select everything."""
        self._view.shell.finder.hide()
        self._view.workspace.selection.clear()
        self.rests()
        return self._until_painted(self._view.register["edit.select_all"].trigger)

    def _until_exact(self, work: Callable[[], object]) -> float:
        """Do something; give the milliseconds until the map shows it, exactly."""
        taken = _until(work, lambda: _exact(self._window))
        self.rests()
        return taken

    def _until_painted(self, work: Callable[[], object], *, rest: bool = True) -> float:
        """Do something; give the milliseconds until all that waits for paint is painted."""
        began = perf_counter()
        work()
        QApplication.processEvents()
        taken = (perf_counter() - began) * 1e3
        if rest:
            self.rests()
        return taken


def _exact(made: MainWindow) -> bool:
    if made.desk_view is None:
        return False
    canvas = made.desk_view.map.canvas
    return canvas.layers.is_exact(canvas.sight)


def _until(work: Callable[[], object], done: Callable[[], bool]) -> float:
    began = perf_counter()
    work()
    while not done():
        QApplication.processEvents()
    return (perf_counter() - began) * 1e3
