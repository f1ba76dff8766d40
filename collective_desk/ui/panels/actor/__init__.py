"""What an actor is, in the inspector."""
