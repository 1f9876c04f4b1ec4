"""Money between levels is told one way and the other, and adds to nothing that was received or spent."""

from datetime import date

import pytest
from django.utils import timezone

from frontportal.yearly.figures import registry
from frontportal.yearly.public.records import records_of
from tests.makers import make_user
from tests.welfare.makers import make_books
from welfare.transfers.models import FundTransfer

pytestmark = pytest.mark.django_db


def test_transfers_of_a_year(world):
    fund, maker, second = make_books(2024).fund, make_user("lap"), make_user("xac-nhan")
    for direction, day, amount, is_confirmed in (
        ("in", date(2024, 3, 1), 60_000_000, True),
        ("in", date(2024, 4, 1), 5_000_000, False),
        ("in", date(2023, 4, 1), 7_000_000, True),
        ("out", date(2024, 9, 1), 20_000_000, True),
    ):
        confirmed = {"confirmed_by": second, "confirmed_at": timezone.now()} if is_confirmed else {}
        FundTransfer.objects.create(
            fund=fund, year=day.year, date=day, direction=direction, level="province", other_fund="Quỹ tỉnh", amount=amount,
            document_number="15/QĐ", proposed_by=maker, proposed_at=timezone.now(), **confirmed,
        )  # fmt: skip
    slugs = ["fund-transferred-in", "fund-transferred-out", "fund-received", "fund-spent", "other-funds-transferred-in"]
    assert [registry[slug].value(2024) for slug in slugs] == [60_000_000, 20_000_000, 0, 0, 0]
    inwards = registry["fund-transferred-in"]
    assert inwards.by_commune(2024) == {None: {"value": 60_000_000, "records": 1}}
    assert inwards.by_month(2024) == {3: {"value": 60_000_000, "records": 1}}
    assert list(records_of(inwards, 2024, world.north)) == []
