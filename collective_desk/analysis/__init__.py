"""Readings of a map: graphs, measures, layout."""
