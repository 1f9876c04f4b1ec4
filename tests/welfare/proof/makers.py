"""Invented rows of an account, with whatever a bank may print beside them."""

from dataclasses import replace
from datetime import date, timedelta

from welfare.bankterms.model import PrintedFigures, Transaction
from welfare.proof.model import Coverage

OPENING = 1_000_000


def rows_of(moves: list[int], steps: list[int] | None = None, opening: int = OPENING) -> list[Transaction]:
    """Rows that carry every kind of evidence: a balance each, a number each. `steps`: days from row to row, one each."""
    rows, balance, day = [], opening, date(2023, 1, 1)
    for number, move in enumerate(moves, 1):
        balance += move
        day += timedelta(days=1 if steps is None else steps[number - 1])
        rows.append(
            Transaction(day, max(-move, 0), max(move, 0), f"dong {number}", number, balance=balance, sequence=number)
        )
    return rows


def without(rows: list[Transaction], *names: str, keep: set[int] = frozenset()) -> list[Transaction]:
    """The rows without these fields, but for those at the places in `keep`, counted from 0."""
    blank = dict.fromkeys(names)
    return [row if position in keep else replace(row, **blank) for position, row in enumerate(rows)]


def relined(rows: list[Transaction]) -> list[Transaction]:
    """The rows on lines of their own from 1, in this order, as a file that was written so."""
    return [replace(row, line=line) for line, row in enumerate(rows, 1)]


def lost(rows: list[Transaction], position: int) -> list[Transaction]:
    return relined(rows[:position] + rows[position + 1 :])


def with_daily_balances(rows: list[Transaction]) -> list[Transaction]:
    """As Vietcombank prints them: a balance after the last row of each day only, and no numbers."""
    followers = [*rows[1:], None]
    return [
        replace(row, sequence=None, balance=row.balance if follower is None or follower.day != row.day else None)
        for row, follower in zip(rows, followers, strict=True)
    ]


def ends_of(rows: list[Transaction]) -> PrintedFigures:
    """The opening and the closing balance of rows that are oldest first and not lost."""
    first = rows[0]
    return PrintedFigures(opening=first.balance - first.credit + first.debit, closing=rows[-1].balance)


def totals_of(rows: list[Transaction]) -> PrintedFigures:
    return PrintedFigures(total_credit=sum(row.credit for row in rows), total_debit=sum(row.debit for row in rows))


def brief(found: Coverage) -> list[tuple]:
    return [(span.first, span.last, span.by, span.state) for span in found.spans]


def proven_rows(found: Coverage) -> set[int]:
    return {row for span in found.spans if span.state == "proven" for row in range(span.first, span.last + 1)}


def check_partition(found: Coverage, rows: list[Transaction]) -> None:
    """Spans cover every row once, in order, and add up to the rows; what is counted is what they say."""
    assert [span.first for span in found.spans] == [1, *(span.last + 1 for span in found.spans[:-1])]
    assert (found.spans[-1].last, found.rows) == (len(rows), len(rows))
    for span in found.spans:
        inside = rows[span.first - 1 : span.last]
        assert (span.rows, span.credit, span.debit) == (
            len(inside), sum(row.credit for row in inside), sum(row.debit for row in inside),
        )  # fmt: skip
        assert (span.state == "unproven") == (span.by == "none")
    assert found.proven_rows == len(proven_rows(found))
    assert (found.outcome == "breaks") == any(span.state == "broken" for span in found.spans) == bool(found.breaks)
    assert found.outcome != "proven" or (found.proven_rows == len(rows) and not found.unread)
    assert found.outcome != "unprovable" or not found.proven_rows
    assert found.outcome != "partly" or found.proven_rows


SIX = [500_000, 1_000_000, -300_000, -11_000, 2_000_000, 150_000]
