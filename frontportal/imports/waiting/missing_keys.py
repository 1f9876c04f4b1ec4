"""What a sheet says nowhere because to its office it goes without saying: the year of all its rows, their commune, their appeal."""

import re
from collections.abc import Mapping
from typing import Any

from frontportal.sheets.new_keys import needed_columns
from frontportal.workbooks.reading.result import SheetReading

YEAR = re.compile(r"\bnăm\s+(20\d\d)\b", re.IGNORECASE)


def settle_missing(reading: SheetReading, resource: Any, given: Mapping[str, str]) -> None:
    """Give every row what the person said of a column that the file lacks, and name in `missing_keys` what is still to be asked.

    A file with none of such columns is another kind of list, which the import refuses; one whose headers are asked about
    may have them yet.
    """
    needed = needed_columns(resource)
    missing = [name for name in needed if name not in reading.fields]
    if reading.must_choose_sheet or reading.unknown_headers or len(missing) == len(needed):
        return
    for name in missing:
        if name in given:
            reading.group_fields.add(name)
            for row in reading.rows:
                row.values[name] = given[name]
            reading.notes.append(
                f"Tệp không có cột “{reading.header_of(name)}”: mọi dòng được ghi “{given[name]}” như đã trả lời."
            )
        else:
            reading.missing_keys.append(name)


def suggestion(reading: SheetReading, name: str) -> str:
    """What the title says of a missing year, where it names a single one; "" else."""
    years = set(YEAR.findall(reading.title)) if name == "year" else set[str]()
    return years.pop() if len(years) == 1 else ""
