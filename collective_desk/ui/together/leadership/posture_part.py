"""Our own stance: step forward, alongside, step back; why, and what should change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.leadership import delete_postures, set_posture, take_posture
from collective_desk.commands.typed_days import day_gone, shown_day
from collective_desk.domain.entities import Collective, EntityId, Posture
from collective_desk.domain.errors import DeskError
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.said_days import said_day
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.code_words import code_words
from collective_desk.ui.forms.fields import TextField
from collective_desk.ui.together.quiet_prose import QuietProse
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Labelled, Section, emptied
from collective_desk.ui.widgets.tab_order import tab_through
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

PROSE = ("reason", "signals")
STANCES = VOCABULARIES["posture"]
MOST_BEFORE = 4


class PosturePart(Section):
    """Three buttons; the reason and the signals belong to the stance that holds now."""

    def __init__(self, workspace: Workspace) -> None:
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("posture.title"), ruled=False)
        self._workspace = workspace
        self._collective: Collective | None = None
        self._now: Posture | None = None
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        holder = QWidget()
        flow = Flow(holder)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        for stance in STANCES:
            button = Button(theme, code_words(words, "posture", stance), small=True)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_stance, stance))
            self._group.addButton(button)
            self.buttons[stance] = button
            flow.addWidget(button)
        self.fields = {name: QuietProse() for name in PROSE}
        self._texts = QWidget()
        column = QVBoxLayout(self._texts)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(8))
        self.since = TextField(inline=False)
        self.since.written.connect(self._on_since)
        column.addWidget(Labelled(theme, words("posture.since_when"), self.since))
        for name, field in self.fields.items():
            field.setPlaceholderText(words(f"posture.{name}_hint"))
            field.written.connect(partial(self._on_written, name))
            column.addWidget(Labelled(theme, words(f"field.{name}"), field))
        self.gone = Button(
            theme, words("posture.take_back"), icon="trash-2", look="quiet", small=True)
        self.gone.clicked.connect(self._on_gone)
        column.addWidget(self.gone, alignment=Qt.AlignmentFlag.AlignLeading)
        self._earlier = QWidget()
        self._before = QVBoxLayout(self._earlier)
        self._before.setContentsMargins(0, 0, 0, 0)
        for part in (holder, self.said, self._texts, self._earlier):
            self.body.addWidget(part)

    def show_postures(self, collective: Collective, found: list[Posture]) -> None:
        """Show the stance that holds now, and those before."""
        self._collective = collective
        self._now = found[-1] if found else None
        words = self._workspace.words
        self._group.setExclusive(False)
        for stance, button in self.buttons.items():
            button.setChecked(self._now is not None and self._now.stance == stance)
        self._group.setExclusive(True)
        self._texts.setVisible(self._now is not None)
        for name, field in self.fields.items():
            field.set_kept(getattr(self._now, name) if self._now else "")
        self.since.set_kept(shown_day(words, self._now.since, gone=True) if self._now else "")
        self.said.setText("" if self._now else words("posture.none"))
        self.said.setVisible(self._now is None)
        self._show_before(found[:-1])

    def keep(self) -> None:
        """Keep what is being written."""
        self.since.keep()
        for field in self.fields.values():
            field.keep()

    def _show_before(self, found: list[Posture]) -> None:
        emptied(self._before)
        theme, words = self._workspace.theme, self._workspace.words
        stops: list[QWidget] = []
        for one in reversed(found[-MOST_BEFORE:]):
            said = words("posture.before", day=said_day(words, one.since) or "·",
                         stance=code_words(words, "posture", one.stance))
            gone = Button(theme, icon="x", look="quiet", small=True)
            gone.setAccessibleName(words("posture.take_back_of", said=said))
            gone.setToolTip(words("posture.take_back_of", said=said))
            gone.clicked.connect(partial(self._take_back, one.id))
            stops.append(gone)
            row = QHBoxLayout()
            row.addWidget(Text(theme, said, "small", tone="ink_soft"), 1)
            row.addWidget(gone)
            self._before.addLayout(row)
            if one.reason:
                self._before.addWidget(
                    Text(theme, one.reason, "small", tone="ink_soft", lines=2))
        tab_through(self._earlier, stops)

    def _on_stance(self, stance: str, _checked: bool = False) -> None:
        if self._collective is None or (self._now and self._now.stance == stance):
            return
        self.keep()
        self._workspace.do(take_posture, self._collective.id, stance)

    def _on_since(self, typed: str) -> None:
        words, now = self._workspace.words, self._now
        if now is None:
            return
        try:
            self._workspace.do(set_posture, now.id, since=day_gone(words, typed) or now.since)
        except DeskError as error:
            self._workspace.refuse(error)
        self.since.set_kept(shown_day(words, now.since, gone=True))

    def _on_gone(self, _checked: bool = False) -> None:
        if self._now is not None:
            self._take_back(self._now.id)

    def _take_back(self, posture: EntityId, _checked: bool = False) -> None:
        self._workspace.do(delete_postures, (posture,))
        say_undoable(self._workspace, self._workspace.words("posture.taken_back"))
        now = self._now
        self.buttons[now.stance if now and now.stance in self.buttons else STANCES[0]].setFocus(
            Qt.FocusReason.OtherFocusReason)

    def _on_written(self, name: str, text: str) -> None:
        if self._now is not None:
            self._workspace.do(set_posture, self._now.id, **{name: text})
