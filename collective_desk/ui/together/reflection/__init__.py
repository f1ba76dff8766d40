"""Looking back: the nine questions and their evidence."""
