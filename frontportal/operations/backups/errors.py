class BackupError(Exception):
    """A backup can't be made, read or trusted; the message is a sentence for the person at the keyboard."""
