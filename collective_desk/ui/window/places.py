"""The places of the rail: a record each, from which rail, keys and pages are made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # the rail is painted long before there is a desk to work with
    from collective_desk.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """A place a person can go to; its words are `place.<id>`.

    `page` names module and class of what is shown there, made with the workspace at the first
    visit. A page with `tools` (widgets) has them in the top bar while it is shown.
    """

    id: str
    icon: str
    page: str = ""

    def make(self, workspace: Workspace) -> QWidget:
        """Make the page."""
        module, _, name = self.page.partition(":")
        made = getattr(import_module(module, "collective_desk.ui.pages"), name)(workspace)
        return cast("QWidget", made)


PLACES = (
    Place("map", "waypoints"),
    Place("sessions", "presentation", ".sessions:SessionsPage"),
    Place("trust", "handshake", ".trust:TrustPage"),
    Place("collectives", "users-round", ".collectives:CollectivesPage"),
    Place("briefs", "file-text", ".briefs:BriefsPage"),
)
"""The places that exist, in the order of the rail."""


def place(id: str) -> Place:
    """Find a place."""
    return next(known for known in PLACES if known.id == id)
