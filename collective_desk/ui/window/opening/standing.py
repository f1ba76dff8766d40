"""How a person has a desk open: what is kept when the window is made anew around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collective_desk.domain.entities import EntityId
from collective_desk.domain.looking import Looking
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.window.frame.geometry import Panes

if TYPE_CHECKING:
    from collections.abc import Callable

    from collective_desk.store.desk import Desk
    from collective_desk.ui.window.desk_view import DeskView


@dataclass(frozen=True, slots=True)
class Standing:
    """Where she is and what she holds; the desk itself stays open meanwhile."""

    place: str
    selected: tuple[EntityId, ...]
    camera: Camera
    line: str
    looking: Looking
    pen: EntityId | None
    speaker: str
    panel: str
    panes: Panes
    map: EntityId
    in_session: bool
    """Whether a session runs, and its clock with it."""

    @classmethod
    def of(cls, view: DeskView, place: str) -> Standing:
        """Note how a desk is open."""
        workspace, clock = view.workspace, view.workspace.sessions.runner.clock
        return cls(
            place, workspace.selection.ids, view.map.canvas.camera, view.map.bar.text,
            workspace.look.looking, workspace.pens.id, workspace.informants.current,
            workspace.side.panel, view.map.panes(), workspace.map,
            clock is not None and not clock.paused)

    def resume(self, view: DeskView) -> None:
        """Open a desk in the same way."""
        workspace, canvas = view.workspace, view.map.canvas
        view.map.take_panes(self.panes)
        if self.map != workspace.map:
            view.shell.maps.show(self.map)
        workspace.look.take(self.looking)
        workspace.informants.take(self.speaker)
        if self.pen is not None:
            workspace.pens.take(self.pen)
        if self.in_session:
            workspace.sessions.runner.resume()
        view.shell.show_place(self.place)
        canvas.look(self.camera)
        workspace.selection.set(self.selected)
        if self.panel:
            workspace.side.toggle(self.panel)
        if self.line:
            view.map.bar.begin(self.line)


def make_anew(view: DeskView, place: str, show: Callable[[Desk], DeskView]) -> None:
    """Make the view of an open desk again, in other words or of another size."""
    standing = Standing.of(view, place)
    view.take_out()
    view.deleteLater()
    standing.resume(show(view.desk))
