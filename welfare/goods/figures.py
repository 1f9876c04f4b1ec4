"""How often goods came in and were handed over, and what they were: in no sum of money."""

from django.db.models import Sum

from frontportal.kit.values.decimals import decimal_text
from frontportal.kit.values.money import dong
from frontportal.yearly.figures import Column, Derived, Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models.line import GoodsLine
from .models.voucher import GoodsVoucher

GOODS = "Hiện vật"
MOST_KINDS = 6  # named in a sentence
NOTE = "Đếm biên bản, không quy đổi thành tiền; hiện vật kê theo từng loại, không cộng loại này với loại khác."


def by_kind(direction: str) -> Derived:
    """How much of each kind, in brackets."""

    def sums(year: int):
        found = GoodsLine.objects.filter(voucher__direction=direction, voucher__year=year).order_by(
            "kind__name", "kind"
        )
        return found.values_list("kind__name", "kind__measure").annotate(there=Sum("quantity"))

    return Derived(sums, words_of_kinds)


def words_of_kinds(rows: list[tuple]) -> str:
    named = [f"{quantity_text(quantity)} {measure} {name}" for name, measure, quantity in rows[:MOST_KINDS]]
    more = [f"{len(rows) - MOST_KINDS} loại khác"] if len(rows) > MOST_KINDS else []
    return f"({'; '.join(named + more)})" if rows else ""


def quantity_text(quantity) -> str:
    """`"1.500"`, `"650,5"`"""
    whole, _, rest = decimal_text(quantity).partition(",")
    return ",".join(part for part in (dong(int(whole)), rest) if part)


def lines_text(voucher: GoodsVoucher) -> str:
    found = [f"{quantity_text(line.quantity)} {line.kind.measure} {line.kind.name}" for line in voucher.lines.all()]
    return "; ".join(found)


def kept_by(voucher: GoodsVoucher) -> str:
    return str(voucher.store.unit)


def commune(voucher: GoodsVoucher):
    """An area would lead to the few households helped there; the public sees the commune."""
    return voucher.unit.commune or voucher.unit


def vouchers(direction: str):
    return lambda year: GoodsVoucher.objects.of(direction).in_year(year).prefetch_related("lines__kind")


SHARED = {"unit_of_measure": "lần", "section": GOODS, "day": "date", "note": NOTE, "is_shown_if_known": True}

register(
    Figure(
        slug="goods-received",
        clause=Clause("tiếp nhận hiện vật {value}{detail}"),
        label="Lần tiếp nhận hiện vật",
        short="Tiếp nhận",
        records=vouchers("in"),
        place="store__unit",
        detail=by_kind("in"),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Số biên bản", "number"),
            Column("Đơn vị giữ kho", kept_by),
            Column("Hiện vật", lines_text),
        ),
        fetch=("store__unit__parent",),
        position=18,
        **SHARED,
    ),
    Figure(
        slug="goods-handed-over",
        clause=Clause("bàn giao hiện vật {value}{detail}", "goods-received", "bàn giao {value}{detail}"),
        label="Lần bàn giao hiện vật",
        short="Bàn giao",
        records=vouchers("out"),
        detail=by_kind("out"),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Số biên bản", "number"),
            Column("Xã, thị trấn", commune),
            Column("Hiện vật", lines_text),
        ),
        fetch=("unit__parent",),
        position=19,
        **SHARED,
    ),
)
