"""Two chỉ of gold that were given, sold and paid in. Invented."""

from datetime import date
from decimal import Decimal

from welfare.goods.models.line import GoodsLine
from welfare.goods.models.stock import GoodsKind, Store
from welfare.goods.models.voucher import GoodsVoucher
from welfare.ledger.models.contribution import Contribution

from .models import GoodsSale

ORDER = 65
VOUCHERS = (("04/2024/BBTN", "in", date(2024, 3, 4)), ("03/2024/BBBG", "out", date(2024, 3, 11)))


def load(world) -> None:
    stamps, store = world.stamps("accountant"), Store.objects.get(code="kho-huyen")
    gold = GoodsKind.objects.create(code="vang-9999", name="Vàng 9999", measure="chỉ", is_illustration=True, **stamps)
    for number, direction, day in VOUCHERS:
        voucher = GoodsVoucher.objects.create(
            number=number, direction=direction, date=day, year=day.year, store=store, partner="Tiệm vàng (minh hoạ)",
            unit=world["district"] if direction == "out" else None, is_illustration=True, **stamps,
        )  # fmt: skip
        GoodsLine.objects.create(voucher=voucher, kind=gold, quantity=Decimal(2), **stamps)
    money = Contribution.objects.confirmed().filter(year=2024, date__gte=VOUCHERS[1][2], appeal=None, reversal=None)
    paid_in = money.exclude(channel="kind").filter(reverses=None, amount__gt=0).order_by("date", "pk").last()
    GoodsSale.objects.create(
        voucher=voucher, contribution=paid_in, buyer="Công ty vàng bạc (minh hoạ)", invoice_number="0000123",
        rate="theo giá niêm yết ngày bán (minh hoạ)", **stamps,
    )  # fmt: skip
