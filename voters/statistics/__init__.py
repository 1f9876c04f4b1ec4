"""How bodies answer what voters ask: counted by body, commune and field, for leaders, for the year and for open data."""
