"""Illustration: the district's fund and its account. Totals of its three years are those that the committee published
for 2023; all records are invented.
"""

from .models.bank_account import BankAccount
from .models.fund import Fund

ORDER = 40


def load(world) -> None:
    stamps = world.stamps("accountant")
    world["fund"] = Fund.objects.create(
        name="Quỹ “Vì người nghèo” huyện Lâm Hà", slug="vi-nguoi-ngheo", level="district", is_main=True, **stamps
    )
    world["relief_fund"] = Fund.objects.create(
        name="Quỹ Cứu trợ huyện Lâm Hà", slug="cuu-tro", level="district", **stamps
    )
    world["account"] = BankAccount.objects.create(
        bank="agribank", bin="970405", number="0000000202305", name="QUY VI NGUOI NGHEO HUYEN LAM HA",
        fund=world["fund"], accepts_donations=True, **stamps,
    )  # fmt: skip
