"""Ways of reading a map: what each lens makes of actors and ties."""
