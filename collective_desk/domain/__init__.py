"""What the desk talks about, in the field's own words; standard library only."""
