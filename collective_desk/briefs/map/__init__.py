"""The map on paper, with its legend."""
