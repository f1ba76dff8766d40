"""What a collective is for, who is in it, what it is tied to."""
