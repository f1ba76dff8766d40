"""What runs in the room: the session, its step and its clock."""
