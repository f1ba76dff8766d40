"""The place Collectives: one collective at a time, in five tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from collective_desk.commands.collectives import delete_collectives, found_collective
from collective_desk.domain.entities import (
    KINDS,
    Collective,
    EntityId,
    Goal,
    LeadershipTurn,
    MissingItem,
    Posture,
)
from collective_desk.store.queries.collectives import collectives
from collective_desk.store.records import Commit
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.together.goals.tab import GoalsTab
from collective_desk.ui.together.leadership.tab import LeadershipTab
from collective_desk.ui.together.purpose.founding import Founding
from collective_desk.ui.together.purpose.tab import CollectiveTab
from collective_desk.ui.together.reflection.tab import ReflectionTab
from collective_desk.ui.together.strengths_tab import StrengthsTab
from collective_desk.ui.together.tab import Ground, Tab
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.signs import Signs
from collective_desk.ui.workspace import Workspace

TABS: dict[str, type[Tab]] = {
    "collective": CollectiveTab, "leadership": LeadershipTab, "goals": GoalsTab,
    "strengths": StrengthsTab, "reflection": ReflectionTab,
}
NEEDS_ONE = frozenset({"collective", "leadership"})
"""Tabs that say nothing before there is a collective."""
STANDS_ON = {
    Goal.kind_name: "goals", MissingItem.kind_name: "goals", Posture.kind_name: "leadership",
    LeadershipTurn.kind_name: "leadership",
}
"""The tab of each kind of thing; of any other it is the collective itself."""
NAME_WIDTH = 124
FOUND, DELETE = "found", "delete"


class CollectivesPage(QWidget):
    """Holds the tabs; each is made when it is first shown, and reads only while it is seen."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ground = Ground(
            workspace, Signs(workspace.theme, workspace.words), workspace.names)
        self._tabs: dict[str, Tab] = {}
        self._stale: set[str] = set()
        self._shown, self._collective = "collective", ""
        self._build()
        workspace.bridge.committed.connect(self._on_committed)
        self.show_part("collective")

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """What stands in the top bar while this place is shown."""
        return (self._which, *self._buttons.values())

    @property
    def shown(self) -> str:
        """The tab that is shown."""
        return self._shown

    @property
    def tab(self) -> Tab:
        """What is on the tab that is shown."""
        return self._made(self._shown)

    @property
    def name_field(self) -> QLineEdit:
        """The line that founds a collective."""
        return self._founding.field

    def show_part(self, part: str) -> None:
        """Go to a tab, or to the line that founds a collective."""
        if part == FOUND:
            self._stack.setCurrentWidget(self._founding)
            self._founding.begin()
            return
        self._shown = part
        self._buttons[part].setChecked(True)
        tab = self._made(part)
        self._refresh(part)
        if part in NEEDS_ONE and self._current() is None:
            self._stack.setCurrentWidget(self._founding)
            self._founding.begin()
            return
        self._stack.setCurrentWidget(tab)
        tab.begin()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._shown in self._stale:
            self._refresh(self._shown)
        showing = self._stack.currentWidget()
        if isinstance(showing, (Tab, Founding)):
            showing.begin()

    def hideEvent(self, event: object) -> None:
        for tab in self._tabs.values():
            tab.keep()
        super().hideEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in steps:
            names = list(TABS)
            at = names.index(self._shown) + steps[Qt.Key(event.key())]
            self.show_part(names[at % len(names)])
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        self._which = Button(theme, "", look="quiet", arrow=True)
        self._which.clicked.connect(self._on_which)
        group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for name in TABS:
            button = Button(theme, words(f"together.{name}"), look="quiet")
            button.setCheckable(True)
            button.setToolTip(words("together.walk"))
            button.clicked.connect(partial(self._on_tab, name))
            group.addButton(button)
            self._buttons[name] = button
        self._founding = Founding(theme, words)
        self._founding.named.connect(self._on_named)
        self._founding.given_up.connect(self._on_given_up)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._founding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _made(self, name: str) -> Tab:
        if name not in self._tabs:
            self._tabs[name] = TABS[name](self._ground)
            self._stack.addWidget(self._tabs[name])
            self._stale.add(name)
        return self._tabs[name]

    def _current(self) -> Collective | None:
        known = collectives(self._workspace.desk.read)
        found = next((one for one in known if one.id == self._collective), None)
        return found or next(iter(known), None)

    def _refresh(self, name: str) -> None:
        current = self._current()
        self._stale.discard(name)
        self._collective = current.id if current else ""
        self._name_shown(current)
        self._made(name).refresh(current)

    def _name_shown(self, current: Collective | None) -> None:
        words, theme = self._workspace.words, self._workspace.theme
        name = current.name if current else words("action.collective.found")
        measures = QFontMetrics(theme.font("body"))
        self._which.setText(
            measures.elidedText(name, Qt.TextElideMode.ElideRight, theme.px(NAME_WIDTH)))
        self._which.setAccessibleName(words("together.which", name=name) if current else name)

    def _on_committed(self, commit: Commit) -> None:
        for name, tab in self._tabs.items():
            if not tab.reads.isdisjoint(commit.touched) and (
                    name in self._stale or not tab.took(commit)):
                self._stale.add(name)
        if self.isVisible() and self._shown in self._stale:
            self._refresh(self._shown)
            showing = self._stack.currentWidget()
            empty = self._shown in NEEDS_ONE and self._current() is None
            if empty and showing is not self._founding:
                self._stack.setCurrentWidget(self._founding)
            elif not empty and showing is self._founding and commit.origin != "do":
                self._stack.setCurrentWidget(self._made(self._shown))

    def _on_tab(self, name: str, _checked: bool = False) -> None:
        self.show_part(name)

    def _on_which(self, _checked: bool = False) -> None:
        known = collectives(self._workspace.desk.read)
        if not known:
            self.show_part(FOUND)
            return
        choices: list[Choice] = [(one.id, one.name, None) for one in known]
        choices.append((FOUND, self._workspace.words("together.found_another"), None))
        choices.append((DELETE, self._workspace.words("together.delete"), None))
        open_choices(self._which, choices, [self._collective], self._take)

    def _take(self, id: object) -> None:
        if id == FOUND:
            self.show_part(FOUND)
            return
        self.tab.keep()
        if id == DELETE:
            self._delete()
            return
        self.show_collective(str(id))

    def _delete(self) -> None:
        """Take the collective off the desk; the toast offers to bring it back."""
        words, current = self._workspace.words, self._current()
        if current is not None:
            self._workspace.do(delete_collectives, (current.id,))
            say_undoable(self._workspace, words("together.deleted", name=current.name))

    def show_thing(self, kind: str, id: EntityId) -> None:
        """Go to the very thing: its collective, its tab, and where it stands there."""
        at = KINDS[kind]
        thing = self._workspace.desk.read.get(at, id)
        collective = id if at is Collective else next(
            (getattr(thing, name) for name in ("collective", "source")
             if getattr(thing, name, None)), None)
        if collective:
            self._collective = collective
            self._stale |= self._tabs.keys()
        part = STANDS_ON.get(kind, "collective")
        self.show_part(part)
        self._made(part).go_to(id)

    def show_collective(self, id: EntityId) -> None:
        """Show another collective."""
        self._collective = id
        self._stale |= self._tabs.keys()
        self.show_part(self._shown)

    def _on_named(self, name: str) -> None:
        made = self._workspace.do(found_collective, name)
        if made is not None:
            self._collective = made
            self._stale |= self._tabs.keys()
            self.show_part("collective")

    def _on_given_up(self) -> None:
        if self._current() is not None:
            self.show_part(self._shown)
