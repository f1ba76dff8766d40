"""A desk as JSON, complete and documented, for other programs.

One object: `format` ("collective-desk"), `version` (1), `program` (its version), `desk` (the id
of the desk), `audience` (the level it was made for), and `entities`: a list for each kind (`desk`,
`actor`, `tie_kind`, `tie`, `map`, `placement`, `assessment` …). An item has its `id` and every
field of the kind; what nobody said is null, "", [] or the field's usual value. Items stand in the
order in which they came, only living ones, and every id they refer to is in the file. Ids are
text; dates are 2026-03-01 or a part of it; a point is [x, y], a box [left, top, width, height] in
map units, a period [from, to]; codes are those of the vocabularies. Within version 1 kinds and
fields may be added, none is renamed or removed. The same for readers: `texts/json-format.md`.
"""

from __future__ import annotations

import json
import math
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import collective_desk
from collective_desk.domain.entities import KINDS, Entity
from collective_desk.store.queries.seen import Seen

from .rows import Progress, silent

FORMAT: Final = "collective-desk"
VERSION: Final = 1


def write_json(
    seen: Seen, path: Path, *, desk: str, audience: str, progress: Progress = silent
) -> None:
    """Write everything an audience may see."""
    entities: dict[str, list[dict[str, Any]]] = {}
    for number, kind in enumerate(KINDS):
        progress(number / len(KINDS), "export.writing")
        entities[kind] = [_item(entity) for entity in seen.of[kind]]
    whole = {
        "format": FORMAT, "version": VERSION, "program": collective_desk.__version__,
        "desk": desk, "audience": audience, "entities": entities,
    }
    text = json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)
    # A half character, which UTF-8 has no way to write, stays an escape.
    path.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def _item(entity: Entity) -> dict[str, Any]:
    return {
        each.name: _plain(getattr(entity, each.name))
        for each in fields(entity) if each.name != "alive"
    }


def _plain(value: Any) -> Any:
    """Turn tuples into lists, and numbers that JSON has not into null."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
