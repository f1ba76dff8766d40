"""For whom a copy or a file can be, in words."""

from __future__ import annotations

from typing import Final

from collective_desk.host.words import Words

AUDIENCES: Final = ("open", "limited", "confidential", "strict")
"""The widest audience of the house last."""


def said_audience(level: str, words: Words) -> str:
    """Say for whom a copy of a level is."""
    return words("briefs.audience.strict" if level == "strict" else f"brief.audience.{level}")
