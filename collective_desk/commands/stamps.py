"""When and in which session something is written down."""

from __future__ import annotations

from typing import Any

from collective_desk.domain.entities import EntityId
from collective_desk.store.writer import Writer


def stamped(at: Writer, session: EntityId | None) -> dict[str, Any]:
    """Give the session and step that run, unless another session is named, and the time."""
    running = at.within
    if session is None and running:
        session = running[0]
    step = running[1] if running and running[0] == session else None
    return {"session": session, "step": step, "time": at.now.isoformat(timespec="milliseconds")}
