"""Everything a person can do, as plain functions."""
