"""The words of fields: purpose, place, other names."""

from __future__ import annotations

from collective_desk.host.words import Words


def field_words(words: Words, field: str) -> str:
    """Name a field of any record; one that has no words of its own is "A detail"."""
    id = f"field.{field}"
    return words(id if id in words else "field.detail")
