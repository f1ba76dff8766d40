"""What a tie is, in the inspector."""
