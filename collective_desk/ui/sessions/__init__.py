"""Sessions on the screen: planned, run, written down, closed."""
