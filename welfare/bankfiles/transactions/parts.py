"""What parts a list within one table: other heads further down, a title that says of the rows below it what they are."""

from welfare.bankterms.columns.header import DAYS, MONEY, TEXTS, Columns, columns_in, field_for
from welfare.bankterms.model import Refused
from welfare.bankterms.text.cells import Cells, text

from .amounts.words import is_title_of_payments

MEANT = ("debit", "credit", "amount", "day", "balance")


def refuse_parts(cells: Cells, line: int, columns: Columns, *, is_assumed: bool) -> None:
    """Raises Refused for a line between rows after which the columns mean something else. `is_assumed`: whether all amounts
    are read as money in since nothing says otherwise."""
    texts = [text(cell) for cell in cells if cell not in ("", None)]
    if len(texts) > 2:
        refuse_other_heads(cells, line, columns)
    elif len(texts) == 1 and is_assumed:
        refuse_payments(texts, columns)


def refuse_other_heads(cells: Cells, line: int, columns: Columns) -> None:
    """Raises Refused for heads that order the columns in another way than those above the table. Heads in two lines may
    come again, one line at a time."""
    repeated = columns_in(cells, line)
    if repeated is None:
        refuse_summary(cells, line, columns)
        return
    if all(is_part(head, columns.heads.get(position, "")) for position, head in repeated.heads.items()):
        return
    for name in (*MEANT, *(name for name in TEXTS if repeated.has(name))):
        if repeated.positions.get(name) != columns.positions.get(name):
            other = repeated if repeated.has(name) else columns
            raise Refused(
                "several_tables",
                f"Dòng {line} có dòng đầu cột khác với đầu bảng (cột “{other.head(name)}”). "
                "Hãy tách mỗi bảng thành một tệp.",
            )


def refuse_summary(cells: Cells, line: int, columns: Columns) -> None:
    """Raises Refused for the heads of a table of days and sums, whose rows would look like transactions."""
    fields = {position: field_for(cell) for position, cell in enumerate(cells) if cell not in ("", None)}
    known, has_figures = {*fields.values()}, any(map(str.isdigit, "".join(map(text, cells))))
    is_table = known & {"day", *DAYS} and known & {*MONEY, "balance"} and len(fields) > 2 and not has_figures
    if is_table and not all(is_part(text(cells[position]), columns.heads.get(position, "")) for position in fields):
        raise Refused(
            "several_tables",
            f"Dòng {line} là dòng đầu của một bảng thứ hai, không có cột nội dung. Hãy tách mỗi bảng thành một tệp.",
        )


def is_part(head: str, whole: str) -> bool:
    """Whether a head is another one, or part of it."""
    return " ".join(head.casefold().split()) in " ".join(whole.casefold().split())


def refuse_payments(lines: list[str], columns: Columns) -> None:
    """Raises Refused for a title of payments over a column of amounts that says nothing of which way they went."""
    if title := next(filter(is_title_of_payments, lines), ""):
        raise Refused(
            "no_direction",
            f"Tệp không nói tiền vào hay tiền ra ở cột “{columns.head('amount')}”, mà có dòng “{title[:60]}”. "
            "Hãy xuất tệp có cột ghi nợ và cột ghi có.",
        )
