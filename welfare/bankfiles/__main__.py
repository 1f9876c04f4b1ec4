"""What the reader makes of a bank's file, without a database: `.venv/bin/python -m welfare.bankfiles FILE`. For whoever adds a bank."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import FileRefusedError, Transaction
from welfare.proof.coverage import certify

from .detect import layout_of, read_here, source_of

SHOWN = 5  # rows


def report(path: Path) -> Iterator[tuple[str, Any]]:
    """What is known of the file, by name, the most telling first. Raises FileRefusedError."""
    with path.open("rb") as file:
        layout, columns = layout_of(source_of(file))
        yield "layout", layout.slug
        yield "columns", {name: headers_of(columns, name) for name in columns.positions}
        yield "headers that nothing is read from", [header for header in columns.others.values() if header]
    with path.open("rb") as file:
        reading = read_here(file, today=datetime.now(UTC).date())
        rows = list(reading.transactions)
        yield "rows", len(rows)
        yield "first rows", [as_shown(row) for row in islice(rows, SHOWN)]
        yield "set aside", [one.reason for one in islice(reading.rejected, SHOWN)]
        yield "notes", reading.notes
        yield (
            "printed",
            {name: value for name, value in vars(reading.printed).items() if value not in (None, "", 0, False)},
        )
        if rows:
            yield "outcome", certify(rows, reading.printed, reading.rejected).outcome


def headers_of(columns: Columns, name: str) -> list[str]:
    """The headers from which a field is read, on one line each."""
    at = [columns.positions[name], *columns.more.get(name, ())]
    return [" ".join(columns.headers.get(position, "").split()) for position in at]


def as_shown(row: Transaction) -> dict[str, Any]:
    """The fields of a row that hold something."""
    names = (
        "line",
        "page",
        "day",
        "time",
        "debit",
        "credit",
        "balance",
        "sequence",
        "reference",
        "memo",
        "counterparty",
        "counter_account",
    )
    return {name: value for name in names if (value := getattr(row, name)) not in (None, "", 0)}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(f"{sys.executable} -m welfare.bankfiles FILE")
    try:
        for name, value in report(Path(sys.argv[1])):
            print(f"{name}: {json.dumps(value, ensure_ascii=False, default=str)}")  # noqa: T201 - what it is there for
    except FileRefusedError as refused:
        sys.exit(f"refused ({refused.code}): {refused.message}")


if __name__ == "__main__":
    main()
