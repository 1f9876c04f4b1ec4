"""Backups encrypted to public keys (age): the machine that makes them can't read them, and who finds one can't either.

BACKUP_RECIPIENTS holds one or more public keys (`age1…`), as `bin/backup --new-identity FILE` and age-keygen make them; the
secret key belongs into a safe, and on the machine only while something is restored or tried. Source: age-encryption.org/v1.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyrage
from django.conf import settings

from .archive import ArchiveReader
from .errors import BackupError

SUFFIX = ".age"
SECRET = "AGE-SECRET-KEY-"
NO_IDENTITY = "Bản sao lưu {name} đã mã hoá: cần tệp khoá bí mật, --identity TỆP hoặc BACKUP_IDENTITY."


def recipients() -> list[pyrage.x25519.Recipient]:
    """Whom new backups are encrypted to; none where they stay as they are. Raises BackupError."""
    return [public_key(text) for text in settings.BACKUP_RECIPIENTS]


def public_key(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        # Whoever mistakes the keys must not find the secret one in a log.
        shown = "một khoá bí mật" if text.strip().upper().startswith(SECRET) else f"“{text[:80]}”"
        raise BackupError(f"BACKUP_RECIPIENTS có {shown}, không phải khoá công khai age1…") from error


def new_identity(path: Path) -> str:
    """Write a new secret key into a file of this name, which must not be there; returns the public one. Raises BackupError."""
    identity = pyrage.x25519.Identity.generate()
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"# public key: {identity.to_public()}\n{identity}\n")
    except OSError as error:
        raise BackupError(f"Không ghi được khoá vào {path}: {error.strerror or error}") from error
    return str(identity.to_public())


def identities(path: Path | None, name: str) -> list[pyrage.x25519.Identity]:
    """The secret keys of a file as age-keygen writes it. Raises BackupError."""
    if path is None:
        raise BackupError(NO_IDENTITY.format(name=name))
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(SECRET)]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise BackupError(f"Không đọc được khoá bí mật trong {path}: {error}") from error
    if not found:
        raise BackupError(f"Trong {path} không có khoá bí mật nào (dòng {SECRET}…).")
    return found


def encrypt(source: Path, target: Path, to: Sequence[pyrage.x25519.Recipient]) -> None:
    """Write the encrypted file, on the disk when this returns."""
    with open(source, "rb") as plain, open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        pyrage.encrypt_io(plain, file, to)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def opened(path: Path, identity: Path | None = None) -> Iterator[ArchiveReader]:
    """An archive that has been checked, decrypted for as long as it is open where it needs to be. Raises BackupError."""
    if path.suffix != SUFFIX:
        archive = ArchiveReader(path)
        try:
            yield archive
        finally:
            archive.close()
        return
    keys = identities(identity or settings.BACKUP_IDENTITY, path.name)
    folder = Path(settings.DATA_DIR) / "opened-backup"
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    folder.mkdir(parents=True, mode=0o700)
    try:
        plain = folder / path.name.removesuffix(SUFFIX)
        decrypt(path, plain, keys)
        with opened(plain) as archive:
            yield archive
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def decrypt(source: Path, target: Path, keys: Sequence[pyrage.x25519.Identity]) -> None:
    try:
        with open(source, "rb") as file, open(target, "wb") as plain:
            pyrage.decrypt_io(file, plain, keys)
    except (OSError, pyrage.DecryptError) as error:
        if isinstance(error, OSError) and error.errno:  # the system's, as of a full disk, not the library's
            raise
        why = f"khoá không đúng, hoặc tệp bị cắt hay bị thay đổi ({error})"
        raise BackupError(f"Bản sao lưu {source.name} không mở được: {why}. Không có gì bị thay đổi.") from error
