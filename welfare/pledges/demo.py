"""Three pledges of the peak month of 2024: one kept in part, one kept, one overdue. Invented."""

from datetime import date

from welfare.ledger.models.contribution import Contribution

from .models import Pledge, PledgePayment

ORDER = 48
ROWS = (
    ("Công ty TNHH Đồi Xanh (minh hoạ)", 30),
    ("Hợp tác xã Hoa Mai (minh hoạ)", 1),
    ("Doanh nghiệp An Phú (minh hoạ)", 20),
)


def load(world) -> None:
    stamps, units = world.stamps("accountant"), list(world["communes"].values())
    given = Contribution.objects.confirmed().filter(
        fund=world["fund"], year=2024, date__gt=date(2024, 2, 10), amount__gte=10**6, appeal=None, reversal=None
    )
    for number, ((name, millions), contribution) in enumerate(
        zip(ROWS, given.order_by("date")[: len(ROWS)], strict=True)
    ):
        pledge = Pledge.objects.create(
            fund=world["fund"], donor_name=name, unit=units[number], amount=millions * 10**6, pledged_on=date(2024, 2, 10),
            due_on=date(2024, 12, 31), occasion="Lễ phát động (minh hoạ)", **stamps,
        )  # fmt: skip
        if number < len(ROWS) - 1:
            PledgePayment.objects.create(pledge=pledge, contribution=contribution, **stamps)
