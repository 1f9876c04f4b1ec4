"""The folder of uploads as a copy of the bucket: what backups and hand-overs read, and what is sent after one was put back.

A file at a name is the same here and there where its size and the time of its last change agree, or its MD5, which a bucket gives
of what was put there in one piece. A file beside the folder says of which bucket it is a copy; where none does, nothing in it is
taken away.
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.utils._os import safe_join

from frontportal.stored_files.errors import StorageMismatch
from frontportal.stored_files.storage import ASIDE

MARKER = "uploads-mirror"  # in the data folder; no backup holds it
NOT_SENT = "{count} tệp tải lên trên máy này chưa có trong kho {bucket} (ví dụ {name}). Hãy chạy bin/manage send_uploads để gửi lên kho trước."


def fetch(bucket: Any) -> int:
    """Make the folder hold what the bucket holds, and nothing else; returns how many files were fetched."""
    there, folder = objects(bucket), Path(settings.MEDIA_ROOT)
    surplus = sorted(files(folder).keys() - there.keys())
    if surplus and marked() != mark(bucket):
        raise StorageMismatch(NOT_SENT.format(count=len(surplus), bucket=bucket.bucket_name, name=surplus[0]))
    fetched = 0
    for name, each in there.items():
        path = Path(safe_join(folder, name))
        if not is_same(path, each):
            fetched += 1
            fetch_one(bucket, name, path, each.last_modified)
    for name in surplus:
        (folder / name).unlink()
    set_mark(bucket)
    return fetched


def fetch_one(bucket: Any, name: str, path: Path, changed: datetime) -> None:
    """Written aside and renamed: a backup finds it whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.coming")
    try:
        bucket.bucket.Object(bucket._normalize_name(name)).download_file(str(aside))
        os.utime(aside, (changed.timestamp(),) * 2)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def send(bucket: Any, *, exactly: bool) -> int:
    """Send the folder's files that the bucket lacks or has otherwise; with `exactly` what only the bucket has goes.

    Returns how many were sent. Without `exactly` a file that is another one there is left as it is and told.
    """
    there, here = objects(bucket), files(Path(settings.MEDIA_ROOT))
    sent, other = 0, []
    for name, path in here.items():
        if name in there and is_same(path, there[name]):
            continue
        if name in there and not exactly:
            other.append(name)
            continue
        with open(path, "rb") as file:
            bucket.store(name, File(file, name=name), only_new=False)
        sent += 1
    if other:
        raise StorageMismatch(
            f"Kho {bucket.bucket_name} có tệp khác cùng tên với {len(other)} tệp ở đây, ví dụ {other[0]}. Chưa ghi đè tệp nào."
        )
    for name in sorted(there.keys() - here.keys()) if exactly else ():
        bucket.delete(name)
    set_mark(bucket)
    return sent


def objects(bucket: Any) -> dict[str, Any]:
    """Name → what the bucket says of it."""
    return {each.key: each for each in bucket.bucket.objects.all() if not each.key.endswith("/")}


def files(folder: Path) -> dict[str, Path]:
    """Name → file of the folder, but those that are just being written."""
    paths = sorted(folder.rglob("*")) if folder.is_dir() else []
    whole = [path for path in paths if path.is_file() and not path.is_symlink()]
    return {path.relative_to(folder).as_posix(): path for path in whole if path.relative_to(folder).parts[0] != ASIDE}


def is_same(path: Path, there: Any) -> bool:
    if not path.is_file():
        return False
    state, changed = path.stat(), int(there.last_modified.timestamp())
    if state.st_size != there.size:
        return False
    if int(state.st_mtime) == changed:
        return True
    with open(path, "rb") as file:
        md5 = hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
    if there.e_tag.strip('"') != md5:
        return False
    os.utime(path, (changed, changed))  # so that it is not read again next time
    return True


def mark(bucket: Any) -> str:
    return f"{bucket.endpoint_url} {bucket.bucket_name}"


def marked() -> str:
    path = Path(settings.DATA_DIR) / MARKER
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def set_mark(bucket: Any) -> None:
    (Path(settings.DATA_DIR) / MARKER).write_text(mark(bucket), encoding="utf-8")
