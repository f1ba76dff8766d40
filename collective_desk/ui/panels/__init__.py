"""Panels beside the map: what is known of the selection, and everything as a table."""
