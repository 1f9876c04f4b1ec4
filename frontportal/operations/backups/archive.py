"""One backup as one file: a tar with the dump, the files and, last, a manifest of all of it.

    database.dump        pg_dump's own format
    files/…              what lies in DATA_DIR and can't be made anew
    secret_key           what sessions, links by mail and secrets at rest are signed and sealed with
    manifest.json        {"format", "version", "made_at", "tables", "members": {name: [size, sha256]}, "migrations"}

Written under another name and renamed at its end; of a file that is cut the manifest is missing.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from .errors import BackupError
from .fingerprints import BLOCK

FORMAT = 1
DUMP, KEY, MANIFEST, FILES = "database.dump", "secret_key", "manifest.json", "files/"
LARGEST_MANIFEST = 256 * 1024 * 1024
BROKEN = "Bản sao lưu {name} không dùng được: {why}. Không có gì bị thay đổi."


@dataclass
class Manifest:
    version: str
    made_at: str
    migrations: list[str]
    tables: dict[str, list[int]]
    members: dict[str, list[Any]] = field(default_factory=dict)
    format: int = FORMAT


class HashingReader:
    """Passes on what it reads, and hashes it: a file that changes meanwhile is told by its size."""

    def __init__(self, file: BinaryIO):
        self.file, self.hashed, self.size = file, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.hashed.update(block)
        self.size += len(block)
        return block


class ArchiveWriter:
    def __init__(self, tar: tarfile.TarFile, manifest: Manifest):
        self.tar, self.manifest = tar, manifest

    def add_file(self, name: str, path: Path) -> None:
        info = tarfile.TarInfo(name)
        info.mode = 0o600
        with open(path, "rb") as file:
            state = os.fstat(file.fileno())
            info.size, info.mtime = state.st_size, int(state.st_mtime)
            reader = HashingReader(file)
            self.tar.addfile(info, reader)
        self.manifest.members[name] = [info.size, reader.hashed.hexdigest()]

    def add_bytes(self, name: str, content: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.mode, info.size = 0o600, len(content)
        self.tar.addfile(info, io.BytesIO(content))
        self.manifest.members[name] = [len(content), hashlib.sha256(content).hexdigest()]

    def close(self) -> None:
        content = json.dumps(vars(self.manifest), ensure_ascii=False).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.mode, info.size = 0o600, len(content)
        self.tar.addfile(info, io.BytesIO(content))


class ArchiveReader:
    """An archive whose every byte has been checked. Raises BackupError for any other."""

    def __init__(self, path: Path):
        self.path = path
        try:
            self.tar = tarfile.open(path, "r:")  # noqa: SIM115 (open as long as this)
            self.infos = {info.name: info for info in self.tar}
            self.manifest = self._read_manifest()
            self._check_members()
        except (OSError, tarfile.TarError, ValueError, TypeError, KeyError) as error:
            raise self.broken(f"tệp bị cắt hoặc không phải bản sao lưu ({error})") from error

    def broken(self, why: str) -> BackupError:
        return BackupError(BROKEN.format(name=self.path.name, why=why))

    def _read_manifest(self) -> Manifest:
        info = self.infos.get(MANIFEST)
        if info is None or not info.isfile() or info.size > LARGEST_MANIFEST:
            raise self.broken("thiếu bản kê ở cuối, tệp bị cắt")
        given = json.loads(self.tar.extractfile(info).read())
        if given.get("format") != FORMAT:
            raise self.broken(f"định dạng {given.get('format')} không phải của bản phần mềm này")
        return Manifest(**given)

    def _check_members(self) -> None:
        wanted = self.manifest.members
        if missing := sorted(wanted.keys() - self.infos.keys()):
            raise self.broken(f"thiếu {missing[0]}")
        if surplus := sorted(self.infos.keys() - wanted.keys() - {MANIFEST}):
            raise self.broken(f"có {surplus[0]} ngoài bản kê")
        for name, (size, sha256) in wanted.items():
            parts = Path(name).parts
            if not self.infos[name].isfile() or Path(name).is_absolute() or ".." in parts:
                raise self.broken(f"{name} không phải tệp")
            hashed = hashlib.sha256()
            for block in self.blocks(name):
                hashed.update(block)
            if self.infos[name].size != size or hashed.hexdigest() != sha256:
                raise self.broken(f"{name} đã bị thay đổi")

    def blocks(self, name: str) -> Iterator[bytes]:
        file = self.tar.extractfile(self.infos[name])
        while block := file.read(BLOCK):
            yield block

    def extract(self, name: str, target: Path) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640), "wb") as file:
            for block in self.blocks(name):
                file.write(block)

    @property
    def files(self) -> list[str]:
        """Paths within the data folder."""
        return [name.removeprefix(FILES) for name in self.manifest.members if name.startswith(FILES)]

    def close(self) -> None:
        self.tar.close()
