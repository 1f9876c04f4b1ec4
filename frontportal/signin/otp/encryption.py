"""Secrets of sign-in lie encrypted in the database, so that a copy of it makes no codes.

The key follows from SECRET_KEY, which is kept elsewhere; SECRET_KEY_FALLBACKS still read what was written under them.
"""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import salted_hmac

PURPOSE = b"frontportal.signin one-time codes"


class SecretUnreadable(Exception):
    """Written under a SECRET_KEY that is no longer known: the code has to be set up anew."""


def encrypt(secret: bytes) -> str:
    return keys().encrypt(secret).decode("ascii")


def decrypt(text: str) -> bytes:
    """Raises SecretUnreadable."""
    try:
        return keys().decrypt(text.encode("ascii"))
    except InvalidToken as error:
        raise SecretUnreadable from error


def keys() -> MultiFernet:
    return MultiFernet([Fernet(derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def derived(key: str) -> bytes:
    """A key of its own for this purpose, so that nothing else made from SECRET_KEY tells it."""
    made = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(key.encode())
    return base64.urlsafe_b64encode(made)


def keyed_hash(purpose: str, *parts: Any) -> str:
    """64 hex digits that nobody without SECRET_KEY can find the parts of by trying."""
    text = "\0".join(str(part) for part in parts)
    return salted_hmac(f"frontportal.signin.{purpose}", text, algorithm="sha256").hexdigest()
