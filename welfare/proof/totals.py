"""Printed totals of money in and out, and printed numbers of transactions, beside what was read."""

from dataclasses import dataclass

from welfare.bankterms.model import PrintedFigures

from .model import Break


@dataclass(frozen=True, slots=True)
class ReadTotals:
    """What was read: rows and đồng of either side."""

    credit_rows: int
    debit_rows: int
    credit: int
    debit: int
    rejected: int  # rows that were not read, or moved nothing

    @property
    def rows(self) -> int:
        """Transactions of both sides."""
        return self.credit_rows + self.debit_rows


def totals_agree(printed: PrintedFigures, read: ReadTotals) -> bool:
    """Whether printed totals cover every row to the đồng. A side on which nothing moved may be left out."""
    if printed.total_credit is None and printed.total_debit is None:
        return False
    return not totals_breaks(printed, read) and all(
        total is not None or not there for _, total, there in sides(printed, read)
    )


def totals_breaks(printed: PrintedFigures, read: ReadTotals) -> list[Break]:
    """A break for each printed total that the rows do not add up to."""
    return [
        Break(f"{label} không khớp với các dòng", missing=total - there)
        for label, total, there in sides(printed, read)
        if total not in (None, there)
    ]


def sides(printed: PrintedFigures, read: ReadTotals) -> list[tuple[str, int | None, int]]:
    """(label, printed, read) of both totals. What the bank prints below zero on one side lowers its total; here it is money
    of the other side. Fees of other columns may be part of a total or not."""
    credit, debit = read.credit - printed.turned, read.debit - printed.turned
    return [
        (label, total, ways[0] if total is None else min(ways, key=lambda there: abs(total - there)))
        for label, total, ways in (
            ("Tổng ghi có in trong tệp", printed.total_credit, (credit, credit + printed.charged_in)),
            ("Tổng ghi nợ in trong tệp", printed.total_debit, (debit, debit - printed.charged_out)),
        )
    ]


def net(breaks: list[Break]) -> int:
    """What printed totals say that lacks, money in less money out."""
    missing = ((found.where, found.missing or 0) for found in breaks)
    return sum(-amount if "ghi nợ" in where else amount for where, amount in missing)


def counts(printed: PrintedFigures, read: ReadTotals) -> list[tuple[str, int, int]]:
    """(label, printed, read) of each number of transactions that the file prints."""
    found = (
        ("giao dịch", printed.count, read.rows),
        ("giao dịch ghi có", printed.count_credit, read.credit_rows),
        ("giao dịch ghi nợ", printed.count_debit, read.debit_rows),
    )
    return [(label, number, there) for label, number, there in found if number is not None]


def counts_agree(printed: PrintedFigures, read: ReadTotals) -> bool:
    """Whether printed numbers of transactions cover every row: in all, or on both sides where something moved."""
    found = counts(printed, read)
    if not found or any(number != there for _, number, there in found):
        return False
    if printed.count is not None:
        return True
    sides = ((printed.count_credit, read.credit_rows), (printed.count_debit, read.debit_rows))
    return all(number is not None or not there for number, there in sides)


def count_breaks(printed: PrintedFigures, read: ReadTotals) -> list[Break]:
    """A break for each number that the rows do not make. Rows that were not read may be among those counted."""
    found = []
    for label, number, there in counts(printed, read):
        if there < number <= there + read.rejected or number == there:
            continue
        lacks = f"thiếu {number - there - read.rejected}" if number > there else f"thừa {there - number}"
        aside = f", {read.rejected} dòng để ngoài" if read.rejected and number > there else ""
        found.append(Break(f"Tệp in {number} {label}, đọc được {there}{aside}: {lacks} dòng"))
    return found
