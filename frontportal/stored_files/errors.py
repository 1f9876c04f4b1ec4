"""What can be wrong with where files are kept."""


class StorageDown(OSError):
    """Uploads lie elsewhere, and that place does not answer as it should: it may in a minute."""


class StorageMismatch(Exception):
    """The folder and the place elsewhere hold different files, and nobody said which of them are the right ones."""
