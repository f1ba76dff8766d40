"""The wall: what the room sees, in a window of its own."""
