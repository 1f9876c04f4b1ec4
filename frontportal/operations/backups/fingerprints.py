"""What a database and a folder of files hold, short enough to be compared: counts and checksums."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings

BLOCK = 1024 * 1024
# Made anew on every machine, or no content: a server's own files, collected files, locks, backups themselves.
LEFT_OUT = {
    "postgresql",
    "postgresql-elsewhere",
    "place.lock",
    "prepare.lock",
    "serving.lock",
    "serving",
    "static",
    "static.digest",
    "backups",
    "before-restore",
    "restoring",
    "opened-backup",
    "log",
    "uploads-mirror",
}


def of_tables(database: Any) -> dict[str, list[int]]:
    """Table → [rows, sum of a hash over each row], sequences with their last value; the order of rows does not matter."""
    found = {}
    with database.cursor() as cursor:
        # Texts of rows depend on these; Django sets the time zone itself.
        cursor.execute("SET LOCAL datestyle TO iso; SET LOCAL bytea_output TO hex; SET LOCAL extra_float_digits TO 1")
        cursor.execute(
            "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'S') ORDER BY relname"
        )
        for name, kind in cursor.fetchall():
            quoted = database.ops.quote_name(name)
            if kind == "S":
                cursor.execute(f"SELECT last_value, is_called::int FROM {quoted}")  # noqa: S608 (quoted)
            else:
                cursor.execute(
                    f"SELECT count(*), coalesce(sum(hashtextextended(each::text, 0)::numeric), 0) FROM {quoted} each"  # noqa: S608
                )
            found[name] = [int(value) for value in cursor.fetchone()]
    return found


def kept_files(folder: Path | None = None) -> dict[str, Path]:
    """Path within the data folder → file, of everything that can't be made anew."""
    folder = folder or Path(settings.DATA_DIR)
    tops = [top for top in sorted(folder.iterdir()) if top.name not in LEFT_OUT] if folder.is_dir() else []
    files = [path for top in tops for path in ([top] if top.is_file() else sorted(top.rglob("*")))]
    return {str(path.relative_to(folder)): path for path in files if path.is_file() and not path.is_symlink()}


def sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differences(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Names whose content is not what it should be, missing and surplus ones included."""
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
