"""Lists of names as people say them."""

from __future__ import annotations

from collections.abc import Sequence

from collective_desk.domain.entities import Actor
from collective_desk.host.words import Words

MOST = 4


def names_of(words: Words, actors: Sequence[Actor], most: int = MOST) -> str:
    """Name some actors: all where they are few, else the first ones and how many more."""
    names = [actor.short_label or actor.name for actor in actors]
    if not names:
        return ""
    if len(names) > most:
        return words(
            "names.more", names=words("names.comma").join(names[: most - 1]),
            count=len(names) - most + 1)
    if len(names) == 1:
        return names[0]
    return words("names.and", names=words("names.comma").join(names[:-1]), last=names[-1])
