"""The map in the window: which one is open, how it is looked at and arranged."""
