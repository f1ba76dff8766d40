"""Sorting one note, or several: kind, words, links, where it belongs, who may see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.notes import (
    correct_note,
    join_notes,
    set_notes,
    split_note,
)
from collective_desk.domain.entities import Actor, Attachment, EntityId, Note, Session, Tie
from collective_desk.domain.steps import steps_of
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.attachments import shown
from collective_desk.store.queries.note_links import NoteLinks, link_offers
from collective_desk.store.queries.notes import Entry
from collective_desk.store.queries.sessions import sessions
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.ui.code_words import code_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Labelled, emptied
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.widgets.tab_order import tab_through
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .photo_row import PhotoRow
from .taking_off import take_off

Took = Callable[[object], None]
PHOTO = 130


class NoteEditor(QWidget):
    """What can be done with the notes that are chosen."""

    made = Signal(str)
    """A note that took the place of those chosen."""

    def __init__(self, workspace: Workspace, index: SuggestIndex, signs: Signs) -> None:
        super().__init__()
        self._workspace, self._index, self._signs = workspace, index, signs
        self._links = NoteLinks(workspace.desk.read, index.names)
        self._ids: tuple[EntityId, ...] = ()
        self._note: Note | None = None
        self.photos: dict[EntityId, PhotoRow] = {}
        """The photos of the note that is shown."""
        self._build()

    def show_notes(self, chosen: list[Entry]) -> None:
        """Show the notes that are chosen."""
        self.keep()
        self._ids = tuple(one.id for one in chosen if not one.promised)
        read, words = self._workspace.desk.read, self._workspace.words
        self._note = read.get(Note, self._ids[0]) if self._ids else None
        note, one = self._note, len(self._ids) == 1
        self._head.setText(words("session.chosen_notes", count=len(self._ids)))
        self._head.setVisible(not one)
        for widget in (*self._single, self.split):
            widget.setVisible(one)
        self.join.setVisible(len(self._ids) > 1)
        if note is None:
            return
        self.conflicts.show_among([
            *((Note.kind_name, id) for id in self._ids),
            *((Attachment.kind_name, id) for id in note.attachments)])
        self.text.set_kept(note.text)
        self.speaker.set_kept(note.speaker)
        self._kind.setText(code_words(words, "note_kind", note.kind))
        self._level.setText(words(f"sensitivity.{note.sensitivity}"))
        session = read.get(Session, note.session) if note.session else None
        session = session if session and session.alive else None
        self._session.setText(session.title if session else words("session.no_session"))
        steps = steps_of(session) if session else ()
        known = note.step is not None and note.step < len(steps)
        self._step.setText(steps[note.step or 0].title if known else words("session.no_step"))
        self._step.setVisible(one and bool(steps))
        for button in (self._kind, self._level, self._session, self._step):
            button.updateGeometry()
        self._show_links(note)
        self._show_photos(note)

    def keep(self) -> None:
        """Keep what is being written."""
        self.text.keep()
        self.speaker.keep()

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        self._head = Text(theme, role="lead", strong=True)
        self.text = ProseField()
        self.text.written.connect(self._on_text)
        self.speaker = TextField(inline=False)
        self.speaker.written.connect(self._on_speaker)
        self._kind, self._level, self._session, self._step = (
            Button(theme, look="default", arrow=True, small=True) for _ in range(4))
        self._kind.clicked.connect(self._on_kind)
        self._level.clicked.connect(self._on_level)
        self._session.clicked.connect(self._on_session)
        self._step.clicked.connect(self._on_step)
        self._about = QWidget()
        self._chips = Flow(self._about)
        pictures = QWidget()
        self._pictures = QVBoxLayout(pictures)
        self._pictures.setContentsMargins(0, 0, 0, 0)
        self._pictures.setSpacing(theme.px(8))
        self.link = EntryLine(words("session.add_link"))
        self.link.returnPressed.connect(self._on_link)
        self.split = Button(theme, words("session.split"), icon="scissors", small=True)
        self.join = Button(theme, words("session.join"), icon="merge", small=True)
        self.delete = Button(theme, words("action.edit.delete"), icon="trash-2", small=True)
        self.split.clicked.connect(self._on_split)
        self.join.clicked.connect(self._on_join)
        self.delete.clicked.connect(self._on_delete)
        said = Labelled(theme, words("session.words"), self.text)
        who = Labelled(theme, words("session.who_said"), self.speaker)
        linked = Labelled(theme, words("session.about"), self._about)
        self._single = (said, who, linked, self.link, pictures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.conflicts = Conflicts(self._workspace)
        for widget in (self._head, self.conflicts, said, who, linked, self.link, pictures):
            column.addWidget(widget)
        self._add_choices(column)

    def _add_choices(self, column: QVBoxLayout) -> None:
        """Add what can be chosen for a note, and what can be done with it."""
        theme, words = self._workspace.theme, self._workspace.words
        for label, button in (
            ("session.kind", self._kind), ("session.in_session", self._session),
            ("session.in_step", self._step), ("session.who_may_see", self._level),
        ):
            row = QHBoxLayout()
            row.addWidget(Text(theme, words(label), "small", tone="ink_soft"), 1)
            row.addWidget(button)
            column.addLayout(row)
        done = QWidget()
        flow = Flow(done, theme.px(8))
        for button in (self.split, self.join, self.delete):
            flow.addWidget(button)
        column.addWidget(done)

    def _show_links(self, note: Note) -> None:
        theme, words, read = self._workspace.theme, self._workspace.words, self._workspace.desk.read
        emptied(self._chips)
        stops: list[QWidget] = []
        for id in note.about:
            actor, tie = read.get(Actor, id), read.get(Tie, id)
            name = actor.name if actor else self._tie_name(tie) if tie else "?"
            sign = self._signs.actor(actor, 12, letters=False) if actor else None
            chip = Chip(theme, name, picture=sign)
            chip.setAccessibleName(words("session.unlink", name=name))
            chip.setToolTip(words("session.unlink", name=name))
            chip.clicked.connect(partial(self._on_unlink, id))
            self._chips.addWidget(chip)
            stops.append(chip)
        tab_through(self._about, stops)

    def _show_photos(self, note: Note) -> None:
        found = shown(self._workspace.desk.read, note.attachments)
        if [one.attachment.id for one in found] == list(self.photos):
            # A caption is being written: the rows stay.
            for one in found:
                self.photos[one.attachment.id].show_photo(one.attachment)
            return
        emptied(self._pictures)
        self.photos = {}
        for one in found:
            row = self.photos[one.attachment.id] = PhotoRow(self._workspace, one, PHOTO)
            self._pictures.addWidget(row)

    def _tie_name(self, tie: Tie) -> str:
        read = self._workspace.desk.read
        ends = (read.get(Actor, tie.source), read.get(Actor, tie.target))
        return " → ".join(end.name for end in ends if end)

    def _on_text(self, text: str) -> None:
        if self._note is not None and text.strip() != self._note.text:
            made = self._workspace.do(correct_note, self._note.id, text)
            self._tell(made)

    def _on_speaker(self, speaker: str) -> None:
        self._set(speaker=speaker)

    def _on_link(self) -> None:
        typed, read = self.link.text().strip(), self._workspace.desk.read
        ids = self._links.who(typed) or tuple(
            one.id for one in link_offers(read, self._index, typed, ties=True)[:1])
        if not ids:
            words = self._workspace.words
            self._workspace.shell.say(words("session.no_such_actor", name=typed), warn=True)
        elif self._note is not None:
            self.link.clear()
            self._set(about=tuple(dict.fromkeys((*self._note.about, *ids))))

    def _on_unlink(self, id: EntityId, _checked: bool = False) -> None:
        if self._note is not None:
            self._set(about=tuple(one for one in self._note.about if one != id))

    def _on_kind(self) -> None:
        words = self._workspace.words
        self._choose(self._kind, [
            (code, words(f"note_kind.{code}"), None) for code in VOCABULARIES["note_kind"]],
            lambda code: self._set(kind=code))

    def _on_level(self) -> None:
        words = self._workspace.words
        self._choose(self._level, [
            (code, words(f"sensitivity.{code}"), None) for code in VOCABULARIES["sensitivity"]],
            lambda code: self._set(sensitivity=code))

    def _on_session(self) -> None:
        known = sessions(self._workspace.desk.read)
        self._choose(
            self._session, [(one.id, one.title, None) for one in known],
            lambda id: self._set(session=id, step=None))

    def _on_step(self) -> None:
        note = self._note
        session = self._workspace.desk.read.get(Session, note.session or "") if note else None
        if session is not None:
            self._choose(self._step, [
                (at, step.title, None) for at, step in enumerate(steps_of(session))],
                lambda at: self._set(step=at))

    def _choose(self, button: Button, choices: list[Choice], take: Took) -> None:
        open_choices(button, choices, [], take)

    def _on_split(self) -> None:
        """Split at the caret; with the caret at an end, at every line."""
        if self._note is None:
            return
        text, at = self.text.toPlainText(), self.text.textCursor().position()
        parts = [text[:at], text[at:]] if text[:at].strip() and text[at:].strip() else (
            text.split("\n"))
        note, self._note = self._note, None
        made = self._workspace.do(split_note, note.id, parts)
        self._tell(made[0] if made else None)

    def _on_join(self) -> None:
        self._tell(self._workspace.do(join_notes, self._ids))

    def _on_delete(self) -> None:
        self._note = None
        take_off(self._workspace, self._ids)

    def _set(self, **fields: object) -> None:
        if self._ids:
            self._workspace.do(set_notes, self._ids, **fields)

    def _tell(self, made: EntityId | None) -> None:
        if made is not None:
            self.made.emit(made)

    def focus_words(self) -> None:
        """Go to the words of the note."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
