"""What is planned of a session: when, where, for what, by whom, with whom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from collective_desk.commands.sessions import expect_new, set_session
from collective_desk.commands.typed_days import day_gone, day_to_come, shown_day
from collective_desk.domain.entities import EntityId, Session
from collective_desk.domain.errors import DeskError
from collective_desk.domain.folding import fold
from collective_desk.domain.rules import names_listed
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.store.queries.names import NameIndex
from collective_desk.ui.code_words import codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import NameField, ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.parts import Labelled, Link
from collective_desk.ui.workspace import Workspace, sentence

from .saying import named

LINES = ("date", "place", "language", "facilitators", "expected")
PROSE = ("purpose", "materials")


class SessionForm(QWidget):
    """Fields that keep themselves."""

    wrong = Signal(str)
    """What could not be understood, in words."""

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace, self._names = workspace, names
        self._session: Session | None = None
        theme, words = workspace.theme, workspace.words
        self.title = NameField(theme.font("heading", strong=True))
        self.title.setAccessibleName(words("session.field.title"))
        self.title.written.connect(self._on_title)
        self.fields: dict[str, TextField | ProseField] = {}
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        for number, name in enumerate(LINES):
            line = self.fields[name] = TextField(inline=False)
            line.setPlaceholderText(words(f"session.hint.{name}"))
            line.setMinimumWidth(theme.px(120))
            row = Labelled(theme, words(f"session.field.{name}"), line)
            wide = 2 if name == "expected" else 1
            grid.addWidget(row, number // 2, number % 2, 1, wide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.title)
        self.conflicts = Conflicts(workspace)
        column.addWidget(self.conflicts)
        column.addLayout(grid)
        self.seen = Link(theme, tone="accent")
        self.seen.clicked.connect(self._on_seen)
        column.addWidget(Labelled(theme, words("field.sensitivity"), self.seen))
        for name in PROSE:
            prose = self.fields[name] = ProseField()
            column.addWidget(Labelled(theme, words(f"session.field.{name}"), prose))
        self.fields["date"].written.connect(self._on_date)
        self.fields["facilitators"].written.connect(self._on_facilitators)
        self.fields["expected"].written.connect(self._on_expected)
        self.fields["place"].written.connect(self._on_place)
        self.fields["language"].written.connect(self._on_language)
        self.fields["purpose"].written.connect(self._on_purpose)
        self.fields["materials"].written.connect(self._on_materials)

    def show_session(self, session: Session) -> None:
        """Show what is planned."""
        if self._session is not None and self._session.id != session.id:
            self.keep()
        self._session = session
        words, read = self._workspace.words, self._workspace.desk.read
        self.title.set_kept(session.title)
        self.conflicts.show_of(Session.kind_name, session.id)
        self.seen.setText(words(f"sensitivity.{session.sensitivity}"))
        self.seen.updateGeometry()
        comma = words("names.comma")
        kept = {
            "date": _day_words(words, session), "place": session.place,
            "language": _language_words(words, session.language), "purpose": session.purpose,
            "materials": session.materials, "facilitators": comma.join(session.facilitators),
            "expected": comma.join(
                name for id in session.expected if (name := named(read, id))),
        }
        for name, text in kept.items():
            self.fields[name].set_kept(text)

    def keep(self) -> None:
        """Keep what is being written."""
        self.title.keep()
        for field in self.fields.values():
            field.keep()

    def _set(self, **fields: object) -> None:
        if self._session is not None:
            self._workspace.do(set_session, self._session.id, **fields)

    def _on_title(self, title: str) -> None:
        if title.strip():
            self._set(title=title)
        elif self._session is not None:
            self.title.set_kept(self._session.title)

    def _on_date(self, said: str) -> None:
        words, over = self._workspace.words, bool(self._session and self._session.ended)
        try:
            self._set(date=(day_gone if over else day_to_come)(words, said))
            return
        except DeskError as error:
            self.wrong.emit(sentence(words, error.id, error.facts))
        if self._session is not None:
            self.fields["date"].set_kept(_day_words(words, self._session))

    def _on_seen(self, _checked: bool = False) -> None:
        if self._session is not None:
            choices: list[Choice] = [
                (code, said, None)
                for code, said in codes_in_words(self._workspace.words, "sensitivity")]
            open_choices(self.seen, choices, [self._session.sensitivity], self._take_seen)

    def _take_seen(self, level: object) -> None:
        self._set(sensitivity=level)

    def _on_place(self, place: str) -> None:
        self._set(place=place)

    def _on_language(self, language: str) -> None:
        words = self._workspace.words
        self._set(language=_language_typed(words, language))
        if self._session is not None:
            self.fields["language"].set_kept(_language_words(words, self._session.language))

    def _on_purpose(self, purpose: str) -> None:
        self._set(purpose=purpose)

    def _on_materials(self, materials: str) -> None:
        self._set(materials=materials)

    def _on_facilitators(self, said: str) -> None:
        self._set(facilitators=names_listed(said))

    def _on_expected(self, said: str) -> None:
        known: list[EntityId] = []
        strange: list[str] = []
        for name in names_listed(said):
            # Of two with one name the first is expected; the name alone cannot tell them apart.
            found = self._names.meant(name) or next(iter(self._names.who(name)), None)
            known += [] if found is None else [found]
            strange += [name] if found is None else []
        self._set(expected=dict.fromkeys(known))
        if strange and self._session is not None:
            words = self._workspace.words
            self._workspace.shell.say(
                words("session.expected_unknown", names=words("names.comma").join(strange)),
                words("session.expect_new", count=len(strange)),
                partial(self._add_expected, self._session.id, strange))

    def _add_expected(self, session: EntityId, names: list[str]) -> None:
        self._workspace.do(expect_new, session, names, on=self._workspace.map)


def _day_words(words: Words, session: Session) -> str:
    """Say the day of a session; of one that is over it lies behind us."""
    return shown_day(words, session.date, gone=bool(session.ended))


def _language_words(words: Words, code: str) -> str:
    """Name a language as those who speak it do; another stays as it was written."""
    return words(f"action.language.{code}") if code in LANGUAGES else code


def _language_typed(words: Words, typed: str) -> str:
    """Give the code of a language in which the program can print; else what was typed."""
    key = fold(typed)
    return next((code for code in LANGUAGES
                 if key in {code, fold(_language_words(words, code))}), typed.strip())
