"""From what is said somewhere to the thing it is about, and back by one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from collective_desk.domain.entities import (
    Collective,
    CollectiveLink,
    Commitment,
    EntityId,
    Goal,
    LeadershipTurn,
    Milestone,
    MissingItem,
    Note,
    Posture,
    Session,
    SuccessCriterion,
)
from collective_desk.ui.workspace import Workspace

from .frame.frame import Frame

if TYPE_CHECKING:  # a place is made when it is first visited
    from collective_desk.ui.pages.collectives import CollectivesPage
    from collective_desk.ui.pages.trust import TrustPage

IN_COLLECTIVES = frozenset(one.kind_name for one in (
    Goal, MissingItem, Collective, CollectiveLink, SuccessCriterion, Posture, LeadershipTurn))
"""Kinds of things that stand on a page of the place Collectives."""


class Following:
    """Goes to the very note, promise, milestone or actor; keeps the place one came from."""

    def __init__(
        self, workspace: Workspace, frame: Frame, changed: Callable[[], None]
    ) -> None:
        """`changed` is told when there is another way back, or none."""
        self._workspace, self._frame, self._changed = workspace, frame, changed
        self._from: str | None = None

    @property
    def can_go_back(self) -> bool:
        """Whether somebody followed something, and is still elsewhere."""
        return self._from is not None and self._from != self._frame.place

    def go(self, kind: str, id: EntityId) -> None:
        """Go to a thing."""
        self._from = self._frame.place
        workspace, shell = self._workspace, self._workspace.shell
        match kind:
            case Note.kind_name | Commitment.kind_name:
                shell.show_place("sessions")
                workspace.sessions.want_entry(id)
            case Session.kind_name:
                workspace.sessions.show("notes", id)
                shell.show_place("sessions")
            case Milestone.kind_name:
                cast("TrustPage", shell.show_place("trust")).show_milestone(id)
            case kind if kind in IN_COLLECTIVES:
                cast("CollectivesPage", shell.show_place("collectives")).show_thing(kind, id)
            case "page":
                place, _, part = id.partition(":")
                shell.show_place(place, part)
            case _:
                shell.go_to(id)
        self._changed()

    def go_back(self) -> None:
        """Go back to where something was followed from; what was shown there still is."""
        if self._from is not None:
            page = self._workspace.shell.show_place(self._from)
            self._from = None
            self._changed()
            if page.focusWidget() is not None:
                page.focusWidget().setFocus(Qt.FocusReason.OtherFocusReason)
