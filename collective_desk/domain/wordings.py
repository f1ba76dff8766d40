"""Wordings of a purpose: how one is named, and what counts as the same."""

from __future__ import annotations

from hashlib import sha256


def wording_of(text: str) -> str:
    """Name a wording by its words alone: blanks and line ends make no new version."""
    said = " ".join(text.split())
    return sha256(said.encode()).hexdigest()[:16] if said else ""
