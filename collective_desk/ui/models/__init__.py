"""Tables of actors and ties as Qt reads them; rows are known by their ids."""
