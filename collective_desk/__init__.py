"""Collective Desk: draw who is involved, together, in the room."""

__version__ = "0.1.0"
