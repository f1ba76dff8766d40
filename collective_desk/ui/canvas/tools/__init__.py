"""Gestures of the pointer: one a module; each previews, can be cancelled, and ends in one wish."""
