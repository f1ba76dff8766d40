"""The method card of a session, to read while planning, to put right, to keep as an own one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.method_cards import cards, delete_card, save_card
from collective_desk.domain.entities import MethodCard, Session
from collective_desk.domain.steps import steps_of
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import NameField, ProseField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

TOLD = ("purpose", "when", "people", "materials", "leaves", "watch")


class CardView(QWidget):
    """What a card says, only what it says something of; all of it while it is put right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._session: Session | None = None
        self._card: MethodCard | None = None
        theme, words = workspace.theme, workspace.words
        self._name = Text(theme, role="lead", strong=True, lines=2)
        self.fields: dict[str, ProseField] = {"name": NameField(theme.font("lead", strong=True))}
        """Where the card is put right."""
        self._told: dict[str, tuple[Text, Text]] = {}
        self.change = Button(theme, icon="pencil", look="quiet", small=True)
        self.change.setCheckable(True)
        self.change.setAccessibleName(words("session.change_card"))
        self.change.setToolTip(words("session.change_card"))
        self.change.clicked.connect(self._on_change)
        self.keep = Button(
            theme, words("session.keep_card"), icon="copy-plus", look="quiet", arrow=True)
        self.keep.clicked.connect(self._on_keep)
        self.conflicts = Conflicts(workspace)
        self._build()

    def show_session(self, session: Session) -> None:
        """Show the card a session was planned from."""
        words = self._workspace.words
        known = cards(self._workspace.desk.read, words)
        if self._session is not None and self._session.id != session.id:
            self.change.setChecked(False)
        self._session = session
        self._card = next(
            (card for card in known if session.card and session.card in (card.id, card.base)), None)
        card = self._card
        self.conflicts.show_among([(MethodCard.kind_name, card.id)] if card else [])
        self._name.setText(card.name if card else words("session.no_card"))
        for name, (_, said) in self._told.items():
            said.setText(getattr(card, name) if card else "")
        for name, field in self.fields.items():
            field.set_kept(getattr(card, name) if card else "")
        self._show_parts()

    def keep_as(self, how: object) -> None:
        """Keep the plan as a new card, or in place of its card, or take an own card off."""
        card, session, workspace = self._card, self._session, self._workspace
        if session is None:
            return
        if how == "gone" and card is not None:
            workspace.do(delete_card, card.id)
            return
        told = {name: getattr(card, name) if card else "" for name in TOLD}
        told["materials"] = session.materials or told["materials"]
        told["purpose"] = session.purpose or told["purpose"]
        name, old, base = session.title, None, ""
        if how == "adapted" and card is not None:
            name, old = card.name, card.id if self._is_own(card) else None
            base = card.base or ("" if old else card.id)
        made = workspace.do(
            save_card, name, card=old, base=base, method=session.method, steps=steps_of(session),
            **told)
        if made is not None:
            workspace.shell.say(workspace.words("session.card_kept", name=name))

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.fields["name"], 1)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.conflicts)
        for name in TOLD:
            label = words(f"method_card.{name}")
            pair = Text(theme, label, "caption", tone="ink_soft", strong=True), Text(theme, lines=0)
            self._told[name] = pair
            self.fields[name] = ProseField()
            self.fields[name].setAccessibleName(label)
            for part in (*pair, self.fields[name]):
                column.addWidget(part)
        column.addWidget(self.keep)
        self.fields["name"].setAccessibleName(words("field.name"))
        for name, field in self.fields.items():
            field.written.connect(partial(self._on_written, name))

    def _show_parts(self) -> None:
        card, writing = self._card, self.change.isChecked() and self._card is not None
        self.change.setVisible(card is not None)
        self._name.setVisible(not writing)
        self.fields["name"].setVisible(writing)
        for name, (head, said) in self._told.items():
            told = card is not None and bool(getattr(card, name))
            head.setVisible(told or writing)
            said.setVisible(told and not writing)
            self.fields[name].setVisible(writing)

    def _on_change(self, _checked: bool = False) -> None:
        self._show_parts()
        if self.change.isChecked():
            self.fields[TOLD[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self, name: str, text: str) -> None:
        """Put a card of this desk right; a shipped one becomes this desk's own by that."""
        card = self._card
        if card is None:
            return
        told: dict[str, Any] = {"name": card.name, name: text}
        if self._is_own(card):
            self._workspace.do(save_card, card=card.id, **told)
            return
        said = {field: getattr(card, field) for field in TOLD} | told
        self._workspace.do(save_card, base=card.id, method=card.method, **said)

    def _on_keep(self) -> None:
        words, card = self._workspace.words, self._card
        choices: list[Choice] = [("new", words("session.card_new"), None)]
        if card is not None:
            choices.append(("adapted", words("session.card_instead", name=card.name), None))
        if card is not None and self._is_own(card):
            choices.append(("gone", words("session.card_gone", name=card.name), None))
        open_choices(self.keep, choices, [], self.keep_as)

    def _is_own(self, card: MethodCard) -> bool:
        return self._workspace.desk.read.get(MethodCard, card.id) is not None
