"""What became of a file: the table that was read, what must be asked before it is imported, and what is wrong with its cells."""

import dataclasses
from dataclasses import dataclass
from typing import Any

import tablib

from ..files.grid import FoundSheet
from ..headers.columns import Column
from ..headers.header import Header, Unit


@dataclass
class Row:
    """A record to be: field → value. `written` keeps, field → text, what the file says where the value was reckoned."""

    line: int
    values: dict[str, Any]
    written: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """A cell that can't be taken, or a whole row (`column` "" then), with a sentence that needs no other words."""

    line: int
    column: str
    value: str
    sentence: str


@dataclass(frozen=True)
class Difference:
    """A printed sum that is not what the rows above it make; both as people write numbers, in the unit of the file."""

    column: str
    printed: str
    summed: str


@dataclass(frozen=True)
class TotalRow:
    """A row of sums: it is left out, or asked about, never stored unasked. `agreeing` are headers whose sum is right."""

    line: int
    text: str
    agreeing: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass
class SheetReading:
    """`sheets`: all that hold something; while one must be chosen (`must_choose_sheet`) nothing else is read.

    `sheet_name` is the one that was read, "" of a CSV. `header_lines` are the file's lines of the headers, `columns` what
    the resource could take; `title` is the text above the headers. `missing_keys` are fields that the file says nothing of and no record goes without, `missing_of_new` those that only new ones need. `group_fields` are filled by lines that name a group of rows. `notes` are sentences for the person who confirms; `faults` must be mended in the file.
    `end_line` is the first line below the table (signatures), None where there is none.
    """

    sheets: list[FoundSheet] = dataclasses.field(default_factory=list)
    sheet_name: str = ""
    must_choose_sheet: bool = False
    columns: list[Column] = dataclasses.field(default_factory=list)
    header_lines: list[int] = dataclasses.field(default_factory=list)
    headers: list[Header] = dataclasses.field(default_factory=list)
    title: str = ""
    missing_keys: list[str] = dataclasses.field(default_factory=list)
    missing_of_new: list[str] = dataclasses.field(default_factory=list)
    unit: Unit | None = None
    must_confirm_unit: bool = False
    group_fields: set[str] = dataclasses.field(default_factory=set)
    rows: list[Row] = dataclasses.field(default_factory=list)
    totals: list[TotalRow] = dataclasses.field(default_factory=list)
    must_decide_totals: bool = False
    end_line: int | None = None
    notes: list[str] = dataclasses.field(default_factory=list)
    faults: list[Fault] = dataclasses.field(default_factory=list)

    @property
    def unknown_headers(self) -> list[Header]:
        """Columns whose meaning must be asked: give `read_sheet` a `header_mapping` with their texts."""
        return [header for header in self.headers if header.is_unknown]

    @property
    def has_questions(self) -> bool:
        """Whether something must be answered before the rows may be imported."""
        asked = self.must_choose_sheet or self.must_decide_totals or self.must_confirm_unit
        return asked or bool(self.unknown_headers or self.missing_keys)

    @property
    def counts_in_unit(self) -> bool:
        """Whether a unit above the table makes more of an amount than its digits say."""
        money = {column.name for column in self.columns if column.is_money}
        is_used = any(header.field in money and header.unit is None for header in self.headers)
        return bool(self.unit and self.unit.factor > 1 and is_used)

    @property
    def fields(self) -> list[str]:
        """Fields that the file has a column for; a blank cell in it clears what was stored."""
        found = {header.field for header in self.headers} | self.group_fields
        return [column.name for column in self.columns if column.name in found]

    @property
    def absent(self) -> list[str]:
        """Fields without a column: what is stored of them stays."""
        return [column.name for column in self.columns if column.name not in self.fields]

    def header_of(self, name: str) -> str:
        """The portal's own header of a field."""
        return next(column.header for column in self.columns if column.name == name)

    def dataset(self) -> tablib.Dataset:
        """The rows under the portal's own headers, each tagged with its line, for `RecordResource.import_data`.

        It carries `notes`, and `faults` by line, which the import tells together with its own.
        """
        names = self.fields
        dataset = tablib.Dataset(headers=[self.header_of(name) for name in names])
        for row in self.rows:
            dataset.append([row.values.get(name) for name in names], tags=[row.line])
        faults: dict[int, list[Fault]] = {}
        for fault in self.faults:
            faults.setdefault(fault.line, []).append(fault)
        dataset.notes, dataset.faults = list(self.notes), faults
        return dataset
