"""Trust over time as shapes."""
