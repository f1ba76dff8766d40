"""Painting a map: layers of ties, symbols, names and guides."""
