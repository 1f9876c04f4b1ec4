"""Headers of a table to the fields they name."""
