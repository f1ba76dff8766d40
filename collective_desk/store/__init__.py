"""The desk file: the journal, what it says now, and the way to change it."""
