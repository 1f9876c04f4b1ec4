"""Signatures of files that the portal keeps, by the issuers that it knows."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from .isolation import LARGE, MOST_BYTES, check_detached, check_pdf
from .reports import Check
from .roots import known_roots


def check_stored(file: Any, today: date) -> Check:
    """Of an uploaded or stored file, which is left where it stood."""
    if file.size > MOST_BYTES:
        return Check(today, unable=LARGE)
    file.seek(0)
    content = file.read()
    file.seek(0)
    return check_pdf(content, today=today, roots=own_roots())


def check_beside(content: bytes, signature: bytes, today: date) -> Check:
    """Of a text or file that is signed by another file."""
    return check_detached(content, signature, today=today, roots=own_roots())


def own_roots() -> list[bytes]:
    return known_roots(Path(settings.SIGNATURE_ROOTS))
