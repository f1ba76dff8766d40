"""A map as someone looks at it: read for an audience, arranged, filtered, seen through a lens."""
