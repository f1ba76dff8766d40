"""Measured promises: `python3 -m tests.bench [ROW...] [--quick] [--json FILE]`."""
