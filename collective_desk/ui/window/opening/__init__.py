"""Coming and going: the first names, opening, leaving, the way back."""
