"""What parts a list within one table: other heads further down, a title that says of the rows below it what they are."""

from ..columns.header import MONEY, Columns, columns_in
from ..model import Refused
from ..sources.lines import Line
from ..text.cells import text
from .words import is_title_of_payments

MEANT = (*MONEY, "day", "balance")


def refuse_other_heads(cells: list, line: int, columns: Columns, head: list[Line]) -> None:
    """Raises Refused for heads between rows that order the columns in another way than those above the table."""
    again = columns_in(cells, line)
    if again is None or any(said(cells) == said(above) for at, above in head if at <= columns.line):
        return
    for name in MEANT:
        if again.places.get(name) != columns.places.get(name):
            other = again if again.has(name) else columns
            raise Refused(
                "several_tables",
                f"Dòng {line} có dòng đầu cột khác với đầu bảng (cột “{other.head(name)}”). "
                "Hãy tách mỗi bảng thành một tệp.",
            )


def said(cells: list) -> list[str]:
    return [" ".join(text(cell).casefold().split()) for cell in cells if cell not in ("", None)]


def refuse_payments(lines: list[str], columns: Columns) -> None:
    """Raises Refused for a title of payments over a column of amounts that says nothing of which way they went."""
    if title := next(filter(is_title_of_payments, lines), ""):
        raise Refused(
            "no_direction",
            f"Tệp không nói tiền vào hay tiền ra ở cột “{columns.head('amount')}”, mà có dòng “{title[:60]}”. "
            "Hãy xuất tệp có cột ghi nợ và cột ghi có.",
        )
