"""Statements as a bank would write them, small enough to look at: CSV with a balance after each row."""

from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from tests.makers import make_user
from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund
from welfare.statements.store.importer import import_statement

SAMPLES = Path(__file__).parent.parent / "bankfiles" / "samples"
NUMBER = "0000000202305"
OPENING = 1_000_000
TODAY = date(2026, 11, 23)


def make_account(number: str = NUMBER, **given) -> BankAccount:
    fund, _ = Fund.objects.get_or_create(slug="quy-mau", defaults={"name": "Quỹ mẫu", "is_main": True})
    return BankAccount.objects.create(**{"bank": "agribank", "number": number, "name": "Quỹ mẫu", "fund": fund} | given)


def moves(count: int, *, start: int = 0) -> list[tuple]:
    """(day, document, đồng, memo) of `count` gifts from place `start` of an endless account; three on each day."""
    return [
        (
            date(2023, 1, 1) + timedelta(days=position // 3),
            f"CT{position:05}",
            10_000 * (position % 7 + 1),
            f"ung ho {position}",
        )
        for position in range(start, start + count)
    ]


def write_statement(path: Path, given: list[tuple], *, opening: int = OPENING, number: str = NUMBER, **printed) -> Path:
    """A CSV statement of these moves. `printed` may replace what the file says of itself: opening, closing, credit."""
    balances = list(accumulate((move[2] for move in given), initial=opening))
    credit = sum(move[2] for move in given if move[2] > 0)
    debit = -sum(move[2] for move in given if move[2] < 0)
    lines = [
        f"Số tài khoản: {number},,,,,",
        f"Số dư đầu kỳ: {printed.get('opening', opening)},,,,,",
        "Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung",
        *(
            f"{day:%d/%m/%Y},{document},{-amount if amount < 0 else ''},{amount if amount > 0 else ''},{balance},{memo}"
            for (day, document, amount, memo), balance in zip(given, balances[1:], strict=True)
        ),
        f"Tổng cộng,,{debit},{printed.get('credit', credit)},,",
        f"Số dư cuối kỳ: {printed.get('closing', balances[-1])},,,,,",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def load(path: Path, **given):
    return import_statement(path, today=TODAY, **given)


__all__ = ["NUMBER", "OPENING", "SAMPLES", "TODAY", "load", "make_account", "make_user", "moves", "write_statement"]
