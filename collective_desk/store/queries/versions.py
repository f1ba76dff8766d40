"""What a text said before, by whom and when: read from the journal, nothing is kept twice."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from collective_desk.domain.entities import EntityId
from collective_desk.domain.wordings import wording_of
from collective_desk.store.connect import explained, raw
from collective_desk.store.journal import time_of
from collective_desk.store.reader import Reader

_ONE_SITTING: Final = timedelta(minutes=10)
"""What one person writes without a longer pause is one version: texts keep themselves."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it stood once."""

    text: str
    person: str
    time: datetime

    @property
    def wording(self) -> str:
        """The name of this wording."""
        return wording_of(self.text)


def versions(
    reader: Reader, kind: str, id: EntityId, field: str, *, keep: Collection[str] = ()
) -> list[Version]:
    """Give what a text field said, the newest first; wordings to `keep` are never left out."""
    with explained():
        rows = raw(reader.connection).execute(
            "SELECT op.value, tx.person, tx.hlc FROM op JOIN tx ON tx.seq=op.seq"
            " WHERE op.kind=? AND op.id=? AND op.field=? AND op.value IS NOT NULL"
            " ORDER BY tx.hlc, tx.id", (kind, id, field),
        ).fetchall()
    found: list[Version] = []
    for value, person, stamp in rows:
        text = json.loads(value)
        if not isinstance(text, str):
            continue
        version = Version(text, person, time_of(stamp))
        if found and found[-1].wording == version.wording:
            continue
        if found and _goes_on(found[-1], version) and found[-1].wording not in keep:
            found.pop()
        found.append(version)
    return [version for version in reversed(found) if version.wording]


def ever_called(reader: Reader, kind: str, id: EntityId, field: str) -> set[str]:
    """Give every text that a field ever held."""
    with explained():
        rows = raw(reader.connection).execute(
            "SELECT value FROM op WHERE kind=? AND id=? AND field=? AND value IS NOT NULL",
            (kind, id, field)).fetchall()
    said = (json.loads(value) for (value,) in rows)
    return {text for text in said if isinstance(text, str) and text}


def _goes_on(before: Version, after: Version) -> bool:
    return before.person == after.person and after.time - before.time < _ONE_SITTING
