"""What the machine offers: folders, settings, words, log; standard library only."""
