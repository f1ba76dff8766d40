"""How people say the kinds of ties of a desk."""

from __future__ import annotations

import json
from functools import cache

from collective_desk.domain.spoken_kinds import SpokenKind, spoken_kind
from collective_desk.host.resources import resource
from collective_desk.store.reader import Reader

from .ties import tie_kinds


def spoken_kinds(reader: Reader) -> tuple[SpokenKind, ...]:
    """Give the kinds of ties with the verbs that people use for their category, in any language."""
    verbs = _verbs()
    return tuple(
        spoken_kind(kind.id, kind.name, kind.question, verbs.get(kind.category or "", ()))
        for kind in tie_kinds(reader)
    )


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Read the verbs of each category of ties."""
    text = resource("texts", "verbs.json").read_text(encoding="utf-8")
    return {category: tuple(forms) for category, forms in json.loads(text).items()}
