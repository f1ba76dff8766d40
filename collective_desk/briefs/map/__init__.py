"""The map on paper: fitted, painted, its names in a second script."""
