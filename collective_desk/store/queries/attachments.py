"""Photos and papers as an audience may see them; what is not here yet is a placeholder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from collective_desk.domain.entities import Attachment, EntityId
from collective_desk.store.reader import Reader

from .audience import EVERYONE_OF_THE_DESK, may_see
from .consent import photos_withheld


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo to show: its content, or None where it did not come yet."""

    attachment: Attachment
    data: bytes | None


def shown(
    reader: Reader, ids: Iterable[EntityId], *, audience: str = EVERYONE_OF_THE_DESK
) -> list[Shown]:
    """Read photos that an audience may see, in the order asked for.

    What is only mine is for nobody but the one who works in the desk; nor is what those who are on
    it, or who speak in its note, took back.
    """
    withheld = () if audience == EVERYONE_OF_THE_DESK else photos_withheld(reader, audience)
    found = (reader.get(Attachment, id) for id in dict.fromkeys(ids) if id not in withheld)
    return [
        Shown(one, reader.blobs.get(one.sha256)) for one in found
        if one is not None and may_see(one, audience)
    ]


def photos_missing(reader: Reader) -> int:
    """Count the photos that the desk names and that did not come yet."""
    named = {sha for (sha,) in reader.rows(Attachment, "sha256") if sha}
    return len(named - set(reader.blobs.names()))
