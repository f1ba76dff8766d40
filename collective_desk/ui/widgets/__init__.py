"""Small pieces of which every screen is made."""
