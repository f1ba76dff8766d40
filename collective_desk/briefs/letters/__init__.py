"""Words in any script on paper: fonts, shaping, direction, digits."""
