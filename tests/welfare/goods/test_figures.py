"""Goods of a year are told kind by kind, in no sum of money."""

from datetime import date
from decimal import Decimal

import pytest

from frontportal.yearly.figures import registry
from welfare.goods.models import GoodsKind, GoodsLine, GoodsVoucher, Store

pytestmark = pytest.mark.django_db


def test_what_came_in_and_what_was_handed_over(world):
    store = Store.objects.create(code="kho", name="Kho", unit=world.district)
    rice, blanket = (
        GoodsKind.objects.create(code=code, name=name, measure=measure)
        for code, name, measure in (("gao", "gạo tẻ", "kg"), ("chan", "chăn ấm", "chiếc"))
    )
    for number, direction, day, unit, lines in (
        ("1", "in", date(2024, 9, 2), None, [(rice, "1500"), (blanket, "20")]),
        ("2", "in", date(2024, 9, 9), None, [(rice, "250.5")]),
        ("3", "out", date(2024, 9, 20), world.north_areas[0], [(rice, "700"), (blanket, "20")]),
        ("4", "in", date(2023, 9, 9), None, [(rice, "9")]),
    ):
        voucher = GoodsVoucher.objects.create(
            number=number, direction=direction, date=day, year=day.year, store=store, partner="Bên mẫu", unit=unit
        )
        for kind, quantity in lines:
            GoodsLine.objects.create(voucher=voucher, kind=kind, quantity=Decimal(quantity))
    received, handed_over = registry["goods-received"], registry["goods-handed-over"]
    assert (received.value(2024), received.detail(2024)) == (2, "(20 chiếc chăn ấm; 1.750,5 kg gạo tẻ)")
    assert (handed_over.value(2024), handed_over.detail(2024)) == (1, "(20 chiếc chăn ấm; 700 kg gạo tẻ)")
    assert handed_over.by_commune(2024) == {world.north.pk: {"value": 1, "records": 1}}
    [voucher] = handed_over.listed(2024)
    assert [column.of(voucher) for column in handed_over.columns][2:] == [
        world.north,
        "700 kg gạo tẻ; 20 chiếc chăn ấm",
    ]
