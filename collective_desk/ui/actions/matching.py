"""How well a few typed letters fit the words of an action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from collective_desk.domain.folding import fold

T = TypeVar("T")


def best_matches(typed: str, offered: Iterable[tuple[T, str]]) -> list[T]:
    """Order what fits the typed letters, best first; all of it where nothing is typed."""
    wanted = fold(typed)
    ranked = [
        (rank, order, thing)
        for order, (thing, words) in enumerate(offered)
        if (rank := fitness(wanted, fold(words))) is not None
    ]
    ranked.sort(key=lambda match: match[:2])
    return [thing for _, _, thing in ranked]


def fitness(wanted: str, words: str) -> int | None:
    """Rank words for typed letters, 0 best: start, starts of words, inside, letters in order."""
    if not wanted or words.startswith(wanted):
        return 0
    if all(f" {part}" in f" {words}" for part in wanted.split()):
        return 1
    if wanted in words:
        return 2
    gaps = _gaps(wanted.replace(" ", ""), words)
    if gaps is not None and gaps <= 2 * len(wanted):
        return 3 + gaps
    return 3 if one_letter_off(wanted, words) else None


def one_letter_off(wanted: str, words: Sequence[str] | str) -> bool:
    """Say whether a word would begin so but for one letter left out of what was typed."""
    parts = words.split() if isinstance(words, str) else words
    return len(wanted) > 3 and any(
        part.startswith(wanted[:at] + wanted[at + 1 :])
        for part in parts for at in range(len(wanted))
    )


def _gaps(wanted: str, words: str) -> int | None:
    """Count the letters skipped on the way through the words; None where a letter is missing."""
    at, skipped = 0, 0
    for letter in wanted:
        found = words.find(letter, at)
        if found < 0:
            return None
        skipped += found - at
        at = found + 1
    return skipped
