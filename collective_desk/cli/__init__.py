"""The desk from a terminal."""

from __future__ import annotations


def main(argv: list[str]) -> int:
    """Do what the verb says: 0 done, 1 refused with a sentence, 2 not understood."""
    from .terminal import run

    return run(argv)
