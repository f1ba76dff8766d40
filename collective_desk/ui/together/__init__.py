"""The pages of the collective: its people, leadership, goals, strengths and reflection."""
