"""What is only this person's, and never leaves this desk."""

from __future__ import annotations

from collective_desk.domain.entities import KINDS, EntityId
from collective_desk.store.connect import raw
from collective_desk.store.reader import Reader


def private(reader: Reader) -> frozenset[tuple[str, EntityId]]:
    """List everything that was written down as mine only: kind and id."""
    run = raw(reader.connection).execute
    return frozenset(
        (kind, id)
        for kind in KINDS
        for (id,) in run(f'SELECT id FROM "{kind}" WHERE "_scope"=\'mine\'').fetchall()
    )
