"""What is known of one actor; every field keeps itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.actors import found_chair, rename_actor, set_actor
from collective_desk.domain.entities import Actor, EntityId
from collective_desk.domain.vocabularies import realm_of
from collective_desk.ui.code_words import code_meant, code_words
from collective_desk.ui.forms.choices import open_choices
from collective_desk.ui.forms.fields import NameField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import Link
from collective_desk.ui.widgets.signs import Signs, SignView
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .chips import ActorChips, kind_choices, realm_choices
from .influence import Influence
from .notes import ActorNotes
from .ratings import ActorRatings
from .same_names import SameNames
from .texts import ActorTexts
from .ties import ActorTies
from .together import PARTS, ActorTogether


class ActorPanel(QWidget):
    """Name, kind, realm and the rest; what nobody said yet waits as dashed chips at the foot."""

    menu_wanted = Signal()

    def __init__(self, workspace: Workspace, signs: Signs) -> None:
        super().__init__()
        self._workspace, self._signs = workspace, signs
        self._actor: Actor | None = None
        self._build()

    @property
    def name_field(self) -> NameField:
        """The field of the name."""
        return self._name

    @property
    def texts(self) -> ActorTexts:
        """The fields that are written."""
        return self._texts

    @property
    def chips(self) -> ActorChips:
        """The chips of what is known."""
        return self._chips

    @property
    def found(self) -> Button:
        """The button of an empty chair: who was missing is here now."""
        return self._found

    @property
    def same(self) -> SameNames:
        """Who else this actor is."""
        return self._same

    @property
    def ratings(self) -> ActorRatings:
        """The scales of weight and power."""
        return self._ratings

    @property
    def influence(self) -> Influence:
        """The towers, with plus and minus."""
        return self._influence

    def show_actor(self, id: EntityId) -> None:
        """Show an actor; the same one again re-reads what changed."""
        actor = self._workspace.desk.read.get(Actor, id)
        if actor is None:
            return
        self._actor = actor
        words = self._workspace.words
        self._sign.show_pixmap(self._signs.actor(actor, 36))
        self._name.set_kept(actor.name)
        kind = code_words(words, "actor_kind", actor.kind)
        self._kind.setText(kind or words("actor.no_kind"))
        self._realm.setText(words(f"realm.{realm_of(actor.realm, actor.kind) or 'unknown'}"))
        for link in (self._kind, self._realm):
            link.updateGeometry()
        self._conflicts.show_of(Actor.kind_name, id)
        self._together.show_actor(actor)
        unrated = () if self._ratings.known(actor) else ("ratings",)
        self._chips.silent_parts = unrated + tuple(
            name for name in PARTS if name not in self._together.known(actor))
        self._found.setVisible(actor.empty_chair)
        self._same.show_actor(actor)
        self._chips.show_actor(actor)
        self._influence.show_actor(actor)
        self._ratings.show_actor(actor)
        self._ties.show_actor(actor)
        self._texts.show_actor(actor)
        self._notes.show_actor(id)

    def keep(self) -> None:
        """Keep what is being written before another thing is shown."""
        self._name.keep()
        self._texts.keep()

    def _build(self) -> None:
        workspace, theme = self._workspace, self._workspace.theme
        head = self._head()
        self._conflicts = Conflicts(workspace)
        self._found = Button(theme, workspace.words("action.actor.found"), icon="user-round-check")
        self._found.clicked.connect(self._on_found)
        self._same = SameNames(workspace)
        self._chips = ActorChips(workspace)
        self._influence = Influence(workspace)
        self._ties = ActorTies(workspace, self._signs)
        self._together = ActorTogether(workspace)
        self._ratings = ActorRatings(workspace)
        self._texts = ActorTexts(workspace)
        self._notes = ActorNotes(workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        for part in (
            self._conflicts, self._found, self._same, self._chips, self._influence, self._ties,
            self._together, self._ratings, self._texts, self._notes,
        ):
            column.addWidget(part)
        column.addWidget(self._chips.unknown)
        self._chips.open_text.connect(self._on_open_text)
        self._chips.open_influence.connect(self._influence.begin)
        self._chips.open_together.connect(self._on_open_part)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        """Make the head: its sign, its name, below that kind and realm."""
        workspace, theme = self._workspace, self._workspace.theme
        self._sign = SignView(theme.px(36))
        self._name = NameField(theme.font("title", strong=True))
        self._name.setAccessibleName(workspace.words("field.name"))
        self._name.written.connect(self._on_name_written)
        self._kind, self._realm = Link(theme, role="small"), Link(theme, role="small")
        self._kind.clicked.connect(self._on_kind_clicked)
        self._realm.clicked.connect(self._on_realm_clicked)
        more = Button(theme, icon="ellipsis", look="quiet", small=True)
        more.setAccessibleName(workspace.words("actor.more"))
        more.clicked.connect(self.menu_wanted)
        of_it = QWidget()
        of_it.setContentsMargins(theme.px(4), 0, 0, 0)
        said = Flow(of_it, theme.px(4))
        for part in (self._kind, Text(theme, "·", "small", tone="ink_soft"), self._realm):
            said.addWidget(part)
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self._name)
        named.addWidget(of_it)
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(named, 1)
        head.addWidget(more, alignment=Qt.AlignmentFlag.AlignTop)
        return head

    def _on_name_written(self, name: str) -> None:
        if self._actor is None:
            return
        if name.strip():
            self._workspace.do(rename_actor, self._actor.id, name)
        else:
            # An actor keeps its name: an empty field shows it again.
            QTimer.singleShot(0, self._restore_name)

    def _on_found(self) -> None:
        if self._actor is not None:
            self._workspace.do(found_chair, self._actor.id)

    def _restore_name(self) -> None:
        if self._actor is not None:
            self._name.set_kept(self._actor.name)

    def _on_open_text(self, field: str) -> None:
        self._texts.open(field)

    def _on_open_part(self, name: str) -> None:
        if name == "ratings":
            self._ratings.begin()
        else:
            self._together.open(name)

    def _on_kind_clicked(self) -> None:
        if self._actor is not None:
            open_choices(
                self._kind, kind_choices(self._workspace, self._signs), [self._actor.kind],
                self._take_kind, nothing=self._workspace.words("value.clear"),
                own=self._workspace.words("value.own"))

    def _on_realm_clicked(self) -> None:
        if self._actor is not None:
            chosen = realm_of(self._actor.realm, self._actor.kind)
            said = self._actor.realm is not None
            as_kind = self._workspace.words("realm.by_kind") if said else ""
            open_choices(
                self._realm, realm_choices(self._workspace, self._signs), [chosen],
                self._take_realm, nothing=as_kind)

    def _take_kind(self, kind: object) -> None:
        if self._actor is not None:
            if isinstance(kind, str):
                kind = code_meant(self._workspace.words, "actor_kind", kind)
            self._workspace.do(set_actor, self._actor.id, kind=kind)

    def _take_realm(self, realm: object) -> None:
        if self._actor is not None:
            self._workspace.do(set_actor, self._actor.id, realm=realm)
