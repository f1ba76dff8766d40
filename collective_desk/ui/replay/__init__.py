"""The map played again: how it grew, from the journal."""
