"""Two transfers of 2024 with the fund of the province, and one that waits for the second person. Invented."""

from datetime import date

from django.utils import timezone

from .models import FundTransfer

ORDER = 44  # before the statements, in which they stand
PROVINCE = "Quỹ “Vì người nghèo” tỉnh Lâm Đồng (minh hoạ)"
ROWS = (
    ("in", (2024, 1, 12), 60_000_000, "15/QĐ-BVĐ", True),
    ("out", (2024, 9, 20), 20_000_000, "31/QĐ-BVĐ", True),
    ("in", (2024, 10, 25), 35_000_000, "44/QĐ-BVĐ", False),
)


def load(world) -> None:
    for direction, day, amount, number, is_confirmed in ROWS:
        second = {"confirmed_by": world.users["confirmer"], "confirmed_at": timezone.now()} if is_confirmed else {}
        FundTransfer.objects.create(
            fund=world["fund"], year=day[0], date=date(*day), direction=direction, level="province", other_fund=PROVINCE,
            amount=amount, document_number=number, proposed_by=world.users["accountant"], proposed_at=timezone.now(),
            **second, **world.stamps("accountant"),
        )  # fmt: skip
