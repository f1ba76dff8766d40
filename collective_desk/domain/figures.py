"""Figures as people write them: a true minus, no needless decimals."""

from __future__ import annotations


def plain(value: float) -> str:
    """Write a figure: 2, 0.5, −1."""
    said = f"{abs(value):g}"
    return f"−{said}" if value < 0 and said != "0" else said


def signed(value: float) -> str:
    """Write a figure that may go both ways with its sign: +2, 0, −1."""
    said = plain(value)
    return f"+{said}" if value > 0 and said != "0" else said
