"""Paper: what the desk says is composed into blocks, set in six scripts, and written as PDF."""
