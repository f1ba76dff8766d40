"""Goals of many actors side by side, and where they meet."""
