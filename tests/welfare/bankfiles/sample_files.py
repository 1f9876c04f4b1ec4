"""The samples, and files read from their bytes."""

from datetime import date
from pathlib import Path

from welfare.bankfiles.detect import read_here

TODAY = date(2026, 11, 23)


SAMPLES = Path(__file__).parent / "samples"


def taken(content: bytes, folder: Path) -> tuple[list, object]:
    path = folder / "statement"
    path.write_bytes(content)
    with path.open("rb") as file:
        reading = read_here(file, today=TODAY)
        return list(reading.transactions), reading
