"""One case in a process of its own: `python -m tests.bench.cases NAME`, figures as JSON."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Figures = dict[str, float]
Case = Callable[[Path, bool], Figures]
MODULES = {
    "canvas": "canvas_rows", "scene": "scene_cases", "start": "start_cases",
    "store": "store_cases", "layout": "layout_cases", "brief": "brief_cases",
    "typing": "typing_cases", "replay": "replay_cases",
}


def find(name: str) -> Case:
    """Find a case by its name: `store.edit` is `edit` of `store_cases`, `canvas.200` is `case(200)`."""
    family, _, part = name.partition(".")
    module = importlib.import_module(f"tests.bench.{MODULES[family]}")
    if part.isdigit():
        return lambda folder, quick: module.case(int(part), folder, quick)
    return getattr(module, part)


if __name__ == "__main__":
    print(json.dumps(find(sys.argv[1])(Path(sys.argv[2]), "--quick" in sys.argv)))
