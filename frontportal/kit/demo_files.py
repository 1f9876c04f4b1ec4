"""Demonstration texts kept as files: header lines `key: value`, a blank line, then HTML; and plain CSV sheets."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone


def read_text(path: Path) -> tuple[dict[str, str], str]:
    """(header, HTML) of a file. Raises ValueError naming the file when a header line has no colon."""
    labels, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    header = {}
    for line in labels.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{path.name}: {line!r} is not “key: value”")
        header[key.strip()] = value.strip()
    return header, body.strip()


def read_sheet(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV sheet, each by its headers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def moment_of(text: str) -> datetime:
    """`"2024-03-15 15:57"` in local time."""
    return timezone.make_aware(datetime.strptime(text, "%Y-%m-%d %H:%M"))


def day_of(text: str) -> date | None:
    """`"15/03/2024"`; None for an empty cell."""
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None
