class FileRefusedError(ValueError):
    """The file can't be taken; the message is a Vietnamese sentence without the file's name."""
