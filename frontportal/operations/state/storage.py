"""Room on the disks, and what takes it."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from frontportal.kit.operating_state import StateFact, size

from ..health import existing

LEAST_SHARE = 0.1  # of a disk that should be free
LEAST_BYTES = 2 * 1024**3


def facts() -> list[StateFact]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (database,) = cursor.fetchone()
    return [
        disk("Ổ đĩa dữ liệu", Path(settings.DATA_DIR)),
        disk("Ổ đĩa bản sao lưu", Path(settings.BACKUP_DIR)),
        StateFact("Cơ sở dữ liệu", size(database)),
        *uploads(),
    ]


def uploads() -> list[StateFact]:
    """Only where they lie in a bucket."""
    if not settings.UPLOADS_URL:
        return []
    fault = default_storage.fault()
    return [StateFact("Kho tệp tải lên", fault or "Trả lời tốt.", not fault)]


def disk(label: str, folder: Path) -> StateFact:
    """How much is free where the folder is, or will be."""
    found = shutil.disk_usage(existing(folder))
    is_well = found.free >= LEAST_BYTES and found.free >= LEAST_SHARE * found.total
    return StateFact(label, f"Còn trống {size(found.free)} trong {size(found.total)}.", is_well)
