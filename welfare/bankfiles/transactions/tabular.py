"""Lines of cells to transactions: the part that all table layouts share. A layout adds how its cells are mended."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from ..columns.header import Columns, columns_near, field_of
from ..model import PrintedFigures, Reading, Refused, RejectedRows, Transaction
from ..sources.lines import Table
from ..text.amounts import MOST_BALANCE, Amounts
from ..text.dates import Days, day_in_text, starts_with_day, time_of
from ..text.doubt import Doubt, set_aside
from ..text.labels import ACCOUNT, OURS, fold, is_foot, is_of_page, is_total, note, note_totals
from .money import MONEY, Moves, text

SWALLOWED = re.compile(r"\n\W{0,3}\d{0,7}\W{0,3}\d{1,2}/\d{1,2}/\d{4}")
LANGUAGES = re.compile(r"[/\n]")
NEEDED = ("day", *MONEY, "balance")
BESIDE = ("sequence", "time", "value_day", "owed")
WORDS = ("memo", "counterparty", "reference", "counter_account")

SEVERAL = "Tệp có sao kê của nhiều tài khoản. Hãy tách mỗi tài khoản thành một tệp."

Mend = Callable[[list, Columns, int], list]
Finish = Callable[[Transaction], None]


def columns_of(table: Table) -> Columns | None:
    """The columns announced by the fullest line of heads near the table's top."""
    return table.columns or columns_near(table.head)


def proof_of(columns: Columns) -> str:
    """The strongest proof that a table's columns allow."""
    return "running balance" if columns.has("balance") else "sequence number" if columns.has("sequence") else "none"


def totals(words: str) -> bool:
    """Whether a cell is the label of a line of totals, in one language or two."""
    return any(is_total(part) for part in (words, *LANGUAGES.split(words)) if part)


def below_day(cell: object) -> str:
    """What stands on the second line of a cell of days, if that is no time: `"01/10/2024\\n5213.45946"` → `"5213.45946"`."""
    below = " ".join(cell.split("\n")[1:]).strip() if isinstance(cell, str) else ""
    return "" if time_of(below) else below


def read(
    table: Table, *, layout: str, proof: str, today: date, mend: Mend | None = None, finish: Finish | None = None
) -> Reading:
    """A reading of the table. `mend(cells, columns, last_sequence)` repairs a line's cells before they are read;
    `finish(row)` fills in what the whole memo tells, once its last line is there."""
    walk = Walk(table, today, mend=mend, finish=finish)
    return Reading(layout, proof, walk.rows(), walk.controls, walk.set_aside, table.total, table.notes)


class Walk:
    """One pass over a table's lines. Each becomes a transaction, part of one, something printed, or is set aside."""

    def __init__(self, table: Table, today: date, *, mend: Mend | None, finish: Finish | None):
        self.table, self.mend, self.finish = table, mend, finish
        self.columns = columns_of(table)
        self.controls, self.set_aside = table.printed or PrintedFigures(), RejectedRows()
        self.at = {field: self.columns.places.get(field) for field in (*NEEDED, *BESIDE, *WORDS)}
        below = [cells for line, cells in table.head if line > self.columns.line]
        self.extra = [field for field in ("reference", "counter_account", "counterparty") if self.columns.has(field)]
        self.amounts = Amounts()
        self.days = Days(today, near=self.day_near_top())
        self.moves = Moves(self.columns, below, self.amounts)
        self.stranger = False  # whether a line named another account than the one above the table
        self.pending: Transaction | None = None
        self.spilled: list[str] = []  # single texts after the pending row: the rest of its memo, or the file's foot
        self.last_line = self.sequence = 0
        for line, cells in table.head:
            if line < self.columns.line and not all(field_of(cell) for cell in cells if cell != ""):
                note(self.controls, " ".join(map(text, cells)))

    def day_near_top(self) -> date | None:
        """The first day that is written as text, None where most days are cells of Excel's own kind."""
        place = self.at["day"]
        cells = [cells[place] for line, cells in self.table.head if line > self.columns.line and len(cells) > place]
        texts = [cell for cell in cells if isinstance(cell, str) and starts_with_day(cell)]
        if texts and 2 * len(texts) >= sum(map(starts_with_day, cells)):
            with suppress(Doubt):
                return day_in_text(texts[0])
        return None

    def rows(self) -> Iterator[Transaction]:
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
            self.spilled = self.spilled if len(self.spilled) == 1 else []  # more than one text is the file's foot
            yield self.done()
        self.days.settle()
        self.moves.settle()

    def done(self) -> Transaction:
        row, self.pending = self.pending, None
        if self.spilled:
            row.memo = " ".join([row.memo, *self.spilled])
            self.spilled = []
        if self.finish:
            self.finish(row)
        return row

    def transaction(self, line: int, cells: list) -> Transaction | None:
        """A line with a day as a transaction, None for a balance that is printed with its day. Raises Doubt with the
        reason why it is none."""
        at, amounts, columns = self.at, self.amounts, self.columns
        if self.table.computed:
            self.refuse_formulas(line)
        sequence = text(cells[at["sequence"]]).strip(" .") if at["sequence"] is not None else ""
        number = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else None
        debit, credit = self.moves.read(cells, opening=self.controls.opening)
        if not debit and not credit and (label := self.label(cells)):
            note(self.controls, label)
            return None
        if bool(debit) == bool(credit):
            raise Doubt("vừa ghi nợ vừa ghi có" if debit else "thiếu số tiền")
        self.sequence = number or self.sequence
        beside = cells[at["value_day"]] if at["value_day"] is not None else None
        row = Transaction(
            self.days.read(cells[at["day"]], beside=beside), debit, credit, self.memo(cells), line, sequence=number
        )
        row.time = time_of(cells[at["day"] if at["time"] is None else at["time"]])
        if at["balance"] is not None:
            row.balance = amounts.read(cells[at["balance"]], most=MOST_BALANCE)
            self.moves.see(credit - debit, row.balance)
        if at["owed"] is not None and amounts.read(cells[at["owed"]], most=MOST_BALANCE):
            raise Doubt("số dư ghi bên Nợ: tài khoản bị âm, hay đây là sổ kế toán mà Nợ là tiền vào")
        if at["reference"] is None:
            row.reference = below_day(cells[at["day"]])
        if "currency" in columns.places:
            self.refuse_currency(text(cells[columns.places["currency"]]))
        for field in self.extra:
            setattr(row, field, text(cells[columns.places[field]]))
        return row

    def label(self, cells: list) -> str:
        """What a line with a day but without money says of the statement: an opening or closing balance."""
        said = [text(cell) for place, cell in enumerate(cells) if cell not in ("", None, 0) and place != self.at["day"]]
        said.sort(key=is_foot, reverse=True)  # the label first, then its amount, whatever column each is in
        return " ".join(said) if said and is_foot(said[0]) else ""

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
        """A line without a day: a total, a label, the head again, the rest of a row; otherwise set aside, if it has money."""
        places = [place for place, cell in enumerate(cells) if cell not in ("", None)]
        said = [text(cells[place]) for place in places]
        label = next((words for words in said if is_foot(words) or totals(words)), said[0])
        self.watch_account(said)
        if is_of_page(label):
            self.spilled = []
        elif line == self.columns.line + 1 and all(len(words.strip("()")) < 3 for words in said):
            return  # “A”, “B”, “1”, “2”: the numbers of a form's columns
        elif len(said) > 1 and totals(label):
            self.total(cells)
        elif line == self.last_line + 1 and self.goes_on(places, said):
            self.last_line = line
            self.go_on(cells, places, said)
        elif is_foot(label) or all(field_of(cell) for cell in said):
            note(self.controls, " ".join(sorted(said, key=is_foot, reverse=True)))
        elif not note(self.controls, " ".join(said)) and self.has_money(cells):
            day = text(cells[self.at["day"]])
            self.aside(f"“{day[:40]}” không phải là ngày" if day else "thiếu ngày", line, cells)

    def watch_account(self, said: list[str]) -> None:
        """Raises Refused at the heads of a second table, below the label of another account."""
        if len(said) > 2 and all(field_of(words) for words in said) and self.stranger:
            raise Refused("several_accounts", SEVERAL)
        found = ACCOUNT.match(fold(" ".join(said)))
        if found and self.controls.account and re.sub(r"\D", "", found[1]) != self.controls.account:
            self.stranger = True

    def goes_on(self, places: list[int], said: list[str]) -> bool:
        """Whether a line right after a row holds nothing but further lines of its texts, or its time below its day."""
        if len(said) == 1 and places[0] not in (self.at[field] for field in (*MONEY, "balance")):
            return not (is_foot(said[0]) and said[0][-1:].isdigit() or is_foot(said[0]) and ":" in said[0])
        if all(field_of(words) for words in said):
            return False
        words = {self.at[field] for field in WORDS}
        return all(place in words or self.is_clock(place, cell) for place, cell in zip(places, said, strict=True))

    def is_clock(self, place: int, said: str) -> bool:
        return place in (self.at["day"], self.at["time"]) and time_of(said) is not None

    def go_on(self, cells: list, places: list[int], said: list[str]) -> None:
        if not self.pending:
            if self.set_aside:
                self.set_aside[-1].text += f" {' '.join(said)}"
            return
        for place, words in zip(places, said, strict=True):
            field = next((field for field in self.extra if self.at[field] == place), None)
            if self.is_clock(place, words):
                self.pending.time = self.pending.time or time_of(words)
            elif field:
                setattr(self.pending, field, f"{getattr(self.pending, field)} {words}".strip())
            elif place == self.at["memo"]:
                self.pending.memo = f"{self.pending.memo} {words}"
            else:
                self.spilled.append(words)

    def has_money(self, cells: list) -> bool:
        places = [self.at[field] for field in MONEY if self.at[field] is not None]
        return any(any(char.isdigit() for char in text(cells[place])) for place in places)

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
