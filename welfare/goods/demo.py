"""A store of the district with what came in and went out in autumn 2024: invented."""

from datetime import date
from decimal import Decimal

from simple_history.utils import bulk_create_with_history

from .models.line import GoodsLine
from .models.stock import GoodsKind, Store
from .models.voucher import GoodsVoucher

ORDER = 60
KINDS = (
    ("gao", "Gạo tẻ", "kg"), ("mi-tom", "Mì ăn liền", "thùng"), ("chan-am", "Chăn ấm", "chiếc"),
    ("nuoc-mam", "Nước mắm", "chai"), ("sach-giao-khoa", "Sách giáo khoa", "bộ"),
)  # fmt: skip
# (number, direction, day, partner, commune or "", lines: code, condition, quantity)
VOUCHERS = (
    ("01/2024/BBTN", "in", date(2024, 9, 12), "Công ty minh hoạ Sông Dâu", "", (("gao", "new", "1500"), ("mi-tom", "new", "200"))),
    ("02/2024/BBTN", "in", date(2024, 9, 18), "Hội Chữ thập đỏ (minh hoạ)", "", (("chan-am", "new", "120"), ("chan-am", "used", "35"))),
    ("03/2024/BBTN", "in", date(2024, 10, 2), "Nhà sách minh hoạ", "", (("sach-giao-khoa", "new", "80"), ("nuoc-mam", "new", "300"))),
    ("01/2024/BBBG", "out", date(2024, 9, 25), "Ủy ban MTTQ xã Đạ Đờn", "Đạ Đờn", (("gao", "new", "650.5"), ("chan-am", "new", "60"))),
    ("02/2024/BBBG", "out", date(2024, 10, 8), "Ủy ban MTTQ xã Phú Sơn", "Phú Sơn", (("mi-tom", "new", "150"), ("sach-giao-khoa", "new", "80"))),
)  # fmt: skip


def load(world) -> None:
    stamps = world.stamps("accountant")
    store = Store(
        code="kho-huyen", name="Kho Ủy ban huyện (minh hoạ)", unit=world["district"], is_open=False,
        is_illustration=True, **stamps,
    )  # fmt: skip
    bulk_create_with_history([store], Store)
    kinds = [
        GoodsKind(code=code, name=name, measure=measure, is_illustration=True, **stamps)
        for code, name, measure in KINDS
    ]
    bulk_create_with_history(kinds, GoodsKind)
    known = {kind.code: kind for kind in kinds}
    for number, direction, day, partner, commune, lines in VOUCHERS:
        voucher = GoodsVoucher(
            number=number, direction=direction, date=day, year=day.year, store=store, partner=partner,
            unit=world["communes"][commune] if commune else None, is_illustration=True, **stamps,
        )  # fmt: skip
        bulk_create_with_history([voucher], GoodsVoucher)
        records = [
            GoodsLine(voucher=voucher, kind=known[code], condition=condition, quantity=Decimal(quantity), **stamps)
            for code, condition, quantity in lines
        ]
        bulk_create_with_history(records, GoodsLine)
