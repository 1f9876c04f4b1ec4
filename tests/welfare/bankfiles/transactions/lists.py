"""Lists of one account of which the tests here change a part."""

from datetime import date
from random import Random

import pytest

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.bankfiles.transactions.tables import TODAY
from tests.welfare.bankfiles.variations import as_csv, as_workbook
from welfare.bankfiles.detect import read_here
from welfare.bankfiles.read import opened

HEADERS = ["Ngày", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]
ROWS = [
    ["01/10/2024", "", "500.000", "1.500.000", "A gop"],
    ["02/10/2024", "300.000", "", "1.200.000", "Chi ho tro"],
    ["03/10/2024", "", "150.000", "1.350.000", "B gop"],
]
LIST = [["Ngày", "Số tiền", "Nội dung"], ["01/10/2024", "500.000", "A gop"], ["01/10/2024", "600.000", "B gop"]]
FORMS = pytest.mark.parametrize("write", [as_csv, as_workbook])
DRAWN = pytest.mark.parametrize("write", [as_csv, as_workbook, as_pdf])


FOUR = [HEADERS[0], *HEADERS[1:3], HEADERS[4]]


def read_list(content: bytes):
    """Its rows, and the reading that gave them."""
    with opened(content) as file:
        reading = read_here(file, today=TODAY)
        rows = list(reading.transactions)
    return rows, reading


def padded(*lines: list[str], across: int = 5) -> list[list[str]]:
    return [line + [""] * (across - len(line)) for line in lines]


def listed(random: Random, days: list[int]) -> tuple[list[list[str]], list[tuple[date, int, str]]]:
    """Lines of cells with all days, and what must be read of them."""
    lines, moves, balance = [], [], 5_000_000
    for number, day in enumerate(days):
        amount = random.randrange(-9, 10) * 10_000 or 70_000
        balance += amount
        memo = f"{'Chi' if amount < 0 else 'Gop'} lan {number}"
        out, into = (f"{-amount}", "") if amount < 0 else ("", f"{amount}")
        lines.append([f"{day:02}/10/2024", out, into, f"{balance}", memo])
        moves.append((date(2024, 10, day), amount, memo))
    return lines, moves


def once(lines: list[list[str]]) -> list[list[str]]:
    """The same with each day beside its first row alone."""
    days = [""] + [line[0] for line in lines]
    return [["" if line[0] == before else line[0], *line[1:]] for line, before in zip(lines, days, strict=False)]
