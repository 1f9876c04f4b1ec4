"""Take over what another portal handed over, into an empty one: all of it, compared, or nothing."""

import json
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from frontportal.database_roles.roles import as_owner

from ..backups import fingerprints
from ..backups.errors import BackupError
from . import package, tables

UNCHANGED = "Không có gì bị thay đổi."


@as_owner()
def take_over(folder: Path) -> dict[str, int]:
    """Check every hash, store every row and file; returns how many tables, rows and files. Raises BackupError."""
    content = described(folder)
    check(folder, content)
    refuse_unless_fit(content)
    try:
        with transaction.atomic():
            store_rows(folder, content)
            copied = copy_files(folder / "files", content["files"])
    except DatabaseError as error:
        raise BackupError(f"Không nhập được: {str(error).splitlines()[0]}. {UNCHANGED}") from error
    rows = sum(counted[0] for counted in content["rows"].values())
    return {"bảng": len(content["resources"]), "dòng": rows, "tệp": copied}


def described(folder: Path) -> dict[str, Any]:
    try:
        content = json.loads((folder / package.NAME).read_text(encoding="utf-8"))
        paths = [*(each["path"] for each in content["resources"]), *content["files"]]
        _ = content["rows"], content["migrations"], content["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{folder} không phải bản bàn giao của cổng ({error}). {UNCHANGED}") from error
    if bad := [path for path in paths if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts]:
        raise BackupError(f"{package.NAME} có đường dẫn ra ngoài thư mục: {bad[0][:200]}. {UNCHANGED}")
    return content


def check(folder: Path, content: dict[str, Any]) -> None:
    """Every file's hash against the description's."""
    wanted = {each["path"]: each["hash"].removeprefix("sha256:") for each in content["resources"]}
    wanted |= {f"files/{name}": sha256 for name, sha256 in content["files"].items()}
    for path, sha256 in wanted.items():
        file = folder / path
        if not file.is_file() or file.is_symlink():
            raise BackupError(f"Thiếu {path}. {UNCHANGED}")
        if fingerprints.sha256(file) != sha256:
            raise BackupError(f"{path} đã bị thay đổi. {UNCHANGED}")


def refuse_unless_fit(content: dict[str, Any]) -> None:
    """Only an empty portal of the same release takes over."""
    applied = sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())
    if applied != content["migrations"]:
        raise BackupError(
            f"Bản bàn giao thuộc phần mềm bản {content['version']}; cổng này không cùng bản. Hãy cài đúng bản ấy. {UNCHANGED}"
        )
    if get_user_model().objects.exists() or apps.get_model("places", "Unit").objects.exists():
        raise BackupError(f"Cổng này đã có tài khoản hoặc địa bàn; chỉ nhập vào cổng trống. {UNCHANGED}")
    with connection.cursor() as cursor:
        here = tables.handed_over(cursor)
    if {each["path"] for each in content["resources"]} != {f"data/{name}.csv" for name in here}:
        raise BackupError(f"Các bảng của bản bàn giao không khớp cổng này. {UNCHANGED}")


def store_rows(folder: Path, content: dict[str, Any]) -> None:
    """Raises BackupError where one table does not come out as it was."""
    with connection.cursor() as cursor:
        names = tables.handed_over(cursor)
        with tables.without_guards(cursor):
            tables.empty(cursor, names)
            for name in names:
                tables.read(cursor, name, folder / "data" / f"{name}.csv")
        for name in names:
            tables.set_sequences(cursor, name)
        raise_content_versions(cursor)
        found = fingerprints.of_tables(connection)
    wanted = {name: tuple(counted) for name, counted in content["rows"].items() if name in names}
    if wrong := fingerprints.differences(wanted, {name: tuple(found[name]) for name in names}):
        raise BackupError(f"Sau khi nhập, {', '.join(wrong[:5])} khác bản bàn giao. {UNCHANGED}")


def raise_content_versions(cursor: Any) -> None:
    """The triggers that do it rested: a site that already runs must not show its empty pages any more."""
    labels = [config.label for config in apps.get_app_configs()]
    cursor.execute(
        "INSERT INTO page_cache_contentversion (area, number)"
        " SELECT area, pg_current_xact_id()::text::bigint FROM unnest(%s::text[]) AS area",
        [labels],
    )


def copy_files(source: Path, files: dict[str, str]) -> int:
    for name in files:
        target = Path(settings.DATA_DIR) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)
        target.chmod(0o640)
    default_storage.send_all()
    return len(files)
