"""From the start of a process to its first painted window, and to the first key that shows."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from collective_desk.commands.sample import open_sample

ROOT = Path(__file__).parents[2]


def ours(folder: Path, quick: bool) -> dict[str, float]:
    """Start the program on the sample, in turn with a bare window: both see the same weather."""
    desk = folder / "start.desk"
    if not desk.exists():
        open_sample(desk)
    told: dict[str, list[float]] = {"bare": [], "painted": [], "ready": [], "desk": [], "mapping": []}
    for number in range(4 if quick else 12):
        floor, started, welcome = _start("bare"), _start("ours", str(desk)), _start("ours")
        if number:  # the first of each brings the files into memory
            told["bare"].append(floor["painted"])
            told["painted"].append(started["painted"])
            told["ready"].append(started["ready"])
            told["desk"].append(started["desk"])
            told["mapping"].append(welcome["ready"])
    return {name: median(times) for name, times in told.items()}


def _start(*words: str) -> dict[str, float]:
    """Start a process; give the milliseconds to each thing that it told."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_child", *words], cwd=ROOT, capture_output=True, text=True,
        check=True, timeout=60)
    lines = [line.split() for line in done.stdout.splitlines()]
    return {what: (float(at) - began) * 1e3 for what, at in lines}
