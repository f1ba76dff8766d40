"""Chips of an actor: how far it may be shown, how present it is, its roles; dashed if not said."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from collective_desk.commands.actors import set_actor
from collective_desk.domain.entities import Actor
from collective_desk.domain.rules import REALM_POSITIONS
from collective_desk.domain.vocabularies import REALMS, VOCABULARIES, realm_of
from collective_desk.store.queries.actors import own_codes
from collective_desk.store.queries.assessments import said_of
from collective_desk.ui.code_words import code_meant, code_words, codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.widgets.chip import Chip
from collective_desk.ui.widgets.flow import Flow
from collective_desk.ui.widgets.parts import emptied
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

from .texts import TEXTS

OWN = {"role": "roles", "level": "level", "sector": "sector"}
"""What may be said in a desk's own words, and its field."""
SEEN_BY = {"open": "eye", "limited": "users", "confidential": "eye-off", "strict": "lock"}
CODED = ("presence", "sector", "level")


class ActorChips(QWidget):
    """What is said in a word each; a press opens its menu."""

    open_text = Signal(str)
    open_influence = Signal()
    open_together = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._actor: Actor | None = None
        self._shown: tuple[object, ...] = ()
        self._flow = Flow(self)
        self.silent_parts: tuple[str, ...] = ()
        """Parts of the panel that say nothing of this actor yet."""
        self.unknown = QWidget()
        self._foot = Flow(self.unknown)

    def show_actor(self, actor: Actor) -> None:
        """Show the chips of an actor."""
        self._actor = actor
        influence = "influence" in said_of(self._workspace.desk.read, actor.id)
        shown = (*self._sayings(actor), influence)
        if shown == self._shown:
            return  # the chips are the same for many: making them costs more than all the rest
        self._shown = shown
        emptied(self._flow)
        emptied(self._foot)
        words = self._workspace.words
        tone = "danger" if actor.sensitivity in {"confidential", "strict"} else "ink"
        seen = code_words(words, "sensitivity", actor.sensitivity)
        self._add(seen, "sensitivity", icon=SEEN_BY.get(actor.sensitivity, "eye"), tone=tone)
        for name in CODED:
            if getattr(actor, name):
                self._add(code_words(words, name, getattr(actor, name)), name)
        for role in actor.roles:
            self._add(code_words(words, "role", role), "role")
        if actor.own_team:
            self._add(words("field.own_team"), "own_team", checked=True)
        self._show_unknown(actor, influence=influence)
        for widget in (self, self.unknown):
            widget.updateGeometry()

    def found(self, words: str) -> Chip | None:
        """Give the chip with these words."""
        chips = [*self.findChildren(Chip), *self.unknown.findChildren(Chip)]
        return next((chip for chip in chips if chip.text() == words and not chip.isHidden()), None)

    def _sayings(self, actor: Actor) -> tuple[object, ...]:
        """Give all that the chips of an actor depend on."""
        return (
            actor.sensitivity, *(getattr(actor, name) for name in CODED), actor.roles,
            actor.own_team, self.silent_parts, self._workspace.theme.px(100),
            tuple(bool(getattr(actor, name)) for name in TEXTS))

    def _show_unknown(self, actor: Actor, *, influence: bool) -> None:
        words = self._workspace.words
        for name in (*CODED, "role", "own_team"):
            known = actor.roles if name == "role" else getattr(actor, name)
            if not known:
                self._add(words(f"field.{name}"), name, dashed=True)
        if not influence:
            self._dash(words("field.influence"), self.open_influence.emit, "influence")
        for name in self.silent_parts:
            self._dash(words(f"field.{name}"), partial(self.open_together.emit, name), name)
        for name in TEXTS:
            # A door is asked of those who guard one.
            asked = name != "guards" or "gatekeeper" in actor.roles
            if asked and not getattr(actor, name):
                self._dash(words(f"field.{name}"), partial(self.open_text.emit, name), name)

    def _add(
        self, text: str, name: str, *, icon: str = "", tone: str = "ink", dashed: bool = False,
        checked: bool = False,
    ) -> None:
        chip = Chip(
            self._workspace.theme, text, icon="plus" if dashed else icon, dashed=dashed, tone=tone)
        chip.setCheckable(checked)
        chip.setChecked(checked)
        chip.clicked.connect(partial(self._on_pressed, chip, name))
        (self._foot if dashed else self._flow).addWidget(chip)
        chip.show()

    def _dash(self, text: str, then: object, name: str) -> None:
        chip = Chip(self._workspace.theme, text, icon="plus", dashed=True)
        chip.setObjectName(name)
        chip.clicked.connect(then)
        self._foot.addWidget(chip)
        chip.show()

    def _on_pressed(self, chip: Chip, name: str, _checked: bool = False) -> None:
        actor, words = self._actor, self._workspace.words
        if actor is None:
            return
        if name == "own_team":
            self._workspace.do(set_actor, actor.id, own_team=not actor.own_team)
            return
        many = name == "role"
        chosen = actor.roles if many else [getattr(actor, name)]
        own = own_words(self._workspace, name, OWN[name]) if name in OWN else []
        choices: list[Choice] = [
            (code, said, None) for code, said in codes_in_words(words, name, own)]
        nothing = "" if name == "sensitivity" else words("value.clear")
        open_choices(
            chip, choices, [one for one in chosen if one], partial(self._take, name), many=many,
            nothing=nothing, own=words("value.own") if name in OWN else "")

    def _take(self, name: str, value: object) -> None:
        actor = self._actor
        if actor is None:
            return
        if isinstance(value, str):
            value = code_meant(self._workspace.words, name, value)
        if name != "role":
            self._workspace.do(set_actor, actor.id, **{name: value})
            return
        roles = list(actor.roles)
        if value is None:
            roles = []
        elif value in roles:
            roles.remove(str(value))
        else:
            roles.append(str(value))
        self._workspace.do(set_actor, actor.id, roles=tuple(roles))


def own_words(workspace: Workspace, vocabulary: str, field: str) -> list[str]:
    """List the words that this desk added to a vocabulary."""
    return own_codes(workspace.desk.read, field, VOCABULARIES[vocabulary])


def kind_choices(workspace: Workspace, signs: Signs) -> list[Choice]:
    """List the kinds of actors with their signs, realm by realm, and the desk's own."""
    own = own_words(workspace, "actor_kind", "kind")
    kinds = codes_in_words(workspace.words, "actor_kind", own)
    return [
        (code, said, QIcon(signs.sign(realm_of(None, code), code, 18)))
        for realm in (*REALMS, None) for code, said in kinds if realm_of(None, code) == realm
    ]


def realm_choices(workspace: Workspace, signs: Signs) -> list[Choice]:
    """List the three realms with their shapes."""
    return [
        (REALM_POSITIONS[realm], workspace.words(f"realm.{realm}"),
         QIcon(signs.sign(realm, None, 16)))
        for realm in REALMS
    ]
