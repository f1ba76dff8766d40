"""Places besides the map."""
