"""Files of offices and the tables that are read from them."""
