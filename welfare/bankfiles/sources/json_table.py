"""JSON of a bank or a payment feed as lines of cells: the records' keys are the headers, so that JSON and CSV read alike.

Known shapes: one record; a list of them; an object that holds one list of records or one record, at any key and not deeper
than ENVELOPES (SePay: `transactions`; Casso: `data`, `data.records`); a record a line. Numbers stay exact.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO

from welfare.bankterms.model import FileRefusedError, PrintedFigures
from welfare.bankterms.text.labels import read_label
from welfare.bankterms.text.words import clean

from .encoding import encoding_of
from .lines import FIRST_LINES, Line, Table

LARGEST = 24 * 1024 * 1024  # bytes; JSON takes seven times that while it is read
ENVELOPES = 3
MOST_KEYS = 200
MOST_DIGITS = 40
SCALARS = (str, int, Decimal, bool, type(None))
SEAM = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
NO_RECORDS = "Tệp JSON không có giao dịch nào."
ERRORS = ("error", "errors", "errorcode", "error_code")
FINE = {"", "0", "200", "none", "null", "false", "success", "ok"}


Record = dict[str, Any]  # as JSON gives it


class JsonTable(Table):
    """The records of a JSON file: the keys as line 1, the first record as line 2."""

    def __init__(self, file: BinaryIO):
        self.notes: list[str] = []
        self.printed = self.figures = PrintedFigures()
        records = self.found_in(parsed(file))
        keys: dict[str, None] = {}
        for number, record in enumerate(records, 1):
            for key, value in record.items():
                refuse_nested(key, value, number)
                keys.setdefault(key)
            if len(keys) > MOST_KEYS:
                raise FileRefusedError(
                    "unknown_json", f"Tệp JSON có hơn {MOST_KEYS} trường trong một giao dịch: không phải sao kê."
                )
        self.keys = list(keys)
        self.rows: list[Any] = [
            *records
        ]  # each record's cells take the place of its values, for they are asked for several times
        for index, record in enumerate(records):
            self.rows[index] = [as_cell(record.get(key)) for key in self.keys]
        self.first_lines = list(islice(self, FIRST_LINES))
        self.total = len(self.rows) + 1

    def __iter__(self) -> Iterator[Line]:
        yield 1, [clean(key) for key in self.keys]
        yield from enumerate(map(list, self.rows), 2)

    def found_in(self, value: object, depth: int = 0) -> list[Record]:
        """The records in a value. Raises FileRefusedError where there are none, or more than one list of them."""
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            return value
        if isinstance(value, list) and not value:
            raise FileRefusedError("empty", NO_RECORDS)
        if not isinstance(value, dict) or depth > ENVELOPES:
            raise FileRefusedError(
                "unknown_json", "Đây là tệp JSON không phải danh sách giao dịch; hãy xuất dạng .xlsx hoặc .csv."
            )
        refuse_error(value)
        lists = {key: one for key, one in value.items() if isinstance(one, list) and is_of_records(one)}
        if len(lists) > 1:
            raise FileRefusedError(
                "several_tables",
                f"Tệp JSON có nhiều danh sách: {', '.join(map(shown, lists))}. Hãy xuất từng danh sách một.",
            )
        if lists:
            self.note_pages(value)
            return self.found_in(next(iter(lists.values())), depth + 1)
        inner = {key: one for key, one in value.items() if isinstance(one, dict) and one}
        if "data" in inner or (inner and not looks_like_record(value)):
            self.note_pages(value)
            return self.found_in(inner.get("data") or largest(inner), depth + 1)
        if any(one == [] for one in value.values()) and not looks_like_record(value):
            raise FileRefusedError("empty", NO_RECORDS)
        return [value]

    def note_pages(self, envelope: Record) -> None:
        """What an envelope states of its list: account, currency, balances; and that it is one page of several."""
        for key, value in envelope.items():
            if isinstance(value, SCALARS) and value not in (None, ""):
                read_label(self.figures, f"{' '.join(SEAM.split(shown(key)))}: {as_cell(value)}")
        pages = {shown(key).casefold(): one for key, one in envelope.items() if isinstance(one, int)}
        last = next((pages[key] for key in ("totalpages", "total_pages", "lastpage", "last_page") if key in pages), 1)
        if last > 1:
            self.notes.append(f"Tệp JSON chỉ là một trang trong {last} trang của danh sách: hãy tải lên đủ các trang.")


def parsed(file: BinaryIO) -> object:
    """The file's value, exact and bounded. Raises FileRefusedError with the line where it breaks."""
    if file.seek(0, 2) > LARGEST:
        raise FileRefusedError(
            "too_big", f"Tệp JSON lớn hơn {LARGEST >> 20} MB: hãy xuất từng khoảng thời gian ngắn hơn."
        )
    codec, _ = encoding_of(file)
    file.seek(0)
    try:
        text = file.read().decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise FileRefusedError("encoding", "Tệp JSON có ký tự hỏng, không đọc được.") from None
    try:
        return loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and error.msg == "Extra data":
            return [record_of(line, number) for number, line in enumerate(lines, 1)]
        raise FileRefusedError("damaged", f"Tệp JSON bị hỏng ở dòng {error.lineno}, không đọc tiếp được.") from None


def record_of(text: str, number: int) -> object:
    """The value of one line of a file of lines. Raises FileRefusedError with its number."""
    try:
        return loads(text)
    except json.JSONDecodeError:
        raise FileRefusedError("damaged", f"Tệp JSON bị hỏng ở dòng {number}, không đọc tiếp được.") from None


def loads(text: str) -> object:
    """The value of a text, amounts exact. Raises FileRefusedError, or json.JSONDecodeError."""
    try:
        return json.loads(
            text, parse_float=number, parse_int=number, parse_constant=refuse_constant, object_pairs_hook=without_twins
        )
    except RecursionError:
        raise FileRefusedError("unknown_json", "Tệp JSON lồng nhau quá sâu: không phải sao kê.") from None


def number(digits: str) -> int | Decimal:
    """A number to its last digit. Raises FileRefusedError for one longer than any amount."""
    if len(digits) > MOST_DIGITS:
        raise FileRefusedError("unknown_json", "Tệp JSON có số dài bất thường: không phải sao kê.")
    value = Decimal(digits)
    return int(value) if abs(value) < 10**MOST_DIGITS and value == value.to_integral_value() else value


def refuse_constant(name: str) -> None:
    """Raises FileRefusedError for NaN and the like, which are no JSON."""
    raise FileRefusedError("unknown_json", f"Tệp JSON có giá trị {name}, không phải là số.")


def without_twins(pairs: list[tuple[str, object]]) -> Record:
    """A record of its pairs. Raises FileRefusedError where a key stands twice: nobody knows which value counts."""
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise FileRefusedError(
            "unknown_json", f"Tệp JSON có trường “{shown(twin)}” hai lần trong một giao dịch: không rõ lấy giá trị nào."
        )
    return record


def refuse_nested(key: str, value: object, number: int) -> None:
    """Raises FileRefusedError for a value that holds more than single values."""
    if isinstance(value, SCALARS) or not value:
        return
    if isinstance(value, list) and all(isinstance(one, SCALARS) for one in value):
        return
    raise FileRefusedError(
        "unknown_json", f"Tệp JSON, giao dịch thứ {number}: trường “{shown(key)}” lồng nhau, không rõ nghĩa."
    )


def refuse_error(envelope: Record) -> None:
    """An answer of a provider that says it failed holds no statement."""
    for key, value in envelope.items():
        if key.casefold() in ERRORS and isinstance(value, SCALARS) and str(value or "").casefold() not in FINE:
            raise FileRefusedError(
                "not_statement", f"Tệp JSON là lời báo lỗi của nhà cung cấp ({shown(key)}: {str(value)[:40]})."
            )


def is_of_records(values: list[Any]) -> bool:
    """Whether a list holds records, and nothing else."""
    return bool(values) and all(isinstance(one, dict) for one in values)


def looks_like_record(value: Record) -> bool:
    """Whether so many values stand in a record that it is no envelope."""
    return sum(isinstance(one, SCALARS) for one in value.values()) > 3


def largest(inner: dict[str, Record]) -> Record:
    """The longest of several records."""
    return max(inner.values(), key=len)


def as_cell(value: object) -> object:
    """A value as what cells hold: text, or a whole number; other numbers as their digits."""
    if value is None or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) < MOST_DIGITS else str(value)
    if isinstance(value, list):
        return ", ".join(str(as_cell(one)) for one in value)
    return clean(str(value))


def shown(key: object) -> str:
    """A key as a sentence may name it."""
    return str(key)[:40]
