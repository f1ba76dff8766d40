"""The line that draws: typed at the foot of the map, completed as it grows."""
