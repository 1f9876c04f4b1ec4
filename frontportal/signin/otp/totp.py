"""One-time codes by RFC 6238, made of a secret that lies encrypted."""

import base64
import secrets
import time
from urllib.parse import quote, urlencode

from django_otp.oath import TOTP

from .encryption import decrypt, encrypt

STEP, DIGITS = 30, 6  # what every such program takes for granted
TOLERANCE = 1  # steps that a clock may be off, either way
ISSUER = "Cong Mat tran"  # some programs garble diacritics


def new_secret() -> str:
    """Twenty random bytes as RFC 4226 recommends, encrypted."""
    return encrypt(secrets.token_bytes(20))


def totp_of(encrypted_secret: str, drift: int = 0) -> TOTP:
    """Raises SecretUnreadable."""
    totp = TOTP(decrypt(encrypted_secret), step=STEP, digits=DIGITS, drift=drift)
    totp.time = time.time()
    return totp


def is_right(totp: TOTP, code: str, after_step: int = -1) -> bool:
    """Whether the code is one of now, and of a step after the one whose code was used last."""
    is_number = len(code) == DIGITS and code.isascii() and code.isdecimal()
    return is_number and totp.verify(int(code), TOLERANCE, after_step + 1)


def secret_in_letters(encrypted_secret: str) -> str:
    """The secret as people type it into a program that has no camera: "ABCD EFGH …"."""
    letters = base64.b32encode(decrypt(encrypted_secret)).decode("ascii")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def address_for_program(encrypted_secret: str, username: str) -> str:
    """What the QR code says (Key Uri Format)."""
    asked = {"secret": secret_in_letters(encrypted_secret).replace(" ", ""), "issuer": ISSUER}
    label = quote(f"{ISSUER}:{username}")
    return f"otpauth://totp/{label}?{urlencode(asked | {'digits': DIGITS, 'period': STEP}, quote_via=quote)}"
