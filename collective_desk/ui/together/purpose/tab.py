"""The collective itself: what for, who, how far; and how it stands to others."""

from __future__ import annotations

from PySide6.QtCore import Qt

from collective_desk.domain.entities import (
    Actor,
    Collective,
    CollectiveLink,
    Endorsement,
    EntityId,
    Membership,
    SuccessCriterion,
)
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.together.tab import Ground, Tab

from .head import CollectiveHead
from .links import LinksPart, PicturePart
from .members import MembersPart
from .purpose import PurposePart
from .success_part import SuccessPart


class CollectiveTab(Tab):
    """Purpose, members and success at the start; picture, role and links beside."""

    reads = frozenset(kind.kind_name for kind in (
        Collective, Membership, Endorsement, SuccessCriterion, CollectiveLink, Actor))

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        workspace = self.workspace
        self.head = CollectiveHead(workspace)
        self.purpose = PurposePart(ground)
        self.conflicts = Conflicts(workspace)
        self.members = MembersPart(ground)
        self.success = SuccessPart(ground)
        self.picture = PicturePart(workspace)
        self.links = LinksPart(ground)
        for part in (self.head, self.purpose, self.conflicts, self.members, self.success):
            self.main.addWidget(part)
        for beside in (self.picture, self.links):
            self.side.addWidget(beside)
        self._parts = (
            self.head, self.purpose, self.members, self.success, self.picture, self.links)

    def refresh(self, collective: Collective | None) -> None:
        if collective is None:
            return
        for part in self._parts:
            part.show_collective(collective)
        listed = [
            (kind.kind_name, record) for kind, table in (
                (Membership, self.members.table), (SuccessCriterion, self.success.table),
                (CollectiveLink, self.links.table))
            for record in table.records.records]
        self.conflicts.show_among(
            ((kind, record.id) for kind, record in listed),
            {record.id: " · ".join(record.cells[:2]) if kind != Membership.kind_name
             else record.cells[0] for kind, record in listed})

    def begin(self) -> None:
        worded = bool(self.purpose.field.toPlainText())
        target = self.purpose.line if worded else self.purpose.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, id: EntityId) -> None:
        for table in (self.success.table, self.links.table, self.members.table):
            table.go_to(id)

    def keep(self) -> None:
        self.head.keep()
        self.purpose.keep()
        self.picture.keep()
