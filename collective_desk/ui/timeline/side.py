"""Beside the timeline: one milestone with its evidence, or trust in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from collective_desk.commands.milestones import (
    delete_milestones,
    set_milestone,
)
from collective_desk.commands.typed_days import day_gone, shown_day
from collective_desk.domain.entities import Actor, Attachment, EntityId, Milestone, Session
from collective_desk.domain.errors import DeskError
from collective_desk.showing.trust_words import Finding
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.panels.tie.trust_sides import TrustSides
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled, Link, emptied
from collective_desk.ui.widgets.text import Surface, Text
from collective_desk.ui.workspace import Workspace

from .evidence import Evidence
from .moves import Moves
from .people import People

WIDTH = 300


class Side(Surface):
    """Shows one thing at a time; Esc or the cross closes it."""

    closed = Signal()
    followed = Signal(str, str)
    """Kind and id of what a line is about."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.theme, lines="start")
        self._workspace = workspace
        self._milestone: EntityId | None = None
        self._fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.people: dict[str, People] = {}
        """Who took part and who led, while a milestone is shown."""
        self.sides: dict[EntityId, TrustSides] = {}
        """Before and after of each tie that the milestone touched."""
        self.setFixedWidth(workspace.theme.px(WIDTH))
        theme = workspace.theme
        self._holder = holder = Surface(theme)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(8))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)
        self.hide()

    @property
    def milestone(self) -> EntityId | None:
        """The milestone that is shown."""
        return self._milestone if not self.isHidden() else None

    def show_milestone(self, id: EntityId) -> None:
        """Show what is known of a milestone."""
        known = self._workspace.desk.read.get(Milestone, id)
        if known is None or not known.alive:
            self.close_side()
            return
        writing = self._writing() if id == self._milestone else None
        self._milestone = id
        self._fresh(self._kind(known))
        self.conflicts = Conflicts(self._workspace)
        self.conflicts.show_among([
            (Milestone.kind_name, id), *((Attachment.kind_name, one) for one in known.attachments)])
        self._column.addWidget(self.conflicts)
        self._title_and_day(known)
        for name in ("took_part", "led"):
            self._people(known, name)
        self._moves(known)
        self._session(known)
        self.evidence = Evidence(self._workspace, known)
        self._column.addWidget(self.evidence)
        self._fields["note"] = self.evidence.note
        self._fields |= {id: photo.caption for id, photo in self.evidence.photos.items()}
        delete = Button(
            self._workspace.theme, self._workspace.words("milestone.delete"), icon="trash-2",
            look="quiet", small=True)
        delete.clicked.connect(partial(self._delete, id))
        self._column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeading)
        self._present()
        if writing is not None:
            self._go_on(*writing)

    def show_findings(self, found: list[Finding]) -> None:
        """Show trust in words."""
        theme, words = self._workspace.theme, self._workspace.words
        self._milestone = None
        self._fresh(words("timeline.in_words"))
        if not found:
            self._column.addWidget(
                Text(theme, words("timeline.nothing_to_say"), tone="ink_soft", lines=0))
        for one in found:
            self._column.addSpacing(theme.px(8))
            self._column.addWidget(
                Text(theme, one.sentence, "body", strong=True, tone=one.tone, lines=0))
            if one.note:
                self._column.addWidget(Text(theme, one.note, "small", tone="ink_soft", lines=0))
            for line in one.lines:
                pair = QVBoxLayout()
                pair.setSpacing(0)
                pair.addWidget(self._link(line.text, line.kind, line.about))
                if line.detail:
                    pair.addWidget(Text(theme, line.detail, "small", tone="ink_soft", lines=0))
                self._column.addLayout(pair)
        self._present()

    def close_side(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def _writing(self) -> tuple[str, str, int] | None:
        """Tell which field is being written in, what stands there, and where the caret is."""
        for name, field in self._fields.items():
            if field.hasFocus():
                if isinstance(field, QPlainTextEdit):
                    return name, field.toPlainText(), field.textCursor().position()
                return name, field.text(), field.cursorPosition()
        return None

    def _go_on(self, name: str, text: str, caret: int) -> None:
        """Let somebody go on writing where they were: the side was made anew under them."""
        field = self._fields.get(name)
        if field is None:
            return
        if name in self.people:
            self.people[name].begin()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
            cursor = field.textCursor()
            cursor.setPosition(min(caret, len(text)))
            field.setTextCursor(cursor)
        else:
            field.setText(text)
            field.setCursorPosition(caret)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _present(self) -> None:
        """Show what was put in, as high as its lines need: a scroll area does not ask."""
        self._column.addStretch(1)
        self.show()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        high = self._column.heightForWidth(self.width() - bar - 1)
        self._holder.setMinimumHeight(max(high, 0))

    def _fresh(self, title: str) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        emptied(self._column)
        self._fields = {}
        head = QHBoxLayout()
        head.addWidget(Text(theme, title, "caption", tone="ink_soft", strong=True), 1)
        close = Button(theme, icon="x", look="quiet", small=True)
        close.setAccessibleName(words("timeline.close"))
        close.setToolTip(words("timeline.close"))
        close.clicked.connect(self.close_side)
        head.addWidget(close)
        self._column.addLayout(head)

    def _kind(self, known: Milestone) -> str:
        words = self._workspace.words
        id = (f"early_win.{known.early_win}" if known.early_win
              else f"milestone_kind.{known.kind}")
        said = words(id) if id in words else str(known.kind or "").replace("_", " ")
        return words("milestone.early_win_is", win=said) if known.early_win else said

    def _title_and_day(self, known: Milestone) -> None:
        words, theme = self._workspace.words, self._workspace.theme
        for name, field in (
                ("title", TextField(inline=False)), ("date", TextField(inline=False)),
                ("place", TextField(inline=False)), ("text", ProseField())):
            kept = getattr(known, name) or ""
            field.set_kept(shown_day(words, kept, gone=True) if name == "date" else kept)
            field.written.connect(partial(
                self._write_day if name == "date" else self._write, known.id, name))
            self._column.addWidget(Labelled(theme, words(f"milestone.field.{name}"), field))
            self._fields[name] = field

    def _people(self, known: Milestone, name: str) -> None:
        words, reader = self._workspace.words, self._workspace.desk.read
        found = [actor for id in getattr(known, name)
                 if (actor := reader.get(Actor, id)) and actor.alive]
        people = People(self._workspace, words(f"milestone.field.{name}"), found)
        people.pressed.connect(partial(self._follow, "actor"))
        people.written.connect(partial(self._write, known.id, name))
        self.people[name] = people
        self._fields[name] = people.line
        self._column.addWidget(people)

    def _moves(self, known: Milestone) -> None:
        moves = Moves(self._workspace, known)
        moves.pressed.connect(partial(self._follow, "tie"))
        self.sides = moves.sides
        self._fields["moves"] = moves.line
        self._column.addWidget(moves)

    def _session(self, known: Milestone) -> None:
        session = self._workspace.desk.read.get(Session, known.session) if known.session else None
        if session is not None and session.alive:
            self._column.addWidget(self._link(session.title, "session", session.id))

    def _link(self, said: str, kind: str, id: EntityId) -> QWidget:
        link = Link(self._workspace.theme, said, tone="ink", wraps=True)
        link.clicked.connect(partial(self._follow, kind, id))
        return link

    def _follow(self, kind: str, id: EntityId, _checked: bool = False) -> None:
        self.followed.emit(kind, id)

    def _write(self, id: EntityId, name: str, value: object) -> None:
        self._workspace.do(set_milestone, id, **{name: value})

    def _write_day(self, id: EntityId, name: str, said: str) -> None:
        workspace = self._workspace
        try:
            self._write(id, name, day_gone(workspace.words, said))
        except DeskError as error:
            workspace.refuse(error)

    def _delete(self, id: EntityId, _checked: bool = False) -> None:
        self._workspace.do(delete_milestones, [id])

