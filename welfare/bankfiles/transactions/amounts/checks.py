"""What a file says of itself in every row, held against what it says elsewhere: its account, its period, a second column."""

import re
from collections.abc import Iterable
from datetime import date

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.model import FileRefusedError, PrintedFigures, Transaction
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.dates import day_in_text, starts_with_day
from welfare.bankterms.text.doubt import Doubt
from welfare.bankterms.text.labels import OURS, fold, is_cancelling, is_sum_of_rows
from welfare.bankterms.text.sum_labels import is_made_of_sum_words

from .words import UNDONE_MARKS, is_done, says_undone, side_of

SEVERAL = "Tệp có sao kê của nhiều tài khoản. Hãy tách mỗi tài khoản thành một tệp."
SMALL, LEAST_SMALL = 10_000, 3  # đồng; rows
SMALL_AMOUNTS = "Mọi số tiền trong tệp đều dưới 10.000 đồng: hãy xem tệp có tính bằng ngoại tệ hoặc bằng nghìn đồng mà không ghi ra không."
NOTE = re.compile(r"(?:ghi chu|notes?|remarks?|luu y)\b")
MOST_NAMED = 3
MOST_BLANK = 1_000  # rows without a status that are counted
CURRENCY = re.compile(r"VN[DĐ]|USD|EUR|JPY|CNY|GBP|AUD|KRW|SGD|THB|HKD|CAD|CHF|LAK|KHR|TWD", re.IGNORECASE)
# What Excel shows where a formula failed, and saves as such in a CSV.
ERROR_CELL = re.compile(
    r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|Err:\d{3}"
)
GROUPED = re.compile(r"[-+(]?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?\)?(?: ?(?:VND|VNĐ|đ|₫))?", re.IGNORECASE)


class OtherAccounts:
    """The account that a column names in every row is the statement's own; another one is another statement."""

    def __init__(self, columns: Columns, printed: PrintedFigures):
        self.position, self.printed = columns.positions.get("account"), printed

    def add(self, cells: Cells) -> None:
        """Raises FileRefusedError for a row of another account."""
        if self.position is None or len(cells) <= self.position:
            return
        number = re.sub(r"\D", "", text(cells[self.position]))
        if not number or number == self.printed.account:
            return
        if self.printed.account:
            raise FileRefusedError("several_accounts", SEVERAL)
        self.printed.account = number


class TwinColumns:
    """Two columns whose headers name one field are one only if they agree in every row; a second one that is empty in all of them says nothing."""

    def __init__(self, columns: Columns):
        self.columns = columns
        self.filled: set[int] = set()  # second columns that have said something

    def difference(self, cells: Cells) -> tuple[int, int] | None:
        """The first two such columns that differ in a row."""
        for field, first, second in self.columns.twins:
            one, other = (text(cells[position]) if len(cells) > position else "" for position in (first, second))
            if other:
                self.filled.add(second)
            if (
                one != other
                and second in self.filled
                and plain(one) != plain(other)
                and not (field == "direction" and say_one(one, other))
                and not (field == "day" and are_one_day(one, other))
            ):
                return first, second
        return None

    def add(self, cells: Cells, line: int) -> None:
        """Raises FileRefusedError, naming both headers, at the first row where they differ."""
        if positions := self.difference(cells):
            headers = [" ".join(self.columns.headers[position].split()) for position in positions]
            one, other = (text(cells[position])[:30] if len(cells) > position else "" for position in positions)
            raise FileRefusedError(
                "claimed_twice",
                f"Hai cột “{headers[0]}” và “{headers[1]}” cùng có thể là một, nhưng khác nhau ở dòng {line} "
                f"(“{one}” và “{other}”): không rõ phải lấy cột nào. Hãy bỏ cột không dùng rồi tải lại.",
            )


def say_one(one: str, other: str) -> bool:
    """Whether two words say the same direction: “+” beside “C”."""
    side = side_of(fold(one))
    return side is not None and side == side_of(fold(other))


def are_one_day(one: str, other: str) -> bool:
    """Whether two texts hold one day, of which one may have its time with it."""
    try:
        return starts_with_day(one) and starts_with_day(other) and day_in_text(one) == day_in_text(other)
    except Doubt:
        return False


def plain(value: str) -> str:
    """A value without blanks, points and unit, for comparing."""
    return re.sub(r"[\s.,]|VND|đ", "", value, flags=re.IGNORECASE).lstrip("+")


class Period:
    """Rows whose day lies outside of the period that the file prints; and whether all amounts are too small for đồng."""

    def __init__(self, printed: PrintedFigures):
        self.printed = printed
        self.outside = self.largest = self.rows = 0
        self.named: list[tuple[int | None, int, date]] = []

    def add(self, row: Transaction) -> None:
        """A transaction, in the order of the file."""
        if self.largest < SMALL:
            self.largest, self.rows = max(self.largest, row.credit, row.debit), self.rows + 1
        start, end = self.printed.first_day, self.printed.last_day
        if start is not None and row.day < start or end is not None and row.day > end:
            self.outside += 1
            if len(self.named) < MOST_NAMED:
                self.named.append((row.page, row.line, row.day))

    def notes(self) -> list[str]:
        """Sentences on the rows outside of the period, and on amounts as of dollars or thousands; none where there are no such."""
        if self.rows >= LEAST_SMALL and self.largest < SMALL and self.printed.unit == 1 and not self.printed.currency:
            return [SMALL_AMOUNTS, *self.outside_notes()]
        return self.outside_notes()

    def outside_notes(self) -> list[str]:
        """A sentence on the rows outside of the period; none where there is no such row."""
        if not self.outside:
            return []
        named = "; ".join(f"{position_in_words(page, line)} ngày {day:%d/%m/%Y}" for page, line, day in self.named)
        ends = [f"{day:%d/%m/%Y}" if day else "…" for day in (self.printed.first_day, self.printed.last_day)]
        return [f"{self.outside} dòng có ngày ngoài kỳ in trong tệp ({' – '.join(ends)}): {named}."]


def position_in_words(page: int | None, line: int) -> str:
    """`"trang 2, dòng 5"`."""
    return f"{f'trang {page}, ' if page else ''}dòng {line}"


class UnnamedColumns:
    """Columns whose headers we don't know. What stands in them may still say that a row is no money of ours: a status, another
    currency, an amount where none is read."""

    MOST_STATUSES = 8  # different ones; that is more than any bank has
    MOST = 40  # different texts; a column with more says no such thing

    def __init__(self, columns: Columns):
        self.headers = columns.others
        self.seen: dict[int, set[str]] = {position: set() for position in columns.others}

    def add(self, cells: Cells) -> None:
        """A row's cells; a column with more different texts than a status has is looked at no more."""
        for position, seen in list(self.seen.items()):
            cell = cells[position] if len(cells) > position else ""
            if isinstance(cell, str) and cell:
                seen.add(cell)
                if len(seen) > self.MOST:
                    del self.seen[position]

    def amount(self, cells: Cells) -> str:
        """The header of a column that holds an amount, empty where none does."""
        found = (position for position in self.headers if len(cells) > position and is_amount(cells[position]))
        return next((" ".join(self.headers[position].split()) or f"thứ {position + 1}" for position in found), "")

    def finish(self) -> None:
        """Raises FileRefusedError for a column that turns out to hold statuses or currencies of which some are not ours."""
        for position, words in self.seen.items():
            header = " ".join(self.headers[position].split()) or f"thứ {position + 1}"
            undone = sorted(word for word in words if not is_done(word))
            if (
                0 < len(undone) < len(words) <= self.MOST_STATUSES
                or words
                and all(is_done(word) is False for word in words)
            ):
                raise FileRefusedError(
                    "status",
                    f"Cột “{header}” có chữ “{undone[0]}”: không rõ giao dịch nào đã được ghi sổ. "
                    "Hãy đặt tên cột là “Trạng thái” rồi tải lại.",
                )
            foreign = sorted(word for word in words if word.strip().upper() not in ("VND", "VNĐ"))
            if foreign and all(CURRENCY.fullmatch(word.strip()) for word in words):
                raise FileRefusedError(
                    "currency", f"Cột “{header}” có loại tiền {foreign[0][:5]}: chỉ nhập được sao kê tiền đồng (VND)."
                )


def refuse_currency(currency: str) -> None:
    """Raises Doubt for a row whose own currency is not đồng."""
    if currency and currency.casefold() not in OURS:
        raise Doubt(f"giao dịch bằng {currency[:10]}, không phải tiền đồng")


def refuse_no_texts(memo: str, cells: Cells) -> None:
    """Raises Doubt for a row whose memo is none. Without a memo any of its cells may be the label of a sum: “Ngày 03/09/2024: cộng”."""
    if memo:
        refuse_no_memo(memo)
        return
    for shown in filter(None, map(text, cells)):
        refuse_no_memo(shown)
        if is_made_of_sum_words(shown):
            raise Doubt(f"“{shown[:60]}” là của dòng tổng, không phải của một giao dịch", moved=0)


def refuse_no_memo(memo: str) -> None:
    """Raises Doubt for what no bank writes as a transfer's text: an error of Excel, the label of a sum, a cross."""
    if not memo.isascii():
        refuse_marked(memo)
    if ERROR_CELL.fullmatch(memo):
        raise Doubt(f"ô nội dung báo lỗi “{memo}”")
    refuse_sum(memo)


def refuse_sum(words: str) -> None:
    """Raises Doubt for the label of a sum or a balance."""
    if is_sum_of_rows(words):
        raise Doubt(f"nội dung “{words}” là của dòng tổng hay số dư, không phải của một giao dịch")


def refuse_no_number(words: str) -> None:
    """Raises Doubt for a status, or the label of a sum, where rows are numbered: “TT” headers statuses too."""
    refuse_undone([words])
    refuse_sum(words)


class Statuses:
    """What became of each transfer, by the column that says it."""

    def __init__(self) -> None:
        self.is_said = False  # whether a row before said that its money moved
        self.blank: list[int] = []  # lines of rows before it that say nothing

    def add(self, status: str, line: int) -> None:
        """Raises Doubt for a row that says that its money did not move, or nothing where others say that theirs did."""
        if status:
            refuse_not_booked(status)
            self.is_said = True
        elif self.is_said:
            raise Doubt("không ghi trạng thái, trong khi các dòng khác có ghi")
        elif len(self.blank) < MOST_BLANK:
            self.blank.append(line)

    def finish(self, header: str) -> None:
        """Once all is read. Raises FileRefusedError where rows that say nothing were taken before others said something."""
        if self.is_said and self.blank:
            raise FileRefusedError(
                "status",
                f"Cột “{header}” để trống ở {len(self.blank)} dòng đầu (từ dòng {self.blank[0]}) mà có ghi ở các dòng sau: "
                "không rõ giao dịch nào đã được ghi sổ. Hãy điền đủ, hoặc bỏ cột rồi tải lại.",
            )


def refuse_not_booked(status: str) -> None:
    """Set a transfer aside that its status says did not happen. Raises Doubt."""
    done = is_done(status)
    if done is None:
        raise Doubt(f"không rõ trạng thái “{status[:30]}” là đã ghi sổ hay chưa")
    if not done:
        raise Doubt(f"trạng thái “{status[:30]}”: giao dịch không được ghi sổ", code="not_booked", moved=0)


def refuse_undone(texts: Iterable[str]) -> None:
    """Raises Doubt where one of a row's several texts is the status of a transfer that was not made. To be asked where no
    balance is printed: that would tell."""
    if found := next(filter(says_undone, texts), ""):
        raise Doubt(f"có ghi chú “{found[:30]}”, không rõ giao dịch đã được ghi sổ hay chưa")


def notes_beside(columns: Columns, memos: tuple[int, ...]) -> list[int]:
    """Those of several columns of texts whose header says that people write notes there, beside what the bank printed."""
    return [position for position in memos if NOTE.match(fold(columns.headers.get(position, "")))]


def refuse_cancelled(texts: Iterable[str]) -> None:
    """Raises Doubt where a note of its own column, not the memo, says that a row does not count; where balances are printed, they
    tell."""
    if found := next(filter(is_cancelling, texts), ""):
        raise Doubt(f"có ghi chú “{found[:60]}”, không rõ giao dịch còn được tính hay không")


def refuse_marked(memo: str) -> None:
    """Raises Doubt for a text with a cross as programs put it beside a transfer that failed."""
    if marks := UNDONE_MARKS.intersection(memo):
        raise Doubt(f"có dấu {min(marks)} trong nội dung, không rõ giao dịch đã được ghi sổ hay chưa")


def is_amount(cell: object) -> bool:
    """Whether a cell looks like money: grouped by thousands, or a number of at least a thousand."""
    if isinstance(cell, float):
        return abs(cell) >= 1000
    return isinstance(cell, str) and bool(GROUPED.fullmatch(cell.strip()))
