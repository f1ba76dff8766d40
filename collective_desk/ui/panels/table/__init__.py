"""The table of actors and ties: its rows, its cells and how they are edited."""
