"""Choosing files: the computer's own dialogs where it has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from collective_desk.host.paths import documents_folder
from collective_desk.host.settings import Settings
from collective_desk.host.words import Words


def choose_desk(
    parent: QWidget, words: Words, settings: Settings, take: Callable[[Path], None]
) -> None:
    """Ask for a desk."""
    folder = settings.desks.folder or str(documents_folder())
    dialog = QFileDialog(parent, words("file.open"), folder, words("file.desks"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, lambda paths: take(paths[0]))


def choose_tables(parent: QWidget, words: Words, take: Callable[[list[Path]], None]) -> None:
    """Ask for one or more tables."""
    dialog = QFileDialog(
        parent, words("file.import"), str(documents_folder()), words("file.tables"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _ask(dialog, take)


def choose_photo(parent: QWidget, words: Words, take: Callable[[Path], None]) -> None:
    """Ask for a photo."""
    dialog = QFileDialog(
        parent, words("file.photo"), str(documents_folder()), words("file.photos"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, lambda paths: take(paths[0]))


def choose_photos(
    parent: QWidget, words: Words, title: str, take: Callable[[list[Path]], None]
) -> None:
    """Ask for one or more photos."""
    dialog = QFileDialog(parent, title, str(documents_folder()), words("file.photos"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _ask(dialog, take)


def choose_target(
    parent: QWidget, title: str, name: str, kinds: list[tuple[str, str]],
    take: Callable[[Path], None],
) -> None:
    """Ask where to write; `kinds` are words and endings, the first is offered."""
    dialog = QFileDialog(parent, title, str(documents_folder() / f"{name}{kinds[0][1]}"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = {f"{words} (*{ending})": ending for words, ending in kinds}
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(kinds[0][1].lstrip("."))

    def chosen(paths: list[Path]) -> None:
        path, ending = paths[0], filters[dialog.selectedNameFilter()]
        known = {ending for _, ending in kinds}
        take(path if path.suffix.lower() in known else path.with_name(path.name + ending))

    def on_filter(name: str) -> None:
        dialog.setDefaultSuffix(filters[name].lstrip("."))

    dialog.filterSelected.connect(on_filter)
    _ask(dialog, chosen)


def _ask(dialog: QFileDialog, take: Callable[[list[Path]], None]) -> None:
    dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
