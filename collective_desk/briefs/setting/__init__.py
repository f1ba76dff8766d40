"""Setting blocks on pages: flow, tables, furniture, tags."""
