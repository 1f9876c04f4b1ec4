"""A commune's page says how to give to it: only while it lives, and only where an account is published."""

from tests.welfare.makers import make_books
from welfare.funds.models.bank_account import BankAccount
from welfare.public.unit_sections import sections


def given(unit) -> list:
    return [block.rows[0][0].text for block in sections(unit) if block.title == "Ủng hộ nơi này"]


def test_only_of_communes_of_today(world, django_assert_num_queries):
    books = make_books()
    assert given(world.merged) == []
    BankAccount.objects.create(
        fund=books.fund, bank="agribank", bin="970405", number="0000000909123", name="QUY MAU", accepts_donations=True
    )
    with django_assert_num_queries(1):
        assert given(world.merged) == ["HOPMAU"]
    assert (given(world.north), given(world.province), given(world.north_areas[0])) == ([], [], [])
