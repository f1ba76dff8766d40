"""Fields that keep what is written by themselves: on Enter, on leaving, after a rest."""
