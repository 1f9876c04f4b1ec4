"""What looking at a file has found, as the page shows it and as the import is compared with it later."""

import hashlib
from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS

from frontportal.sheets.cells import text_of
from frontportal.sheets.products import is_stored, reckoned
from frontportal.workbooks.reading.result import SheetReading, TotalRow

from .missing_keys import suggestion
from .row_preview import changes_of, cleared, defaults, shown_columns

MOST_FAULTS = 500  # that the page names; the file of bad rows has all
MOST_NAMED = 20  # lines in one sentence
MOST_LETTERS = 120  # of a faulty cell


def report_of(reading: SheetReading, result: Any, resource: Any, *, doubt_reason: str = "") -> dict[str, Any]:
    """As JSON. `result` is None while there are questions: then nothing but those is told. `doubt_reason`: as of `Answers`."""
    report: dict[str, Any] = {"notes": list(reading.notes), "questions": questions(reading, resource)}
    if result is None:
        return report
    lines = {row.line for row in reading.rows}
    beyond = [
        [each.line, each.column, each.value[:MOST_LETTERS], each.sentence]
        for each in reading.faults
        if each.line not in lines
    ]
    faults = [*beyond, *faults_of(result)]
    doubts = doubts_of(result)
    if doubts and not doubt_reason:
        report["questions"]["doubts"] = doubts[:MOST_FAULTS]
        report["questions"]["doubt_count"] = len({line for line, _ in doubts})
    return report | {
        "notes": [
            *reading.notes,
            *filter(None, [resource.lasting]),
            *resource.link_notes(),
            *settled(doubts, doubt_reason),
        ],
        "totals": {name: count for name, count in result.totals.items() if count},
        "faults": faults[:MOST_FAULTS],
        "fault_count": len(faults),
        "bad_lines": sorted({*(row.number for row in result.invalid_rows), *(line for line, *_ in beyond)}),
        "general": [str(each.error) for each in result.base_errors],
        "headers": [field.column_name for _, field in shown_columns(reading, resource)],
        "rows": changes_of(result, reading, resource),
        "absent": untouched(reading, resource),
        "cleared": cleared(result, reading, resource),
        "defaults": defaults(result, reading, resource),
        "digest": digest_of(result),
    }


def untouched(reading: SheetReading, resource: Any) -> list[str]:
    """Headers of what the file says nothing of, so that it stays as it is stored."""
    following = reckoned(resource, reading.fields)
    fields = [resource.fields[name] for name in reading.absent if name not in following]
    return [field.column_name for field in fields if is_stored(field) and not field.readonly]


def questions(reading: SheetReading, resource: Any) -> dict[str, Any]:
    """What must be answered first; {} where nothing is open."""
    found: dict[str, Any] = {}
    if reading.must_choose_sheet:
        found["sheets"] = [
            {"name": sheet.name, "rows": sheet.rows, "is_hidden": sheet.is_hidden} for sheet in reading.sheets
        ]
    if reading.unknown_headers:
        taken = set(reading.fields)
        found["headers"] = [
            {
                "text": header.text,
                "letters": header.letters,
                "suggestions": [name for name in header.suggestions if name not in taken],
            }
            for header in reading.unknown_headers
        ]
        found["fields"] = [
            [column.name, column.header] for column in reading.columns
            if column.name not in taken and not resource.fields[column.name].readonly
        ]  # fmt: skip
    if reading.missing_keys:
        found["missing"] = [[name, reading.header_of(name), suggestion(reading, name)] for name in reading.missing_keys]
    if reading.missing_of_new:
        found["missing_of_new"] = [[name, reading.header_of(name), ""] for name in reading.missing_of_new]
    if reading.must_confirm_unit and reading.unit:
        found["unit"] = [reading.unit.text, reading.unit.position, reading.unit.factor]
    if reading.must_decide_totals:
        found["totals"] = [total_in_words(total) for total in reading.totals]
    return found


def total_in_words(total: TotalRow) -> dict[str, Any]:
    """A row of sums: where it stands, and whether its sums are those of the rows above."""
    return {
        "line": total.line,
        "text": total.text,
        "agreeing": list(total.agreeing),
        "differences": [[each.column, each.printed, each.summed] for each in total.differences],
    }


def faults_of(result: Any) -> list[list[Any]]:
    """[line, column, value, sentence] of everything that is wrong, row by row; no column where the whole row is meant."""
    found = []
    for row in result.rows:
        if row.validation_error is None:
            continue
        for header, errors in row.validation_error.error_dict.items():
            column = "" if header == NON_FIELD_ERRORS else header
            value = text_of(row.source.get(header))[:MOST_LETTERS]
            found += [[row.line, column, value, sentence] for error in errors for sentence in error.messages]
    return found


def doubts_of(result: Any) -> list[list[Any]]:
    """[line, sentence] of the rows that may be right and yet look wrong."""
    return [[row.line, sentence] for row in result.rows if row.validation_error is None for sentence in row.doubts]


def settled(doubts: list[list[Any]], reason: str) -> list[str]:
    """Which rows will be stored with the reason that was given."""
    if not doubts or not reason:
        return []
    lines = sorted({line for line, _ in doubts})
    shown = ", ".join(map(str, lines[:MOST_NAMED])) + (" …" if len(lines) > MOST_NAMED else "")
    return [f"{len(lines)} dòng có thể trùng (dòng {shown}) vẫn được nhập, lý do: {reason}"]


def digest_of(result: Any) -> str:
    """Of what the rows would do, so that storing does what was looked at or nothing."""
    digest = hashlib.sha256()
    for row in result.rows:
        if row.validation_error is None:
            key = "" if row.is_new() else row.object_id
            digest.update(f"{row.line} {row.import_type} {key} {sorted(row.before.items())} {row.source}\n".encode())
    return digest.hexdigest()


def without_lines(dataset: tablib.Dataset, lines: list[int]) -> tablib.Dataset:
    """The rows that do not stand in these lines of the file."""
    if not lines:
        return dataset
    left_out = set(lines)
    left = tablib.Dataset(headers=dataset.headers)
    for row in dataset._data:
        if row.tags[0] not in left_out:
            left.append(list(row), tags=row.tags)
    left.notes, left.faults = dataset.notes, {}
    return left
