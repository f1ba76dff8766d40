"""Small things that a desk file remembers for this computer only: never in the journal."""

from __future__ import annotations

import json
from typing import Any

from .connect import explained, raw, scalar
from .reader import Reader


def keep_glimpse(reader: Reader, name: str, data: dict[str, Any] | None) -> None:
    """Remember something under a name, on disk when this returns; None forgets it."""
    run = raw(reader.connection).execute
    with explained():
        if data is None:
            run("DELETE FROM glimpse WHERE name=?", (name,))
        else:
            run(
                "INSERT INTO glimpse(name, data) VALUES (?, ?)"
                " ON CONFLICT(name) DO UPDATE SET data=excluded.data",
                (name, json.dumps(data).encode()))


def glimpse(reader: Reader, name: str) -> dict[str, Any] | None:
    """Read what is remembered under a name; None where there is nothing."""
    data = scalar(raw(reader.connection).execute("SELECT data FROM glimpse WHERE name=?", (name,)))
    if data is None:
        return None
    try:
        known = json.loads(data)
    except ValueError:
        return None
    return known if isinstance(known, dict) else None
