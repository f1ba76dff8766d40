"""How far a run on demand has come, said now and then while it goes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

PATIENCE = 10.0
"""Seconds without a word."""


def counted(numbers: range, what: str) -> Iterator[int]:
    """Walk through numbers and say on stderr, every ten seconds, how many are done."""
    said = time.monotonic()
    for done, number in enumerate(numbers):
        if time.monotonic() - said > PATIENCE:
            said = time.monotonic()
            print(f"{done} of {len(numbers)} {what}", file=sys.stderr, flush=True)
        yield number
