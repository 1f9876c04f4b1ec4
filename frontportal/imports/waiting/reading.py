"""The file of an import as a table: with the person's answers to what had to be asked."""

from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from django.contrib import admin
from django.db import models

from frontportal.sheets.template import DATA, GUIDE, VALUES
from frontportal.workbooks.reading.read import read_sheet
from frontportal.workbooks.reading.result import SheetReading

from ..models import SheetImport
from . import files
from .missing_keys import settle_missing

RETURNED = "Lý do chưa nhập được"  # header of what a file of bad rows says of each; left out by `spellings.toml`
LEFT_OUT = "Theo lựa chọn của bạn, {count} dòng có thể trùng không được nhập: dòng {lines}."
AT_ONCE = 2_000  # rows that a request may look at or store itself


@dataclass(frozen=True)
class Answers:
    """`sheet_name` "", `skip_totals` and `unit_applies` None while not asked; `header_mapping`: text of a header → field, None to leave it out.

    `missing_values`: field → what all rows say of it, where the file has no column for it. `doubt_reason`: why rows that may be twice are stored all the same.
    `lines_left_out`: the rows that are not, because they are what is there already.
    """

    sheet_name: str = ""
    header_mapping: dict[str, str | None] = field(default_factory=dict)
    skip_totals: bool | None = None
    unit_applies: bool | None = None
    doubt_reason: str = ""
    missing_values: dict[str, str] = field(default_factory=dict)
    lines_left_out: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As kept with the import."""
        return asdict(self)

    def without_values(self, names: list[str]) -> "Answers":
        """Without what was said of these columns for all rows."""
        left = {name: value for name, value in self.missing_values.items() if name not in names}
        return replace(self, missing_values=left)

    @classmethod
    def of(cls, sheet_import: SheetImport) -> "Answers":
        """Those that were given so far."""
        known = {name: value for name, value in sheet_import.options.items() if name in cls.__dataclass_fields__}
        return cls(**known)


def resource_for(model: type[models.Model], user: Any) -> Any:
    """The resource by which this person may bring in such records, as the model's page in the admin names it."""
    [kind, *_] = admin.site._registry[model].resource_classes
    return kind(user=user)


def read(data: bytes, file_name: str, resource: Any, answers: Answers) -> SheetReading:
    """The table of a file. Raises InvalidFile with a sentence for what holds none.

    Of our own template only the sheet to fill in is meant.
    """
    take = partial(
        read_sheet, data, file_name, resource,
        header_mapping=answers.header_mapping,
        skip_totals=answers.skip_totals,
        unit_applies=answers.unit_applies,
    )  # fmt: skip
    reading = take(sheet_name=answers.sheet_name or None)
    names = {sheet.name for sheet in reading.sheets}
    if reading.must_choose_sheet and {DATA, GUIDE} <= names <= {DATA, GUIDE, VALUES}:
        reading = take(sheet_name=DATA)
        reading.notes = [note for note in reading.notes if GUIDE not in note and VALUES not in note]
    settle_missing(reading, resource, answers.missing_values)
    leave_out(reading, answers.lines_left_out)
    return reading


def leave_out(reading: SheetReading, lines: list[int]) -> None:
    """The rows in these lines of the file are not brought in, and whatever is wrong with them is nobody's trouble."""
    if lines:
        reading.rows = [row for row in reading.rows if row.line not in lines]
        reading.faults = [fault for fault in reading.faults if fault.line not in lines]
        reading.notes.append(LEFT_OUT.format(count=len(lines), lines=", ".join(map(str, lines))))


def reading_of(sheet_import: SheetImport, resource: Any) -> SheetReading:
    """The table of an import's file as it waits. Raises FileGoneError, InvalidFile."""
    return read(files.read(sheet_import), sheet_import.file_name, resource, Answers.of(sheet_import))
