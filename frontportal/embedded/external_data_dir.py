"""A place outside the project for the data of a project in a folder that only root may enter.

A note in the project's data folder names the place, and the place names that folder. So the data are found again
after the project was moved, are not taken over by a copy of it, and never by a new project in the same folder.
"""

import tempfile
from pathlib import Path

PLACES = Path("/var/lib/frontportal")
NOTE = "postgresql-elsewhere"
OWNER = "belongs-to"


def existing(data_dir: Path) -> Path | None:
    """The place that the data folder's note names, if it is this folder's own."""
    place = _noted(data_dir)
    if place is None or not place.is_dir():
        return None
    owner = Path((place / OWNER).read_text(encoding="utf-8"))
    if owner != data_dir:
        if _noted(owner) == place:
            return None  # ours is a copy of a project that is still there
        (place / OWNER).write_text(str(data_dir), encoding="utf-8")
    return place


def create(data_dir: Path) -> Path:
    """Make a new place for the data folder and note it down on both sides."""
    PLACES.mkdir(parents=True, exist_ok=True)
    PLACES.chmod(0o711)  # whatever root's umask: the server's user must pass through
    place = Path(tempfile.mkdtemp(prefix=f"{data_dir.parent.name[:40]}-", dir=PLACES))
    place.chmod(0o711)
    (place / OWNER).write_text(str(data_dir), encoding="utf-8")
    (data_dir / NOTE).write_text(str(place), encoding="utf-8")
    return place


def _noted(data_dir: Path) -> Path | None:
    try:
        return Path((data_dir / NOTE).read_text(encoding="utf-8"))
    except OSError:
        return None
