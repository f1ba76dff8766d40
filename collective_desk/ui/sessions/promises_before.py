"""What earlier sessions promised and is still open: asked for when people meet again."""

from __future__ import annotations

from collective_desk.domain.entities import Commitment, EntityId
from collective_desk.store.queries.notes import OPEN, commitments

from .promises import Promises


class PromisesBefore(Promises):
    """The open promises of other sessions; what is settled now stays in sight, to be taken back."""

    TITLE, COUNTED = "session.promised_before", False
    _seen: frozenset[EntityId] = frozenset()

    def show_session(self, session: EntityId | None) -> None:
        """Show what was promised before a session; nothing where there is none."""
        if session != self._session:
            self._seen = frozenset()
            super().show_session(session)

    def refresh(self) -> None:
        """Read the promises again."""
        known = self._known()
        self._seen = frozenset(one.id for one in known)
        self.setVisible(bool(known))
        super().refresh()

    def _known(self) -> list[Commitment]:
        if self._session is None:
            return []
        return [
            one for one in commitments(self._workspace.desk.read)
            if one.session != self._session and (one.status in OPEN or one.id in self._seen)]
