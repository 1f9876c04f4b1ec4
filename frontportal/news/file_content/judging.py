"""What forms ask of a file that staff attach: not too large, and what it is called."""

from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError

from . import process
from .errors import FileRefusedError
from .kinds import FILE_TYPES, ending_of, lowered

MOST_BYTES = 25 * 2**20


def check_size(file: Any) -> None:
    """Of what comes in: a file that is kept may be missing on disk, and the rest of its record is still saved."""
    if getattr(file, "_committed", False):
        return
    if file.size > MOST_BYTES:
        raise ValidationError(f"Tệp nặng {file.size / 2**20:.0f} MB. Hãy dùng tệp không quá 25 MB.", code="large")


def check_content(file: Any) -> None:
    """Raises ValidationError with a sentence; what is stored already was looked at when it came."""
    name = PurePosixPath(file.name or "").name
    if getattr(file, "_committed", False) or file.size > MOST_BYTES or ending_of(name) not in FILE_TYPES:
        return
    file.seek(0)
    try:
        process.check(file.read(), ending_of(name))
    except FileRefusedError as refused:
        raise ValidationError(f"Không nhận tệp “{name}”: {lowered(str(refused))}", code="content") from None
    finally:
        file.seek(0)
