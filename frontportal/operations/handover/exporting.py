"""Hand the whole portal over as open files: tables as CSV with a Data Package, uploads, public pages as HTML."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import frontportal
from frontportal.sheets.datasets.package import PROFILE

from ..backups import fingerprints, postgres
from ..backups.errors import BackupError
from ..backups.making import one_instant
from . import package, tables
from .pages import SitePages

README = """Bàn giao cổng thông tin, ngày {day}, phần mềm bản {version}.

datapackage.json   mô tả theo chuẩn Data Package (v2): bảng, cột, mã băm SHA-256
data/              mỗi bảng một tệp CSV (UTF-8)
files/             tệp đã tải lên, sao kê gốc
pages/             trang công khai, mở bằng trình duyệt: pages/index.html

Trong này có dữ liệu cá nhân: chỉ giao cho người được nhận. Không có: mã đăng nhập một lần, phiên đăng nhập, khoá SECRET_KEY.
Đưa vào một cổng trống cùng bản phần mềm: bin/manage import_site THƯ-MỤC
"""
PRIVATE = ("secret_key",)  # names of files that no one else may have


def export(folder: Path) -> dict[str, int]:
    """Write everything into a new folder; returns how many tables, rows, files and pages. Raises BackupError."""
    try:
        folder.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        raise BackupError(f"{folder} đã có. Hãy chọn một thư mục mới.") from None
    (folder / "data").mkdir()
    with postgres.connected(connection.settings_dict["NAME"]) as database:
        database.ensure_connection()
        with one_instant(database) as cursor:
            content = describe(database)
            names, labels = tables.handed_over(cursor), package.labels()
            content["resources"] = [write_table(cursor, name, folder, names, labels) for name in names]
            found = fingerprints.of_tables(database)
            content["rows"] = {name: found[name] for name in names}
    content["files"] = copy_files(folder / "files")
    pages = SitePages(folder / "pages").write()
    package.store(folder, content)
    text = README.format(day=f"{timezone.localdate():%d/%m/%Y}", version=frontportal.__version__)
    (folder / "DOC-TRUOC.txt").write_text(text, encoding="utf-8")
    rows = sum(counted[0] for counted in content["rows"].values())
    return {"bảng": len(content["resources"]), "dòng": rows, "tệp": len(content["files"]), "trang": pages}


def describe(database: Any) -> dict[str, Any]:
    return {
        "$schema": PROFILE,
        "name": "frontportal-handover",
        "title": "Bàn giao cổng thông tin Mặt trận",
        "created": timezone.now().isoformat(timespec="seconds"),
        "version": frontportal.__version__,
        "migrations": sorted(".".join(key) for key in MigrationRecorder(database).applied_migrations()),
    }


def write_table(cursor: Any, name: str, folder: Path, names: list[str], labels: package.Labels) -> dict[str, Any]:
    path = f"data/{name}.csv"
    tables.write(cursor, name, folder / path)
    return package.resource(cursor, name, folder / path, path, names, labels)


def copy_files(target: Path) -> dict[str, str]:
    """Path within the data folder → SHA-256, of every kept file but keys."""
    target.mkdir()
    default_storage.fetch_all()
    files = fingerprints.kept_files(Path(settings.DATA_DIR))
    open_ones = {name: path for name, path in files.items() if not name.startswith(PRIVATE)}
    for name, path in open_ones.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target / name)
    return {name: fingerprints.sha256(target / name) for name in open_ones}
