"""Which entry of the books a line of a statement is: by code where it is sure, else by a person."""
