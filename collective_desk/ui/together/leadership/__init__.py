"""Who leads, and when."""
