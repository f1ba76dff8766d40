"""Questions to a desk, each answered in one read."""
