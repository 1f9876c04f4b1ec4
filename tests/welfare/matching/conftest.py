"""Books of 2023, two persons, an appeal, and a statement whose lines the tests write."""

from types import SimpleNamespace

import pytest

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from tests.welfare.statements.makers import make_account

from .makers import make_appeal, make_line, make_statement


@pytest.fixture
def desk(world):
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
