"""Briefs: the pages as they will be printed, for whom they are, and what to do with them."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.ui.dialogs.exporting import file_name
from collective_desk.ui.dialogs.files import choose_target
from collective_desk.ui.dialogs.opening import found_a_program, open_file
from collective_desk.ui.forms.audiences import AUDIENCES, said_audience
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.jobs import Job
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

from .composing import Composed, Copy, compose_copy, said_language, spoken, usual_paper
from .page_view import PageView

PAPERS = ("A4", "Letter")
REST_MS = 400
TIGHT = 1000
"""Width under which the choices stand without their names."""


class BriefsPage(Surface):
    """Shows the brief of the map; composes it again when the desk changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, "sunk")
        self._workspace = workspace
        self._folder = Path(tempfile.mkdtemp(prefix="collective-desk-"))
        # Nothing of a desk stays in a folder of the system.
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._copy = Copy(paper=usual_paper(), language=workspace.words.language)
        self._composed: Composed | None = None
        self._of_map: EntityId | None = None
        self._stale, self._number = True, 0
        self._job: Job | None = None
        self._then: Callable[[Composed], None] | None = None
        self._lent: set[Path] = set()
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

    @property
    def told(self) -> str:
        """What is said of this copy: letters without a font, what is kept from it."""
        return self._told.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._is_stale and self._job is None:
            self.compose()

    def compose(self) -> None:
        """Compose the brief beside the window, then show it; one that is under way is stopped."""
        workspace = self._workspace
        if self._job is not None:
            self._job.stop()
        self._stale, self._of_map = False, workspace.map
        self._number += 1
        desk_path = workspace.desk.path
        assert desk_path is not None
        author = workspace.preferences.settings.person.name
        self._again.hide()
        self._view.set_busy(True)
        self._job = workspace.jobs.run(
            "work.brief",
            partial(compose_copy, desk_path, workspace.map, self._out, self._copy, author),
            self._on_composed)
        self._job.stopped.connect(self._on_stopped)
        self._job.failed.connect(self._on_stopped)

    def print_it(self) -> None:
        """Print the copy that the buttons name, as soon as it is composed."""
        self._when_ready(self._print)

    def open_it(self) -> None:
        """Open that copy with the program that the computer has for it."""
        self._when_ready(self._open)

    def save_it(self) -> None:
        """Choose a place for that copy."""
        card, words = self._workspace.desk.read.desk(), self._workspace.words
        name = file_name(card.title or card.question or words("briefs.title"))
        choose_target(
            self.window(), words("briefs.save"), name, [(words("briefs.pdf"), ".pdf")],
            self.save_to)

    def save_to(self, path: Path) -> None:
        """Write that copy to a file."""
        self._when_ready(partial(self._save, path))

    @property
    def _out(self) -> Path:
        return self._folder / f"brief-{self._number}.pdf"

    @property
    def _is_stale(self) -> bool:
        return self._stale or self._of_map != self._workspace.map

    def _when_ready(self, then: Callable[[Composed], None]) -> None:
        """Do something with the copy that is asked for: never with the one of before."""
        if self._job is None and self._composed is not None and not self._is_stale:
            then(self._composed)
            return
        self._then = then
        if self._job is None or self._is_stale:
            self.compose()

    def _print(self, composed: Composed) -> None:
        from .printing import print_pages

        self._lent.add(composed.path)
        print_pages(self, composed.path, self._copy.paper, self._workspace.jobs)

    def _open(self, composed: Composed) -> None:
        self._lent.add(composed.path)
        if not found_a_program(composed.path):
            self._workspace.shell.say(self._workspace.words("briefs.no_reader"), warn=True)

    def _save(self, path: Path, composed: Composed) -> None:
        from collective_desk.briefs.pdf import save

        try:
            save(composed.path.read_bytes(), path)
        except DeskError as error:
            self._workspace.refuse(error)
            return
        words = self._workspace.words
        self._workspace.shell.say(
            words("export.done", file=path.name), words("briefs.open"), partial(open_file, path))

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        bar = Surface(theme, lines="bottom")
        bar.setFixedHeight(theme.px(52))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        row.setSpacing(theme.px(8))
        title = Text(theme, words("briefs.title"), "lead", strong=True)
        title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(title)
        self._count = Text(theme, role="small", tone="ink_soft")
        row.addSpacing(theme.px(8))
        row.addWidget(self._count, 1)
        self._again = Button(theme, words("briefs.again"), icon="rotate-ccw")
        self._again.clicked.connect(self.compose)
        self._again.hide()
        row.addWidget(self._again)
        self.audience_button = self._chooser("briefs.audience")
        self.paper_button = self._chooser("briefs.paper")
        self.language_button = self._chooser("briefs.language")
        self.audience_button.clicked.connect(self._on_audience_clicked)
        self.paper_button.clicked.connect(self._on_paper_clicked)
        self.language_button.clicked.connect(self._on_language_clicked)
        self.open_button = Button(theme, words("briefs.open"), icon="external-link")
        self.print_button = Button(theme, words("briefs.print"), icon="printer")
        self.save_button = Button(theme, words("briefs.save"), icon="download", look="primary")
        self.open_button.clicked.connect(self.open_it)
        self.print_button.clicked.connect(self.print_it)
        self.save_button.clicked.connect(self.save_it)
        for button in (self.audience_button, self.paper_button, self.language_button,
                       self.open_button, self.print_button, self.save_button):
            row.addWidget(button)
        self._strip = Surface(theme, lines="bottom")
        beneath = QHBoxLayout(self._strip)
        beneath.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        self._told = Text(theme, role="small", tone="ink_soft", lines=0)
        beneath.addWidget(self._told)
        self._strip.hide()
        self._view = PageView(theme, words("briefs.composing"))
        self._view.setAccessibleName(words("briefs.title"))
        self._view.page_changed.connect(self._on_page_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (bar, self._strip):
            column.addWidget(part)
        column.addWidget(self._view, 1)
        self._take(self._copy)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = event.size().width() < self._workspace.theme.px(TIGHT)
        for button in (self.audience_button, self.paper_button, self.language_button):
            button.set_short(tight)

    def _chooser(self, id: str) -> Button:
        button = Button(self._workspace.theme, look="quiet", arrow=True)
        button.set_soft_part(self._workspace.words(id))
        return button

    def _enable(self) -> None:
        for button in (self.open_button, self.print_button, self.save_button):
            button.setEnabled(self._composed is not None)

    def _take(self, copy: Copy) -> None:
        """Say on the buttons which copy is made."""
        self._copy = copy
        self.audience_button.setText(said_audience(copy.audience, self._workspace.words))
        self.paper_button.setText(copy.paper)
        self.language_button.setText(said_language(copy.language))

    def _on_composed(self, composed: Composed) -> None:
        if composed.path != self._out:
            return  # made before another copy was asked for
        self._composed, self._job = composed, None
        self._forget_older()
        words = self._workspace.words
        total = len(composed.sizes)
        names = [words("brief.page_of", page=at, pages=total) for at in range(1, total + 1)]
        self._view.show_pages(composed.path, list(composed.sizes), names)
        told = [notice.said(words) for notice in composed.notices]
        self._told.setText("\n".join(told))
        self._told.set_tone("warn" if any(one.scripts for one in composed.notices) else "ink_soft")
        self._strip.setVisible(bool(told))
        self._enable()
        if self._then is not None:
            then, self._then = self._then, None
            self._when_ready(then)

    def _forget_older(self) -> None:
        """Remove copies that nobody shows, prints or reads elsewhere."""
        assert self._composed is not None
        for path in self._folder.iterdir():
            if path not in self._lent and path != self._composed.path:
                with contextlib.suppress(OSError):  # the view may hold it for a moment
                    path.unlink()

    def _on_stopped(self, _failure: object = None) -> None:
        """Offer to compose again: what is shown, if anything, is of before."""
        if self.sender() is not self._job:
            return
        self._job, self._then, self._stale = None, None, True
        self._view.set_busy(False)
        self._again.show()

    def _on_page_changed(self, page: int) -> None:
        pages = self._view.pages
        self._count.setText(
            self._workspace.words("brief.page_of", page=page, pages=pages) if pages else "")

    def _on_committed(self, _commit: object) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_audience_clicked(self) -> None:
        words = self._workspace.words
        choices: list[Choice] = [(one, said_audience(one, words), None) for one in AUDIENCES]
        open_choices(self.audience_button, choices, [self._copy.audience], self._on_audience)

    def _on_paper_clicked(self) -> None:
        choices: list[Choice] = [(paper, paper, None) for paper in PAPERS]
        open_choices(self.paper_button, choices, [self._copy.paper], self._on_paper)

    def _on_language_clicked(self) -> None:
        choices: list[Choice] = [(code, said_language(code), None) for code in spoken()]
        open_choices(self.language_button, choices, [self._copy.language], self._on_language)

    def _on_audience(self, audience: object) -> None:
        self._take(Copy(str(audience), self._copy.paper, self._copy.language))
        self.compose()

    def _on_paper(self, paper: object) -> None:
        self._take(Copy(self._copy.audience, str(paper), self._copy.language))
        self.compose()

    def _on_language(self, language: object) -> None:
        self._take(Copy(self._copy.audience, self._copy.paper, str(language)))
        self.compose()
