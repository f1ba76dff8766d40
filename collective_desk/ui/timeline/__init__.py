"""Trust over time on the screen: painted, walked with keys, written down in one strip."""
