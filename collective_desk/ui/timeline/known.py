"""What the place of trust is made from, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from collective_desk.analysis.trust import tracks
from collective_desk.domain.trust import Heard, Promise, Track, TrustRecord
from collective_desk.store.queries.heard import heard, promises
from collective_desk.store.queries.milestones import trust_record
from collective_desk.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk says of trust, and of who was heard and what was promised."""

    record: TrustRecord
    tracks: list[Track]
    promises: list[Promise]
    heard: list[Heard]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        record = self.record
        return not (record.events or record.bonds or record.stances or record.leads)


def known_of(reader: Reader) -> Known:
    """Read what the page shows."""
    record = trust_record(reader)
    return Known(record, tracks(record), promises(reader), heard(reader))
