"""The desk window: it assembles the frame and the places, and does nothing else."""
