"""Which backups are kept: each of the last days, one of each week, one of each month."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

DAYS, WEEKS, MONTHS = 7, 5, 12
STAMP = "%Y%m%d-%H%M%S"
PREFIX, SUFFIX, ENCRYPTED = "portal-", ".tar", ".age"


def made_at(path: Path) -> datetime | None:
    """When a backup was made, by its name; None for a file that is no backup."""
    try:
        return datetime.strptime(path.name.removesuffix(ENCRYPTED), f"{PREFIX}{STAMP}{SUFFIX}")
    except ValueError:
        return None


def backups_in(folder: Path) -> list[Path]:
    """Newest first; what lies there otherwise is nobody's affair here."""
    return sorted((path for path in folder.glob(f"{PREFIX}*") if made_at(path)), reverse=True)


def worth_keeping(moments: Iterable[datetime]) -> set[datetime]:
    """The newest of each of the last DAYS days, WEEKS weeks and MONTHS months that have one."""
    newest_first, chosen = sorted(moments, reverse=True), set()
    for span, most in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            newest.setdefault(moment.strftime(span), moment)
        chosen |= set(list(newest.values())[:most])
    return chosen


def rotate(folder: Path, made: Path | None = None) -> list[Path]:
    """Take away what need not be kept, and half-written files of killed runs; returns what went.

    What has just been `made` stays, also where a clock that was set back names it before others of its day.
    """
    paths = {made_at(path): path for path in backups_in(folder)}
    gone = [path for moment, path in paths.items() if path != made and moment not in worth_keeping(paths)]
    gone += list(folder.glob(f"{PREFIX}*.part"))
    for path in gone:
        path.unlink(missing_ok=True)
    return gone
