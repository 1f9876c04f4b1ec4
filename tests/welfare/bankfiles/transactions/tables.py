"""Four rows of one account as a table of any headers, and what the reader takes of a file."""

from datetime import date

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import opened
from welfare.bankterms.model import FileRefusedError

TODAY = date(2026, 11, 28)
ROWS = [  # day, out, in, balance, memo
    ("01/10/2024", 0, 500_000, 10_500_000, "A ung ho"),
    ("02/10/2024", 300_000, 0, 10_200_000, "Chi ho tro"),
    ("03/10/2024", 0, 2_000_000, 12_200_000, "C ung ho"),
    ("04/10/2024", 11_000, 0, 12_189_000, "Thu phi"),
]
MOVED = [500_000, -300_000, 2_000_000, -11_000]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") if amount else ""


def table(headers: str, cells) -> list[list]:
    return [headers.split("|"), *(cells(*row) for row in ROWS)]


def taken(content: bytes):
    with opened(content) as file:
        reading = read_here(file, today=TODAY)
        rows = list(reading.transactions)
    return [row.credit - row.debit for row in rows], reading, rows


def refusal(content: bytes) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as refused:
        taken(content)
    return refused.value
