"""The method card of a session, to read while planning; and to keep as this desk's own."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.method_cards import cards, delete_card, save_card
from collective_desk.domain.entities import MethodCard, Session
from collective_desk.domain.steps import steps_of
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

TOLD = ("purpose", "when", "people", "materials", "leaves", "watch")


class CardView(QWidget):
    """What a card says; only what it says something of."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._session: Session | None = None
        self._card: MethodCard | None = None
        theme, words = workspace.theme, workspace.words
        self._name = Text(theme, role="lead", strong=True, lines=2)
        self._told: dict[str, tuple[Text, Text]] = {}
        self.keep = Button(
            theme, words("session.keep_card"), icon="copy-plus", look="quiet", arrow=True)
        self.keep.clicked.connect(self._on_keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._name)
        self.conflicts = Conflicts(workspace)
        column.addWidget(self.conflicts)
        for name in TOLD:
            head = Text(
                theme, words(f"method_card.{name}"), "caption", tone="ink_soft", strong=True)
            said = Text(theme, lines=0)
            self._told[name] = (head, said)
            column.addWidget(head)
            column.addWidget(said)
        column.addWidget(self.keep)

    def show_session(self, session: Session) -> None:
        """Show the card a session was planned from."""
        words = self._workspace.words
        known = cards(self._workspace.desk.read, words)
        self._session = session
        self._card = next(
            (card for card in known if session.card and session.card in (card.id, card.base)), None)
        card = self._card
        self.conflicts.show_among([(MethodCard.kind_name, card.id)] if card else [])
        self._name.setText(card.name if card else words("session.no_card"))
        for name, (head, said) in self._told.items():
            text = getattr(card, name) if card else ""
            said.setText(text)
            head.setVisible(bool(text))
            said.setVisible(bool(text))

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
