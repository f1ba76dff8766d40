"""Whole stories in the users' words, told with the keyboard alone."""
