"""The same few transactions as different banks would export them: one table of cells, written as CSV or as a workbook."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import openpyxl

Money = Callable[[int], object]


@dataclass(frozen=True)
class Move:
    """`amount` in đồng, below zero for money out."""

    day: date
    amount: int
    memo: str
    reference: str = ""


MOVES = (
    Move(date(2023, 3, 1), 50_000, "NGUYEN VAN A ung ho quy vi nguoi ngheo", "CT001"),
    Move(date(2023, 3, 1), 1_234_567, "Hội Phụ nữ ủng hộ; xây nhà, thôn 3", "CT002"),
    Move(date(2023, 3, 14), -60_000_000, "CHI HO TRO XAY NHA QD 12/QD-QVNN", ""),
    Move(date(2023, 3, 15), 3_000_000_000, "CONG TY SUONG MAI ung ho", "CT001"),
    Move(date(2023, 4, 2), 1, "mot dong", "CT005"),
)
OPENING = 100_000_000


def dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


@dataclass(frozen=True)
class Layout:
    """How a bank writes its table. `columns`: field → header, in order; a field of two words is split at the blank."""

    columns: dict[str, str]
    money: Money = dotted
    day: Callable[[date], object] = lambda day: f"{day:%d/%m/%Y}"
    above: list[list] = field(default_factory=list)
    below: list[list] = field(default_factory=list)
    between: list[list] = field(default_factory=list)  # after the second row, as at the end of a page
    headers: list[list] | None = None
    newest_first: bool = False
    opening: int = OPENING
    directions: tuple[str, str] = ("C", "D")

    def but(self, **changes) -> "Layout":
        return replace(self, **changes)

    def table(self, moves: tuple[Move, ...] = MOVES) -> list[list]:
        """All lines of the file, cell by cell."""
        balance, lines = self.opening, []
        for number, move in enumerate(moves, 1):
            balance += move.amount
            lines.append([self.cell(name, move, number, balance) for name in self.columns])
        if self.newest_first:
            lines.reverse()
        headers = self.headers or [list(self.columns.values())]
        return [*self.above, *headers, *lines[:2], *self.between, *lines[2:], *self.below]

    def cell(self, name: str, move: Move, number: int, balance: int) -> object:
        out, into = max(0, -move.amount), max(0, move.amount)
        return {
            "sequence": number,
            "day": self.day(move.day),
            "debit": self.money(out) if out else "",
            "credit": self.money(into) if into else "",
            "amount": self.money(abs(move.amount)),
            "signed": ("+" if into else "-") + str(self.money(abs(move.amount))),
            "direction": self.directions[0 if into else 1],
            "balance": self.money(balance),
            "memo": move.memo,
            "reference": move.reference,
        }.get(name, "")


def as_csv(table: list[list], *, separator: str = ",", codec: str = "utf-8") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows(table)
    return file.getvalue().encode(codec)


def as_workbook(table: list[list], *, empty_sheets: int = 0, hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    for number in range(empty_sheets):
        book.create_sheet(f"Trống {number}", 0)
    sheet = book.worksheets[-1]
    for line in table:
        sheet.append([None if cell == "" else cell for cell in line])
    for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
        cell.data_type = "s"  # a bank writes a memo such as “=A” as the text that it is, not as a formula
    if hidden:
        sheet.column_dimensions[hidden].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
