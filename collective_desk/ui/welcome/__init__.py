"""The first minute: one column, and the first keystroke already maps."""
