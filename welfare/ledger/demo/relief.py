"""The second fund, for relief: invented."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from ..models.contribution import Contribution
from ..models.disbursement import Disbursement
from ..models.fund_year import FundYear

MILLION = 10**6


def load_relief(world, confirmed: Callable, stamps: dict) -> None:
    """A year with three gifts and two payments."""
    fund, units, looked = world["relief_fund"], list(world["communes"].values()), timezone.now()
    FundYear.objects.create(
        fund=fund, year=2024, target=0, opening_by=world.users["accountant"], opening_confirmed_by=world.users["confirmer"],
        opening_confirmed_at=looked, **stamps,
    )  # fmt: skip
    for number, millions in enumerate((12, 8, 25), 1):
        day = date(2024, 9, 8 + number)
        Contribution.objects.create(
            fund=fund, year=2024, unit=units[number], date=day, amount=millions * MILLION, channel="transfer", publish_name=True,
            donor_name=f"Hội Chữ thập đỏ {units[number].name} (minh hoạ)", receipt_number=number, **confirmed(day, world), **stamps,
        )  # fmt: skip
    for number in (1, 2):
        day = date(2024, 9, 20 + number)
        Disbursement.objects.create(
            fund=fund, year=2024, unit=units[number], date=day, amount=10 * MILLION, purpose="emergency", voucher_number=number,
            decision_number=f"{number:02d}/QĐ-BCT", decision_date=day, **confirmed(day, world), **stamps,
        )  # fmt: skip
