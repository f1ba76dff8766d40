"""Briefs: the pages as they will be printed, and what to do with them."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from collective_desk.host.words import LANGUAGES
from collective_desk.ui.dialogs.exporting import file_name
from collective_desk.ui.dialogs.files import choose_target
from collective_desk.ui.dialogs.opening import open_file
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.jobs import Progress
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .page_view import PageView

if TYPE_CHECKING:
    from collective_desk.briefs.pages import PageImage

PAPERS = ("A4", "Letter")
SCALE = 1.6
NATIVE = {
    "en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية",
}
REST_MS = 400


@dataclass(frozen=True, slots=True)
class Composed:
    """A brief on disk and its pages as pictures."""

    path: Path
    pages: tuple[PageImage, ...]


class BriefsPage(Surface):
    """Shows the brief of the map; composes it again when the desk changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "sunk")
        self._workspace = workspace
        self._folder = Path(tempfile.mkdtemp(prefix="collective-desk-"))
        # Nothing of a desk stays in a folder of the system.
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._paper, self._language = PAPERS[0], workspace.words.language
        self._composed: Composed | None = None
        self._stale, self._number = True, 0
        self._soon = once(self, REST_MS, self.compose)
        self._build()
        workspace.bridge.committed.connect(self._on_committed)

    @property
    def view(self) -> PageView:
        """The pages."""
        return self._view

    @property
    def composed(self) -> Composed | None:
        """The brief that is shown."""
        return self._composed

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.compose()

    def compose(self) -> None:
        """Compose the brief beside the window, then show it."""
        self._stale = False
        self._number += 1
        workspace, paper, language = self._workspace, self._paper, self._language
        desk_path, map_id = workspace.desk.path, workspace.map
        out = self._folder / f"brief-{self._number}.pdf"

        def work(progress: Progress) -> Composed:
            from collective_desk.briefs.pages import page_count, render_page
            from collective_desk.briefs.pdf import write_brief
            from collective_desk.store.reader import Reader

            assert desk_path is not None
            with Reader.open(desk_path) as reader:
                write_brief(
                    reader, out, map=map_id, paper=paper, language=language, progress=progress)
            pages = tuple(render_page(out, at, SCALE) for at in range(page_count(out)))
            return Composed(out, pages)

        self._view.set_busy(True)
        workspace.jobs.run("work.brief", work, self._on_composed)

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        bar = Surface(theme, lines="bottom")
        bar.setFixedHeight(theme.px(52))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Text(theme, words("briefs.title"), "lead", strong=True))
        self._count = Text(theme, role="small", tone="ink_soft")
        row.addSpacing(theme.px(8))
        row.addWidget(self._count, 1)
        self._paper_button = Button(theme, self._paper, look="quiet", arrow=True)
        self._paper_button.set_soft_part(words("briefs.paper"))
        self._paper_button.clicked.connect(self._on_paper_clicked)
        spoken_now = said_language(self._language)
        self._language_button = Button(theme, spoken_now, look="quiet", arrow=True)
        self._language_button.set_soft_part(words("briefs.language"))
        self._language_button.clicked.connect(self._on_language_clicked)
        self.open_button = Button(theme, words("briefs.open"), icon="external-link")
        self.print_button = Button(theme, words("briefs.print"), icon="printer")
        self.save_button = Button(theme, words("briefs.save"), icon="download", look="primary")
        self.open_button.clicked.connect(self._on_open)
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        for button in (self._paper_button, self._language_button, self.open_button,
                       self.print_button, self.save_button):
            row.addWidget(button)
        self._view = PageView(theme, words("briefs.composing"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._view, 1)
        self._enable()

    def _enable(self) -> None:
        for button in (self.open_button, self.print_button, self.save_button):
            button.setEnabled(self._composed is not None)

    def _on_composed(self, composed: Composed) -> None:
        self._composed = composed
        self._view.show_pages(composed.pages)
        self._count.setText(self._workspace.words("briefs.pages", count=len(composed.pages)))
        self._enable()

    def _on_committed(self, _commit: object) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_paper_clicked(self) -> None:
        choices: list[Choice] = [(paper, paper, None) for paper in PAPERS]
        open_choices(self._paper_button, choices, [self._paper], self._take_paper)

    def _take_paper(self, paper: object) -> None:
        self._paper = str(paper)
        self._paper_button.setText(self._paper)
        self.compose()

    def _on_language_clicked(self) -> None:
        choices: list[Choice] = [(code, said_language(code), None) for code in spoken()]
        open_choices(self._language_button, choices, [self._language], self._take_language)

    def _take_language(self, language: object) -> None:
        self._language = str(language)
        self._language_button.setText(said_language(self._language))
        self.compose()

    def _on_open(self) -> None:
        if self._composed is not None:
            open_file(self._composed.path)

    def _on_print(self) -> None:
        if self._composed is not None:
            from .printing import print_pages

            print_pages(self, self._composed.path, self._paper)

    def _on_save(self) -> None:
        card, words = self._workspace.desk.read.desk(), self._workspace.words
        name = file_name(card.title or card.question or words("briefs.title"))
        choose_target(
            self.window(), words("briefs.save"), name, [(words("briefs.pdf"), ".pdf")],
            self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the brief that is shown to a file."""
        if self._composed is None:
            return
        words, shell = self._workspace.words, self._workspace.shell
        fresh = path.with_name(f".{path.name}.part")
        try:
            fresh.write_bytes(self._composed.path.read_bytes())
            fresh.replace(path)
        except OSError as error:
            shell.say(words("file.failed", path=path.name, reason=error.strerror or ""), warn=True)
            return
        shell.say(
            words("export.done", file=path.name), words("briefs.open"), partial(open_file, path))


def spoken() -> list[str]:
    """List the languages in which briefs speak."""
    from collective_desk.host.resources import resource

    return [code for code in LANGUAGES if resource("translations", code).is_dir()]


def said_language(code: str) -> str:
    """Name a language in itself."""
    return NATIVE.get(code, code)
