"""Papers that more than one room has."""
