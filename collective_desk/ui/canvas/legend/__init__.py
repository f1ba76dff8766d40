"""The legend over the map."""
