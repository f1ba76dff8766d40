"""Measure, compare, judge: 0 all gates hold, 1 one falls, 3 too noisy to say."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .rows import ROWS, Row

DRIFT = 0.30
"""Floors that differ by more than this between repeats make a row too noisy to judge."""


@dataclass
class Judged:
    """A row with its figures, one a repeat."""

    row: Row
    ours: list[float]
    base: list[float]

    @property
    def ratios(self) -> list[float]:
        if not self.base:
            return self.ours
        return [mine / max(floor, 1e-9) for mine, floor in zip(self.ours, self.base, strict=True)]

    @property
    def noisy(self) -> bool:
        if not self.base or self.row.drifts:
            return False
        return (max(self.base) - min(self.base)) / median(self.base) > DRIFT

    @property
    def verdict(self) -> str:
        if self.row.gate is None:
            return "told"
        if median(self.ratios) <= self.row.gate:
            return "holds"
        return "noisy" if self.noisy else "FALLS"


def main() -> int:
    """Run the wanted rows and print their table."""
    asked = _arguments()
    rows = [row for row in ROWS if not asked.rows
            or any(row.name.startswith(name) for name in asked.rows)]
    if not rows:
        print("No such row. Rows: " + ", ".join(row.name for row in ROWS), file=sys.stderr)
        return 2
    repeats = 1 if asked.quick else 3
    with tempfile.TemporaryDirectory() as folder:
        judged = _measure(rows, repeats, Path(folder), asked.quick)
    _print(judged)
    if asked.json:
        Path(asked.json).write_text(json.dumps(_as_json(judged), indent=1), encoding="utf-8")
    verdicts = {each.verdict for each in judged}
    return 1 if "FALLS" in verdicts else 3 if "noisy" in verdicts else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="a row's name or its beginning")
    parser.add_argument("--quick", action="store_true", help="one repeat of short cases")
    parser.add_argument("--json", metavar="FILE", help="write the figures there")
    return parser.parse_args()


def _measure(rows: list[Row], repeats: int, folder: Path, quick: bool) -> list[Judged]:
    """Run every case once a repeat, each in a fresh process, so that all see the same weather."""
    cases = list(dict.fromkeys(
        case for row in rows for case, _ in (row.ours, *([row.base] if row.base else []))))
    figures: dict[str, list[dict[str, float]]] = {case: [] for case in cases}
    for repeat in range(repeats):
        for case in cases:
            print(f"\r{repeat + 1}/{repeats} {case:<20}", end="", file=sys.stderr, flush=True)
            figures[case].append(_run(case, folder, quick))
    print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    return [
        Judged(
            row,
            [told[row.ours[1]] for told in figures[row.ours[0]]],
            [told[row.base[1]] for told in figures[row.base[0]]] if row.base else [],
        )
        for row in rows
    ]


def _run(case: str, folder: Path, quick: bool) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.bench.cases", case, str(folder)]
    done = subprocess.run(
        words + ["--quick"] * quick, capture_output=True, text=True, timeout=600, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0",
                          "COLLECTIVE_DESK_HOME": str(folder / "home")})
    if done.returncode:
        raise SystemExit(f"\ncase {case} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def _print(judged: list[Judged]) -> None:
    for each in judged:
        row = each.row
        low, mid, high = min(each.ratios), median(each.ratios), max(each.ratios)
        gate = "" if row.gate is None else f"<= {row.gate:.3g}"
        ours = f"{median(each.ours):.4g}"
        base = f"{median(each.base):.4g}" if each.base else "-"
        print(f"{row.name:<24} {ours:>9} / {base:>9} = {mid:7.3f} {row.unit:<2} "
              f"[{low:.3f} .. {high:.3f}]  {gate:<9} {each.verdict:<6} {row.says}")


def _as_json(judged: list[Judged]) -> dict[str, object]:
    return {
        "machine": {"python": platform.python_version(), "system": platform.platform(),
                    "cores": os.cpu_count()},
        "rows": [
            {"name": each.row.name, "says": each.row.says, "ours": each.ours, "base": each.base,
             "ratio": median(each.ratios), "gate": each.row.gate, "verdict": each.verdict}
            for each in judged
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
