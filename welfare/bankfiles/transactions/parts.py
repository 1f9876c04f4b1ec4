"""What parts a list within one table: other headers further down, a title that says of the rows below it what they are."""

import re

from welfare.bankterms.columns.header import DAYS, MONEY, TEXTS, Columns, columns_in, field_for
from welfare.bankterms.columns.vocabulary import PAID_BY, PAID_TO
from welfare.bankterms.model import FileRefusedError
from welfare.bankterms.text.cells import Cells, text
from welfare.bankterms.text.words import fold

from .amounts.words import is_title_of_payments

OWED = re.compile(r"\b(?:no|co|debit|credit)\b")
# Titles of accountants' books; a bank's own “Sổ phụ” is none.
BOOK = re.compile(
    r"so (?:cai|ke toan|chi tiet (?:tai khoan|tien|cac tai khoan|tk)|tien gui ngan hang|nhat ky|theo doi|quy)\b|nhat ky chung\b"
)
BOOKED = re.compile(
    r"\b(?:tai khoan|tk)\b(?: so| ke toan)?\W{0,3}11[12]\d{0,2}\b(?![.\d])"
)  # “Tài khoản: 1121 - Tiền gửi ngân hàng”
CODE = re.compile(r"[1-9]\d{2,4}(?:\.\d+)*")  # “1121”, “3388”: of the chart of accounts, no bank's
SUMMED = re.compile(r"^(?:tổng(?: cộng)?|cộng|tong(?: cong)?|cong|total) ", re.IGNORECASE)
LEAST = 2  # rows by which other accounts are told to be codes
MEANT = ("debit", "credit", "amount", "day", "balance")


def refuse_parts(cells: Cells, line: int, columns: Columns, *, is_assumed: bool) -> None:
    """Raises FileRefusedError for a line between rows after which the columns mean something else. `is_assumed`: whether all amounts
    are read as money in since nothing says otherwise."""
    texts = [text(cell) for cell in cells if cell not in ("", None)]
    if len(texts) > 2:
        refuse_other_headers(cells, line, columns)
    elif len(texts) == 1 and is_assumed:
        refuse_payments(texts, columns)


def refuse_other_headers(cells: Cells, line: int, columns: Columns) -> None:
    """Raises FileRefusedError for headers that order the columns in another way than those above the table. Headers in two lines may
    come again, one line at a time."""
    repeated = columns_in(cells, line)
    if repeated is None:
        refuse_summary(cells, line, columns)
        return
    if all(is_part(header, columns.headers.get(position, "")) for position, header in repeated.headers.items()):
        return
    for name in (*MEANT, *(name for name in TEXTS if repeated.has(name))):
        if repeated.positions.get(name) != columns.positions.get(name):
            other = repeated if repeated.has(name) else columns
            raise FileRefusedError(
                "several_tables",
                f"Dòng {line} có dòng đầu cột khác với đầu bảng (cột “{other.header(name)}”). "
                "Hãy tách mỗi bảng thành một tệp.",
            )


def refuse_summary(cells: Cells, line: int, columns: Columns) -> None:
    """Raises FileRefusedError for the headers of a table of days and sums, whose rows would look like transactions."""
    fields = {position: field_of(text(cell)) for position, cell in enumerate(cells) if cell not in ("", None)}
    known, has_figures = {*fields.values()}, any(map(str.isdigit, "".join(map(text, cells))))
    is_table = known & {"day", *DAYS} and known & {*MONEY, "balance"} and len(fields) > 2 and not has_figures
    if is_table and not all(is_part(text(cells[position]), columns.headers.get(position, "")) for position in fields):
        raise FileRefusedError(
            "several_tables",
            f"Dòng {line} là dòng đầu của một bảng thứ hai, không có cột nội dung. Hãy tách mỗi bảng thành một tệp.",
        )


def field_of(header: str) -> str | None:
    """The field that a header names, or the one whose sums it announces: “Tổng nợ”, “Cộng phát sinh Có”."""
    return field_for(header) or field_for(SUMMED.sub("", header.strip()))


def is_part(header: str, whole: str) -> bool:
    """Whether a header is another one, or part of it."""
    return " ".join(header.casefold().split()) in " ".join(whole.casefold().split())


def refuse_books(lines: list[str], rows: list[Cells], columns: Columns) -> None:
    """Raises FileRefusedError for an accountant's book, in which “Nợ” is money in, where no balance shows it. `lines`: those above the
    table; `rows`: its first ones."""
    headers = {columns.header(name) for name in ("debit", "credit") if columns.has(name)}
    if columns.has("balance") or len(headers) < 2 or not any(OWED.search(fold(header)) for header in headers):
        return
    title = next((line.strip() for line in lines if BOOK.match(fold(line).strip()) or BOOKED.search(fold(line))), "")
    if title or names_books(rows, columns):
        why = f"“{title[:60]}”" if title else f"cột “{columns.header('counter_account')}” ghi mã tài khoản kế toán"
        raise FileRefusedError(
            "reversed",
            f"Đây là sổ kế toán ({why}), trong đó Nợ là tiền vào, mà tệp không in số dư để đối chiếu. "
            "Hãy nhập sao kê do ngân hàng xuất.",
        )


def names_books(rows: list[Cells], columns: Columns) -> bool:
    """Whether the other accounts of the rows are those of the chart of accounts: “TK đối ứng” 1121, 3388."""
    if (
        len(rows) < LEAST
        or not columns.has("counter_account")
        or "doi ung" not in fold(columns.header("counter_account"))
    ):
        return False
    position = columns.positions["counter_account"]
    codes = [code for cells in rows if len(cells) > position and (code := text(cells[position]))]
    return bool(codes) and all(map(CODE.fullmatch, codes))


def refuse_payments(lines: list[str], columns: Columns) -> None:
    """Raises FileRefusedError for a title of payments over a column of amounts that says nothing of which way they went, or a column of those
    who got them where none says who gave."""
    shown = ""
    if title := next(filter(is_title_of_payments, lines), ""):
        shown = f"dòng “{title[:60]}”"
    elif not any(PAID_BY.search(fold(header)) for header in columns.headers.values()):
        paid_to = next((header for header in columns.headers.values() if PAID_TO.search(fold(header))), "")
        shown = f"cột “{' '.join(paid_to.split())[:60]}” như danh sách chi" if paid_to else ""
    if shown:
        raise FileRefusedError(
            "no_direction",
            f"Tệp không nói tiền vào hay tiền ra ở cột “{columns.header('amount')}”, mà có {shown}. "
            "Hãy xuất tệp có cột ghi nợ và cột ghi có.",
        )
