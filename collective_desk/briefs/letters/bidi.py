"""Which way each character runs, and the order in which a line's pieces stand on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from bidi import algorithm

ISOLATE: Final = "\u2068"
END: Final = "\u2069"
_OPENING: Final = frozenset("\u2066\u2067\u2068")
_STANDS_FOR_ISOLATE: Final = "\ufffc"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN", "RLE", "RLO"})
_UNSEEN: Final = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def isolated(name: str) -> str:
    """Wrap a foreign name, so that it keeps its own direction within a sentence."""
    return f"{ISOLATE}{name}{END}" if name and not name.isascii() else name


def runs_right(text: str) -> bool | None:
    """Say whether a text runs right to left by its first strong character; None if it has none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """Give the embedding level of every character of a paragraph: even runs right, odd left."""
    base = int(right_to_left)
    if not base and (text.isascii() or not _has_right_to_left(text)):
        return [0] * len(text)
    return _levels(text, base)


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def _levels(text: str, base: int) -> list[int]:
    """Resolve a paragraph; an isolate counts as one neutral sign and is resolved by itself."""
    outer: list[int] = []
    inner: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = _end_of_isolate(text, at) if text[at] in _OPENING else at + 1
        if end > at + 1:
            inner.append((at, end))
        outer.append(at)
        at = end
    opened = {start for start, _ in inner}
    signs = "".join(_STANDS_FOR_ISOLATE if i in opened else text[i] for i in outer)
    result = [base] * len(text)
    for i, level in zip(outer, _resolved(signs, base), strict=True):
        result[i] = level
    for start, end in inner:
        result[start:end] = _inside(text, start, end, base, result[start])
    return result


def _inside(text: str, start: int, end: int, base: int, around: int) -> list[int]:
    """Resolve an isolate one level deeper than the text around it."""
    body = text[start + 1 : end - 1]
    opening = text[start]
    right = opening == "\u2067" or (opening == ISOLATE and bool(runs_right(body)))
    deeper = base + 1 if (base + 1) % 2 == int(right) else base + 2
    return [around, *_levels(body, deeper), around]


def _end_of_isolate(text: str, start: int) -> int:
    """Give the place after the end of an isolate; after its own sign when it is never ended."""
    depth = 0
    for i in range(start, len(text)):
        if text[i] in _OPENING:
            depth += 1
        elif text[i] == END:
            depth -= 1
            if not depth:
                return i + 1
    return start + 1


def _resolved(text: str, base: int) -> list[int]:
    """Resolve a flat text with python-bidi, which wants no invisible characters: they follow."""
    seen = [i for i, c in enumerate(text) if unicodedata.bidirectional(c) not in _UNSEEN]
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base % 2]
    algorithm.get_embedding_levels("".join(text[i] for i in seen), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = {i: one["level"] for i, one in zip(seen, storage["chars"], strict=True)}
    result: list[int] = []
    for i in range(len(text)):
        result.append(found.get(i, result[-1] if result else base))
    return result


def visual_order(of: Sequence[int]) -> list[int]:
    """Give the order, from the left, in which pieces of these levels stand on a line (rule L2)."""
    order = list(range(len(of)))
    if not any(of):
        return order
    lowest = min((level for level in of if level % 2), default=0)
    for level in range(max(of), lowest - 1, -1) if lowest else ():
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
