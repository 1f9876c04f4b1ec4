"""What a sheet says nowhere because to its office it goes without saying: the year of all its rows, their commune, their appeal."""

import re
from collections.abc import Mapping
from typing import Any

from frontportal.sheets.cells import ChoiceCell
from frontportal.sheets.links import UnitCell
from frontportal.sheets.new_keys import optional_codes
from frontportal.workbooks.reading.result import SheetReading

# "Lâm Hà, ngày 5 tháng 12 năm 2023" is when the list was signed, not what it is about.
YEAR = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )\bnăm\s+(20\d\d)\b", re.IGNORECASE)


def settle_missing(reading: SheetReading, resource: Any, given: Mapping[str, str]) -> None:
    """Give every row what the person said of a column that the file lacks, and name in `missing_keys` what is still to be asked.

    A file of whose rows nothing would be left to say which record each is, is another kind of list, which the import
    refuses; one whose headers are asked about may have them yet.
    """
    needed = [name for name in needed_columns(resource) if name not in reading.fields]
    answered = [name for name in given if name in resource.fields and name not in reading.fields]
    is_other_kind = len(needed) == len(needed_columns(resource)) and not optional_codes(resource)
    if reading.must_choose_sheet or reading.unknown_headers or (is_other_kind and not answered):
        return
    for name in dict.fromkeys([*needed, *answered]):
        if name in given:
            reading.group_fields.add(name)
            for row in reading.rows:
                row.values[name] = given[name]
            reading.notes.append(
                f"Tệp không có cột “{reading.header_of(name)}”: mọi dòng được ghi “{given[name]}” như đã trả lời."
            )
        else:
            reading.missing_keys.append(name)
    if reading.missing_keys:  # asked in one round, before anybody knows whether rows are new
        reading.missing_of_new += [
            name for name in reading.absent if is_shared(resource, name) and is_required(resource, name)
            and name not in reading.missing_keys
        ]  # fmt: skip


def of_new_only(given: Mapping[str, str], result: Any, resource: Any) -> list[str]:
    """Answers that a row which means a stored record must not take, where there is one: they would overwrite what it says."""
    needed = needed_columns(resource)
    return [name for name in given if name not in needed] if any(row.is_known for row in result.rows) else []


def lacking(reading: SheetReading, result: Any, resource: Any) -> list[str]:
    """Columns that the file lacks, that no new record goes without, and that all of a list may share; of new records only:
    where a row means a stored one, what is said of all rows would overwrite it.
    """
    absent = {reading.header_of(name): name for name in reading.absent if is_shared(resource, name)}
    found: set[str] = set()
    for row in result.rows:
        errors = row.validation_error.error_dict if row.validation_error else {}
        empty = {
            absent[header]
            for header, each in errors.items()
            if header in absent and any(error.code in ("null", "blank") for error in each)
        }
        if row.is_known:
            return []
        found |= empty
    return [name for name in reading.absent if name in found]


def suggestion(reading: SheetReading, name: str) -> str:
    """What the title says of a missing year, where it names a single one; "" else."""
    years = set(YEAR.findall(" ".join(reading.title.split()))) if name == "year" else set[str]()
    return years.pop() if len(years) == 1 else ""


def needed_columns(resource: Any) -> list[str]:
    """The parts of a resource's key that say which record a row is, and that none goes without."""
    columns = [name for name in resource.get_import_id_fields() if name in resource.fields]
    return [name for name in columns if not resource._meta.model._meta.get_field(name).blank]


def is_shared(resource: Any, name: str) -> bool:
    """Whether all records of a list may say the same there: their year, their place, one of a few choices.

    What tells records apart, as a name, a text or a day, is not asked for all of them at once.
    """
    field = resource.fields[name]
    return not field.readonly and (name == "year" or isinstance(field.widget, ChoiceCell | UnitCell))


def is_required(resource: Any, name: str) -> bool:
    """Whether no new record goes without it, and nothing is written where a row leaves it out."""
    field = resource._meta.model._meta.get_field(name)
    return not (field.blank or field.null or field.has_default())
