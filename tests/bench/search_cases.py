"""Finding a note among many, in any script."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from collective_desk.commands.notes import add_note
from collective_desk.store.desk import Desk
from collective_desk.store.queries.record_index import RecordIndex

WORDS = [
    "river",
    "pump",
    "well",
    "élan",
    "fête",
    "school",
    "fishers",
    "tannery",
    "council",
    "market",
    "boat",
    "कुआँ",
    "नदी",
    "سوق",
    "نهر",
    "ዓሣ",
    "ወንዝ",
    "学校",
    "河流",
    "ទឹក",
    "promise",
    "water",
    "gate",
    "bridge",
]
ASKED = ("pump", "fete elan", "ዓሣ", "学校", "نهر", "कुआँ", "tann", "wat brid", "number 77")


def notes(folder: Path, quick: bool) -> dict[str, float]:
    """Search 10,000 notes: once the index stands, at the first question, and after an edit."""
    count = 1_000 if quick else 10_000
    chance = random.Random(1)

    def fill(write) -> None:
        for number in range(count):
            said = " ".join(chance.choice(WORDS) for _ in range(14))
            add_note(write, f"Note number {number}: {said}")

    with (
        TemporaryDirectory(dir=folder) as fresh,
        Desk.create(Path(fresh) / "notes.desk", person="bench") as desk,
    ):
        desk.do(fill)
        index = RecordIndex(desk.read)
        began = perf_counter()
        assert index.find("pump")
        first = (perf_counter() - began) * 1e3
        stop = desk.observe(index.refresh)
        times = []
        for typed in ASKED * 3:
            desk.do(add_note, f"One more: {typed}")
            began = perf_counter()
            assert index.find(typed), typed
            times.append((perf_counter() - began) * 1e3)
        stop()
        index.close()
    return {"ms": median(times), "worst": max(times), "first": first}
