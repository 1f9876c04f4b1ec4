"""Where a waiting file lies, and the one way in which its state changes."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from welfare.statements.models.upload import Upload

LOCKS = 230_523  # first half of the key of the lock that a working process holds; the second is the upload's


def path_of(upload: Upload) -> Path:
    """Where the file lies as long as it waits: private, named by our own number, never by what it was called."""
    return Path(settings.DATA_DIR) / "statements" / "waiting" / str(upload.pk)


def set_state(upload: Upload, *states: str, to: str, by=None, **fields) -> bool:
    """Change the state if it is one of `states`, in one statement: of two who try, one succeeds."""
    stamp = {"updated_by": by} if by else {}
    found = Upload.objects.filter(pk=upload.pk, state__in=states)
    return bool(found.update(state=to, updated_at=timezone.now(), **stamp, **fields))


def delete_file(upload: Upload) -> None:
    """Delete the waiting file; one that was imported is kept by store/archive.py."""
    path_of(upload).unlink(missing_ok=True)
