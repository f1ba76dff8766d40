"""What is read while someone types or asks: suggestions in quick add, questions about the data."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import perf_counter

from collective_desk.store.queries.doubts import doubts as questions
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.reader import Reader

from .store_cases import large_desk


def suggest(folder: Path, quick: bool) -> dict[str, float]:
    """Type a name letter by letter, with slips, on a desk of 10,000 actors."""
    path, _ = large_desk(folder, 10_000)
    times = []
    with Reader.open(path) as reader:
        index = SuggestIndex(reader)
        for line in ("Actor number 7031", "Actor numbre 88", "x > Actor 99", "Actro"):
            for end in range(1, len(line) + 1):
                began = perf_counter()
                index.suggest(line[:end], end)
                times.append((perf_counter() - began) * 1e3)
    return {"ms": median(times), "worst": max(times)}


def doubts(folder: Path, quick: bool) -> dict[str, float]:
    """Ask a desk of 10,000 actors and 30,000 ties what may be wrong with its data."""
    path, _ = large_desk(folder, 10_000)
    times = []
    with Reader.open(path) as reader:
        for _ in range(2 if quick else 5):
            began = perf_counter()
            questions(reader)
            times.append((perf_counter() - began) * 1e3)
    return {"ms": median(times)}
