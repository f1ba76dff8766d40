"""The two tools of the map in the top bar: *Arranged freely*, *Lens kind*."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from collective_desk.domain.entities import Actor, Collective, EntityId
from collective_desk.domain.looking import Looking
from collective_desk.ui.actions.look import ARRANGEMENTS, LENSES, arrange_by
from collective_desk.ui.actions.register import Register
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.workspace import Workspace

_LONGEST = 26
"""Letters of a name that stand in the bar."""


class LookTool(Button):
    """Says in a phrase how the map is looked at; pressed, it opens the other ways."""

    def __init__(
        self, workspace: Workspace, soft: str, says: Callable[[Looking], str],
        fill: Callable[[QMenu], None],
    ) -> None:
        super().__init__(workspace.theme, look="quiet", arrow=True)
        self._map_look, self._says, self._fill, self._soft = workspace.look, says, fill, soft
        self.set_soft_part(soft)
        self.clicked.connect(self._open)
        workspace.look.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        said = self._says(self._map_look.looking)
        self.setText(said)
        self.setAccessibleName(f"{self._soft} {said}")
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        left = self.width() - menu.sizeHint().width() if self.isRightToLeft() else 0
        menu.popup(self.mapToGlobal(QPoint(left, self.height() + 4)))


def look_tools(workspace: Workspace, register: Register) -> tuple[QWidget, ...]:
    """Make both tools."""
    words = workspace.words

    def lenses(menu: QMenu) -> None:
        for code in LENSES:
            menu.addAction(register[f"look.lens_{code}"])

    def arrangements(menu: QMenu) -> None:
        for code in ARRANGEMENTS:
            menu.addAction(register[f"look.arrange_{code}"])
            if code == "rings":
                _collectives(workspace, menu)
        menu.addSeparator()
        for id in ("map.arrange", "map.arrange_selected"):
            menu.addAction(register[id])

    return (
        LookTool(workspace, words("look.arranged"), partial(_arranged, workspace), arrangements),
        LookTool(
            workspace, words("look.lens"), lambda looking: words(f"look.lens.{looking.lens}"),
            lenses),
        *(_icon_tool(workspace.theme, register, id, icon) for id, icon in (
            ("look.filter", "funnel"), ("look.views", "bookmark"))),
    )


def _icon_tool(theme: Theme, register: Register, id: str, icon: str) -> Button:
    made = register[id]
    tool = Button(theme, icon=icon, look="quiet")
    tool.setAccessibleName(made.text())
    tool.setToolTip(made.toolTip())
    tool.clicked.connect(made.trigger)
    return tool


def _arranged(workspace: Workspace, looking: Looking) -> str:
    words, by, code = workspace.words, looking.arranged_by, looking.arrangement
    kinds = {"around": Actor, "rings": Collective}
    named = workspace.desk.read.get(kinds[code], by) if by and code in kinds else None
    if named is None:
        return words(f"look.arranged.{code}")
    name = named.name if len(named.name) <= _LONGEST else named.name[: _LONGEST - 1] + "…"
    if code == "around":
        return words("look.arranged.around_named", name=name)
    return words("look.arranged.rings_named", name=name)


def _collectives(workspace: Workspace, menu: QMenu) -> None:
    """Offer the rings of every collective on the desk."""
    for collective in workspace.desk.read.all(Collective):
        name = collective.name.replace("&", "&&")
        made = QAction(workspace.words("look.arranged.rings_named", name=name), menu)
        made.setIcon(workspace.theme.icon(ARRANGEMENTS["rings"]))
        made.triggered.connect(partial(_ring, workspace, collective.id))
        menu.addAction(made)


def _ring(workspace: Workspace, collective: EntityId, _checked: bool = False) -> None:
    arrange_by(workspace, "rings", collective)
