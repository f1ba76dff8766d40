"""When two folded names are nearly one: a slip of the fingers, or the words in another order."""

from __future__ import annotations

from typing import Final

from collective_desk.domain.spoken_kinds import one_slip

_SHORTEST: Final = 6
_LONGEST: Final = 60
_LONGER_WORD: Final = 4


def traces(key: str) -> set[str]:
    """Give the keys of the buckets in which names that may be alike meet.

    They share all letters but one, so that 10,000 names take a fraction of a second.
    """
    if not _SHORTEST <= len(key) <= _LONGEST:
        return set()
    # A slip in a digit means another thing: ward 1, ward 2.
    slips = {key[:at] + key[at + 1 :] for at in range(len(key)) if not key[at].isdigit()}
    return {key, " ".join(sorted(key.split())), *slips}


def is_alike(one: str, other: str) -> bool:
    """Whether two names are the same words in another order, or one longer word has a slip."""
    words, others = one.split(), other.split()
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return True
    if len(words) != len(others):
        return False
    apart = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    # Group A and group B are two groups.
    return len(apart) == 1 and one_slip(*apart[0]) and min(map(len, apart[0])) >= _LONGER_WORD
