"""The issuers that this portal knows: certificates that whoever runs the machine has put into a folder."""

import base64
import re
from pathlib import Path

ENDINGS = {".pem", ".crt", ".cer", ".der"}
MOST = 50
LARGEST = 64 * 1024  # bytes
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)


def known_roots(folder: Path) -> list[bytes]:
    """DER of each certificate in the folder's files, PEM or DER; none where there is no folder."""
    if not folder.is_dir():
        return []
    found: list[bytes] = []
    for file in sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS and each.is_file()):
        if file.stat().st_size <= LARGEST:
            found += certificates_in(file.read_bytes())
    return found[:MOST]


def certificates_in(content: bytes) -> list[bytes]:
    if b"-----BEGIN" not in content:
        return [content]
    found = []
    for text in PEM.findall(content):
        try:
            found.append(base64.b64decode(b"".join(text.split()), validate=True))
        except ValueError:
            continue
    return found
