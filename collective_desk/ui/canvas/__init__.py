"""The map on the screen: one widget over arrays, and the gestures that work on it."""
