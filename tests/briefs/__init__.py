"""Paper: text in six scripts, maps, tables, whole briefs."""
