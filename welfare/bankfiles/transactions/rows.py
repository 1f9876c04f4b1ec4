"""The one grammar of a row: cells under known headers to a transaction, whatever file they come from.

Only here is it decided that a row is none. Everything that reads a part of it raises Doubt with the reason.
"""

from welfare.bankterms.columns.day_order import settle
from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import FileRefusedError, PrintedFigures, RejectedRows, Transaction
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import Days, offset_in_header, time_of, to_vietnam
from welfare.bankterms.text.doubt import Doubt, reject
from welfare.bankterms.text.labels import read_label

from .amounts.checks import (
    OtherAccounts,
    Period,
    Statuses,
    TwinColumns,
    UnnamedColumns,
    position_in_words,
    refuse_cancelled,
    refuse_currency,
    refuse_no_number,
    refuse_no_texts,
    refuse_undone,
)
from .amounts.conventions import NEWEST, OLDEST, Conventions
from .amounts.direction_check import DirectionCheck
from .amounts.money import Choice, MoneyReader
from .amounts.notes import notes_of
from .amounts.words import looks_paid_out
from .balance_lines import BalanceLines
from .column_values import reference_below_day, refuse_other_unit
from .layout import Layout
from .line_kinds import label_of
from .parts import refuse_parts
from .row_texts import RowTexts
from .whole_file.day_sums import DaySums
from .whole_file.old_fonts import OldFonts
from .whole_file.other_day import OtherDay

NEEDED = ("day", "debit", "credit", "amount", "balance")
PAID_OUT = "nội dung giống khoản chi, mà tệp không ghi tiền vào hay tiền ra"


class RowReader:
    """Reads the rows of one file, one at a time and in the file's order; a row is given back once the next one is known, for that may bring the
    rest of its text, or the balance that tells which way its money went. `read` takes a row, `flush` ends; both give the one before. `append`
    adds to the row taken last."""

    def __init__(
        self,
        columns: Columns,
        conventions: Conventions,
        printed: PrintedFigures,
        rejected: RejectedRows,
        days: Days,
        layout: Layout,
    ):
        self.columns, self.conventions, self.printed, self.rejected = columns, conventions, printed, rejected
        self.days, self.enrich, self.credits_only = days, layout.enrich, layout.credits_only
        self.money = MoneyReader(columns, conventions, printed.unit, printed.group)
        self.balances = BalanceLines(columns, self.money, printed, rejected)
        positions = columns.positions
        further = ("reference", "sequence", "time", "value_day", "owed", "status", "currency", "unit", "memo")
        self.at = {name: positions.get(name) for name in (*NEEDED, *further)}
        self.day_position = positions["day"]
        self.texts, self.day_sums = RowTexts(columns), DaySums(columns)
        self.check = DirectionCheck(is_stated=not conventions.by_balance and not conventions.assumed)
        self.accounts = OtherAccounts(columns, printed)
        self.twins, self.period, self.unnamed = TwinColumns(columns), Period(printed), UnnamedColumns(columns)
        self.statuses, self.fonts, self.other_day = Statuses(), OldFonts(), OtherDay(columns)
        self.has_checks = bool(columns.twins) or any(map(columns.has, ("status", "account", "unit", "booking_day")))
        self.offset = offset_in_header(
            f"{columns.headers.get(self.day_position, '')} {columns.headers.get(positions.get('time', -1), '')}"
        )
        self.current: Transaction | None = None
        self.choice: Choice | None = None
        self.before: int | None = None  # the balance that stands before the current row in the file
        self.balance: int | None = None  # the one of the row taken last
        self.sequence = self.taken = self.paid_out = 0
        self.turned: list[str] = []  # where rows stand with an amount below zero on the other side
        self.charged: list[str] = []  # and those of money in with a fee beside it

    def read(self, cells: Cells, line: int, page: int | None = None, *, doubt: str = "") -> Transaction | None:
        """Take a row, and give back the one before it. `doubt`: why it can be none, if whoever found it knows."""
        try:
            if doubt:
                raise Doubt(doubt)
            found = self.transaction(cells, line, page)
        except Doubt as reason:
            refuse_parts(cells, line, self.columns, is_assumed=self.conventions.assumed)
            if self.take_balance(cells, line, page):
                return self.flush(self.balance)
            before = self.flush(self.printed_balance(cells))
            self.reject(reason, cells, line, page)
            return before
        if found is None:
            return self.flush(self.printed.opening)
        transaction, choice = found
        before = self.flush(transaction.balance)
        self.current, self.choice = transaction, choice
        self.before, self.balance = self.balance, transaction.balance
        return before

    def transaction(self, cells: Cells, line: int, page: int | None) -> tuple[Transaction, Choice | None] | None:
        """The row, with what it may have moved where that is not certain yet; None for a balance printed with its day.
        Raises Doubt with the reason why it is none, FileRefusedError for what spoils the whole file."""
        at = self.at
        moved = self.money.read(cells)
        if not moved and self.take_balance(cells, line, page):
            return None
        if not moved and (label := label_of(cells, at["day"])):
            read_label(self.printed, label)
            return None
        number = self.number(cells)
        self.sequence = number or self.sequence
        if number is None and self.at["sequence"] is not None:
            refuse_no_number(text(cells[self.at["sequence"]]))
        if self.has_checks:
            self.check_file(cells, line)
        self.refuse_unknown_amount(cells, moved)
        if moved is None:
            raise Doubt("thiếu số tiền")
        if moved == 0:
            raise Doubt("số tiền bằng 0", code="zero", moved=0)
        choice, amount = (moved, 0) if isinstance(moved, Choice) else (None, moved)
        day, beside = cells[self.day_position], None if at["value_day"] is None else cells[at["value_day"]]
        memo = self.fonts.converted(self.texts.memo(cells), line)
        refuse_no_texts(memo, cells)
        on = self.days.read(day, beside=beside)
        row = Transaction(on, max(0, -amount), max(0, amount), memo, line, page, sequence=number)
        row.time = time_of(day if at["time"] is None else cells[at["time"]])
        if self.offset is not None:
            to_vietnam(row, self.offset)
        self.read_balance(cells, row)
        self.texts.read_side(cells, row)
        self.day_sums.refuse_sum_of_day(row)
        if at["reference"] is None:
            row.reference = reference_below_day(day)
        if self.conventions.assumed and not self.credits_only and looks_paid_out(memo):
            raise Doubt(PAID_OUT)
        return row, choice

    def check_file(self, cells: Cells, line: int) -> None:
        """What the row says of the whole file: account, status, unit. Raises Doubt or FileRefusedError."""
        self.accounts.add(cells)
        self.twins.add(cells, line)
        self.other_day.add(cells)
        if self.at["status"] is not None:
            self.statuses.add(text(cells[self.at["status"]]), line)
        if self.at["unit"] is not None:
            refuse_other_unit(cells[self.at["unit"]], self.printed.unit)

    def refuse_unknown_amount(self, cells: Cells, moved: int | Choice | None) -> None:
        """Raises Doubt for an amount under a header that nobody knows, in a row without another, or with fees."""
        if self.unnamed.seen:
            self.unnamed.add(cells)
        if moved and not self.columns.charges or self.money.has_amount(cells):
            return
        if header := self.unnamed.amount(cells):
            raise Doubt(f"cột “{header[:40]}” có số tiền mà không rõ là tiền gì")

    def read_balance(self, cells: Cells, row: Transaction) -> None:
        """The balance printed beside the row. Raises Doubt where it stands on the other side, or in another currency."""
        at = self.at
        row.balance = self.money.balance_of(cells)
        if len(self.texts.memos) > 1 and row.balance is None:
            refuse_undone(text(cells[position]) for position in self.texts.memos)
            refuse_cancelled(text(cells[position]) for position in self.texts.beside)
        if at["owed"] is not None and self.money.parsers[at["owed"]].read(cells[at["owed"]], signed=True):
            raise Doubt("số dư ghi bên Nợ: tài khoản bị âm, hay đây là sổ kế toán mà Nợ là tiền vào")
        if at["currency"] is not None:
            refuse_currency(text(cells[at["currency"]]))

    @property
    def rows_so_far(self) -> int:
        """How many rows were taken, the one that is not given back yet among them."""
        return self.taken + (self.current is not None)

    def take_balance(self, cells: Cells, line: int, page: int | None = None) -> bool:
        """Whether a line is no transaction but prints a balance; it is kept then, for the proof and for the next row."""
        balance = self.balances.take(cells, line, page, rows=self.rows_so_far, before=self.balance)
        self.balance = self.balance if balance is None else balance
        return balance is not None

    def number(self, cells: Cells) -> int | None:
        """The row's own number; None where none is printed."""
        position = self.at["sequence"]
        written = text(cells[position]).strip(" .") if position is not None and len(cells) > position else ""
        return int(written) if written.isdecimal() and len(written) < 10 else None

    def printed_balance(self, cells: Cells) -> int | None:
        """The balance of a row that is rejected, where it can be read."""
        try:
            return self.money.balance_of(cells)
        except (Doubt, IndexError):
            return None

    def reject(self, doubt: Doubt, cells: Cells, line: int, page: int | None) -> None:
        """Set a row aside, with what of it is certain."""
        balance = self.printed_balance(cells)
        found = reject(
            doubt, line=line, page=page, text=" | ".join(map(text, cells)), sequence=self.number(cells), balance=balance
        )
        self.rejected.append(found)
        self.balance = balance if balance is not None or found.moved != 0 else self.balance
        if found.moved != 0:
            self.check.skip(balance)
        self.paid_out += str(doubt) == PAID_OUT

    def append(self, words: str, name: str = "memo") -> None:
        """Add what stands on a further line of the current row's field; of a rejected row it is kept for whoever looks."""
        if self.current is None:
            if self.rejected:
                self.rejected[-1].text += f" {words}"
            return
        setattr(self.current, name, f"{getattr(self.current, name)} {words}".strip())

    def flush(self, after: int | None = None) -> Transaction | None:
        """The current row, now that nothing more comes to it. `after`: the balance that the file prints behind it."""
        row, self.current = self.current, None
        if row is None:
            return None
        if self.choice:
            try:
                moved = self.settled(row, self.choice, after)
            except Doubt as doubt:
                shown = f"{row.day:%d/%m/%Y} | {row.memo}"
                self.rejected.append(
                    reject(doubt, line=row.line, page=row.page, text=shown, sequence=row.sequence, balance=row.balance)
                )
                self.check.skip(row.balance)
                return None
            row.debit, row.credit = max(0, -moved), max(0, moved)
            if moved * self.choice.side < 0:
                self.printed.turned += abs(moved)
                self.turned.append(position_in_words(row.page, row.line))
            less, more = self.choice.charged(moved)
            self.printed.charged_in += less
            self.printed.charged_out += more
            if less:
                self.charged.append(position_in_words(row.page, row.line))
        if self.check.is_open:
            self.check.add(row.credit - row.debit, row.balance)
        self.period.add(row)
        self.day_sums.add(row)
        self.taken += 1
        if self.enrich:
            self.enrich(row)
        return row

    def settled(self, row: Transaction, choice: Choice, after: int | None) -> int:
        """What the row moved of all that it may have: what leads from one balance to the next. Raises Doubt."""
        moved, otherwise, doubt, *_ = choice
        if row.balance in self.conventions.doubtful:
            raise Doubt(doubt)
        order = self.conventions.order or self.check.order
        before = self.printed.opening if self.before is None and not self.taken else self.before
        neighbour = before if order == OLDEST else after if order == NEWEST else None
        if row.balance is not None and neighbour is not None and row.balance - neighbour in moved:
            return row.balance - neighbour
        if otherwise is None:
            raise Doubt(doubt)
        return otherwise

    def finish(self, notes: list[str]) -> None:
        """Once all is read. Raises FileRefusedError for a file of which the whole shows that its rows were not what they seemed."""
        notes += settle(self.days, self.printed)
        self.balances.finish(self.taken)
        self.check.finish()
        self.unnamed.finish()
        self.statuses.finish(self.columns.header("status") if self.columns.has("status") else "")
        if self.money.mixed_signs and not self.columns.has("balance"):
            raise FileRefusedError(
                "mixed_signs",
                f"Cột “{self.columns.header('debit')}” có cả số âm và số dương mà tệp không in số dư: không rõ khoản nào là hoàn lại.",
            )
        if self.paid_out > max(1, self.taken // 100):
            raise FileRefusedError(
                "no_direction",
                f"Tệp không nói tiền vào hay tiền ra: cột “{self.columns.header('amount')}” không có dấu, và {self.paid_out} dòng có nội dung như khoản chi.",
            )
        notes += notes_of(self.columns, self.conventions, self.printed, self.turned, self.charged)
        notes += self.other_day.notes() + self.period.notes() + self.fonts.notes()
