"""What is wrong with a file of shapes."""


class MapFault(ValueError):
    """A Vietnamese sentence that says what to mend, and in which shape."""
