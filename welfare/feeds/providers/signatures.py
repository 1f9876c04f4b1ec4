"""Who may call: signatures and tokens as SePay and Casso document them, compared in constant time. Pure."""

import hashlib
import hmac
import re

from .javascript_json import sorted_json

WINDOW = 5 * 60  # seconds that SePay's timestamp may be away from now, either way
SEPAY = re.compile(r"sha256=([0-9a-f]{64})", re.IGNORECASE)
CASSO = re.compile(r"t=(\d{1,20}),\s*v1=([0-9a-f]{128})", re.IGNORECASE)


def are_equal(given: str, expected: str) -> bool:
    """In constant time, whatever letters a caller sends."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode())


def is_signed_by_sepay(timestamp: str, signature: str, body: bytes, secret: str, now: float) -> bool:
    """HMAC-SHA256 over "{timestamp}.{raw body}"; a signature of more than five minutes ago (or to come) is none."""
    found = SEPAY.fullmatch(signature.strip())
    if not secret or not found or not re.fullmatch(r"[0-9]{1,12}", timestamp):
        return False
    expected = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return are_equal(found[1].lower(), expected) and abs(now - int(timestamp)) <= WINDOW


def is_signed_by_casso(signature: str, payload, secret: str) -> bool:
    """HMAC-SHA512 over "{t}.{the body, its keys sorted}"; `payload` is the body as json.loads gives it.

    Casso documents no window for `t`; a call that is sent again stores nothing twice.
    """
    found = CASSO.fullmatch(signature.strip())
    if not secret or not found:
        return False
    try:
        signed = f"{found[1]}.{sorted_json(payload)}".encode()
    except (ValueError, OverflowError, RecursionError):
        return False
    return are_equal(found[2].lower(), hmac.new(secret.encode(), signed, hashlib.sha512).hexdigest())


def has_token(given: str, secret: str) -> bool:
    return bool(secret) and are_equal(given, secret)
