from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import CommandError

from frontportal.stored_files.errors import StorageDown, StorageMismatch


class BackupError(Exception):
    """A backup can't be made, read or trusted; the message is a sentence for the person at the keyboard."""


@contextmanager
def as_command_error() -> Iterator[None]:
    """What a command is stopped by, as a sentence: a BackupError's, or which file could not be written or read."""
    try:
        yield
    except (BackupError, StorageMismatch) as error:
        raise CommandError(str(error)) from error
    except StorageDown as error:
        raise CommandError(f"Kho tệp tải lên không trả lời: {error}.") from error
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        raise CommandError(f"Không ghi hoặc đọc được tệp{where}: {error.strerror or error}.") from error
