"""Lines of cells to transactions: the part that all table layouts share. A layout adds how its cells are mended."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from .parsing.amounts import MOST_BALANCE, Amounts
from .parsing.days import Days, starts_with_day, time_of
from .parsing.doubt import Doubt, set_aside
from .parsing.heads import Columns, columns_in, field_of
from .parsing.printed import OURS, is_foot, is_total, note, note_totals
from .reading import Controls, Reading, Row
from .sources.table import Table

SWALLOWED = re.compile(r"\n\W{0,3}\d{0,7}\W{0,3}\d{1,2}/\d{1,2}/\d{4}")
NEEDED = ("day", "debit", "credit", "amount", "balance")

Mend = Callable[[list, Columns, int], list]
Finish = Callable[[Row], None]


def columns_of(table: Table) -> Columns | None:
    """The columns announced by the first line of heads near the table's top."""
    return next((columns for line, cells in table.head if (columns := columns_in(cells, line))), None)


def text(cell: object) -> str:
    """A cell as text; Excel's whole numbers without the point: `20123456.0` → `"20123456"`."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def read(
    table: Table, *, layout: str, proof: str, today: date, mend: Mend | None = None, finish: Finish | None = None
) -> Reading:
    """A reading of the table. `mend(cells, columns, last_sequence)` repairs a line's cells before they are read;
    `finish(row)` fills in what the whole memo tells, once its last line is there."""
    walk = Walk(table, today, mend=mend, finish=finish)
    return Reading(layout, proof, walk.rows(), walk.controls, walk.set_aside, table.total)


class Walk:
    """One pass over a table's lines. Each becomes a transaction, part of one, something printed, or is set aside."""

    def __init__(self, table: Table, today: date, *, mend: Mend | None, finish: Finish | None):
        self.table, self.mend, self.finish = table, mend, finish
        self.columns = columns_of(table)
        self.controls, self.set_aside = Controls(), []
        self.days, self.amounts = Days(today), Amounts()
        self.at = {field: self.columns.places.get(field) for field in (*NEEDED, "memo", "sequence", "time")}
        self.extra = [field for field in ("reference", "account", "counterparty") if self.columns.has(field)]
        self.pending: Row | None = None
        self.last_line = self.sequence = 0
        for line, cells in table.head:
            if line < self.columns.line:
                note(self.controls, " ".join(map(text, cells)))

    def rows(self) -> Iterator[Row]:
        """The transactions, one line late: the next line may bring the rest of a memo."""
        columns, day, width = self.columns, self.at["day"], self.columns.width
        for line, cells in self.table:
            if line <= columns.line:
                continue
            if self.mend:
                cells = self.mend(cells, columns, self.sequence)
            if len(cells) < width:
                cells = cells + [""] * (width - len(cells))
            if not (starts_with_day(cells[day]) or isinstance(cells[day], float)):
                self.other(line, cells)
                continue
            if self.pending:
                yield self.done()
            try:
                self.pending = self.transaction(line, cells)
                self.last_line = line
            except Doubt as doubt:
                self.aside(str(doubt), line, cells)
        if self.pending:
            yield self.done()

    def done(self) -> Row:
        row, self.pending = self.pending, None
        if self.finish:
            self.finish(row)
        return row

    def transaction(self, line: int, cells: list) -> Row:
        """A line with a day as a transaction. Raises Doubt with the reason why it is none."""
        at, amounts, columns = self.at, self.amounts, self.columns
        if self.table.computed:
            self.refuse_formulas(line)
        sequence = text(cells[at["sequence"]]) if at["sequence"] is not None else ""
        number = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else None
        self.sequence = number or self.sequence
        day = self.days.read(cells[at["day"]])
        money = {
            field: amounts.read(cells[at[field]]) or 0
            for field in ("debit", "credit", "amount")
            if at[field] is not None
        }
        debit, credit = money.get("debit", 0), money.get("credit", 0) or money.get("amount", 0)
        if bool(debit) == bool(credit):
            raise Doubt("vừa ghi nợ vừa ghi có" if debit else "thiếu số tiền")
        row = Row(day, debit, credit, self.memo(cells), line, sequence=number)
        row.time = time_of(cells[at["day"] if at["time"] is None else at["time"]])
        if at["balance"] is not None:
            row.balance = amounts.read(cells[at["balance"]], most=MOST_BALANCE)
        if "currency" in columns.places:
            self.refuse_currency(text(cells[columns.places["currency"]]))
        for field in self.extra:
            setattr(row, field, text(cells[columns.places[field]]))
        return row

    def memo(self, cells: list) -> str:
        """The memo on one line; what unquoted separators scattered over further cells is gathered again."""
        place = self.at["memo"]
        memo = text(cells[place])
        if place == self.columns.width - 1 and len(cells) > place + 1:
            memo = ",".join([memo, *map(text, cells[place + 1 :])]).rstrip(", ")
        if "\n" in memo:
            if SWALLOWED.search(memo):
                raise Doubt("dấu ngoặc kép không đóng đã nuốt các dòng sau")
            memo = " ".join(memo.split("\n"))
        return memo

    def refuse_formulas(self, line: int) -> None:
        for field in NEEDED:
            if (line, self.at[field]) in self.table.computed:
                raise Doubt("ô ngày hoặc tiền là công thức, không phải giá trị do ngân hàng in ra")

    def refuse_currency(self, currency: str) -> None:
        if currency and currency.casefold() not in OURS:
            raise Doubt(f"giao dịch bằng {currency[:10]}, không phải tiền đồng")

    def other(self, line: int, cells: list) -> None:
        """A line without a day: a total, a label, the head again, the rest of a memo; otherwise set aside."""
        said = [text(cell) for cell in cells if cell not in ("", None)]
        goes_on = len(said) == 1 and line == self.last_line + 1
        if len(said) > 1 and is_total(said[0]):
            self.total(cells)
        elif goes_on and not (is_foot(said[0]) and ":" in said[0]):
            self.last_line = line
            if self.pending:
                self.pending.memo = f"{self.pending.memo} {said[0]}"
            elif self.set_aside:
                self.set_aside[-1].text += f" {said[0]}"
        elif is_foot(said[0]) or all(field_of(cell) for cell in said):
            note(self.controls, " ".join(said))
        elif len(said) == 1 or not note(self.controls, " ".join(said)):
            day = text(cells[self.at["day"]])
            self.aside(f"“{day[:40]}” không phải là ngày" if day else "thiếu ngày", line, cells)

    def total(self, cells: list) -> None:
        """Keep the sums of a line of totals."""
        places = {
            "debit": self.at["debit"],
            "credit": self.at["amount"] if self.at["credit"] is None else self.at["credit"],
        }
        note_totals(self.controls, **{name: None if place is None else cells[place] for name, place in places.items()})

    def aside(self, reason: str, line: int, cells: list) -> None:
        self.last_line = line
        self.set_aside.append(set_aside(reason, line=line, text=" | ".join(map(text, cells))))
