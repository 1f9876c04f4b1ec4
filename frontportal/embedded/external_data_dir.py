"""A folder of its own for the data of a project in a folder that only root may enter.

A note in the project's data folder names it, and a note in it names that data folder. So the data are found again
after the project was moved, are not taken over by a copy of it, and never by a new project in the same folder.
"""

import tempfile
from pathlib import Path

DATA_DIRS = Path("/var/lib/frontportal")
NOTE = "postgresql-elsewhere"
OWNER = "belongs-to"


def existing(data_dir: Path) -> Path | None:
    """The folder that the data folder's note names, if it is this folder's own."""
    folder = _noted(data_dir)
    if folder is None or not folder.is_dir():
        return None
    owner = Path((folder / OWNER).read_text(encoding="utf-8"))
    if owner != data_dir:
        if _noted(owner) == folder:
            return None  # ours is a copy of a project that is still there
        (folder / OWNER).write_text(str(data_dir), encoding="utf-8")
    return folder


def create(data_dir: Path) -> Path:
    """Make a new folder for the data folder and note it down on both sides."""
    DATA_DIRS.mkdir(parents=True, exist_ok=True)
    DATA_DIRS.chmod(0o711)  # whatever root's umask: the server's user must pass through
    folder = Path(tempfile.mkdtemp(prefix=f"{data_dir.parent.name[:40]}-", dir=DATA_DIRS))
    folder.chmod(0o711)
    (folder / OWNER).write_text(str(data_dir), encoding="utf-8")
    (data_dir / NOTE).write_text(str(folder), encoding="utf-8")
    return folder


def _noted(data_dir: Path) -> Path | None:
    try:
        return Path((data_dir / NOTE).read_text(encoding="utf-8"))
    except OSError:
        return None
