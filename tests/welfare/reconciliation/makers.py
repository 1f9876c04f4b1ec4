"""Lines of statements without a file."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from tests.welfare.statements.makers import make_account
from welfare.appeals.models import Appeal
from welfare.funds.models.bank_account import BankAccount
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

DAY = date(2023, 5, 3)


def make_statement(account: BankAccount | None = None, **given) -> Statement:
    kept = {
        "sha256": uuid4().hex * 2, "file_name": "mau.csv", "size": 1, "layout": "mau", "first_day": date(2023, 1, 1),
        "last_day": date(2023, 12, 31), "rows": 1, "credit": 0, "debit": 0, "new": 1, "known": 0, "proof_kind": "none",
        "outcome": "unprovable",
    }  # fmt: skip
    return Statement.objects.create(account=account or make_account(), **kept | given)


def make_line(statement: Statement, amount: int, memo: str = "", *, day: date = DAY, **given) -> StatementLine:
    """A line of `amount` đồng, in when above zero and out when below."""
    side = {"credit": amount} if amount > 0 else {"debit": -amount}
    number = statement.lines.count() + 1
    return StatementLine.objects.create(
        statement=statement, account=statement.account, number=number, line=number, day=day, memo=memo,
        folded=f" {memo.lower()} ", words="", identity=uuid4(), ordinal=1, **side | given,
    )  # fmt: skip


def make_appeal(books, code: str = "TET2023", **given) -> Appeal:
    kept = {"title": "Tết vì người nghèo", "text": "Lời kêu gọi", "opened_on": date(2023, 1, 1)}
    return Appeal.objects.create(fund=books.fund, year=books.year, code=code, **kept | given)


def make_desk(world) -> SimpleNamespace:
    """What a test of matching works with; `gift` and `payment` make confirmed entries, `line` a line."""
    maker, checker = make_pair()
    books = make_books(opening=100 * MILLION)
    statement = make_statement(make_account(fund=books.fund))
    both = {"by": maker, "confirmed_by": checker}
    return SimpleNamespace(
        world=world,
        maker=maker,
        checker=checker,
        books=books,
        statement=statement,
        appeal=make_appeal(books),
        line=lambda *args, **given: make_line(statement, *args, **given),
        gift=lambda amount, unit=world.north, **given: make_contribution(books, unit, amount, **both | given),
        payment=lambda amount, unit=world.north, **given: make_disbursement(books, unit, amount, **both | given),
    )
