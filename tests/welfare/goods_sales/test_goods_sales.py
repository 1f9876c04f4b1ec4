"""Goods become money once: what left the store, and the contribution as which its price came in."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair, make_voucher
from welfare.goods_sales.models import GoodsSale

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("voucher", "given", "field"),
    [
        ("in", {}, "voucher"),
        ("empty", {}, "voucher"),
        ("out", {"channel": "kind"}, "contribution"),
        ("out", {"date": date(2023, 5, 1)}, "contribution"),
        ("out", {}, None),
    ],
)
def test_what_is_sold_left_the_store_and_came_in_as_money(world, voucher, given, field):
    first, second = make_pair()
    gift = make_contribution(make_books(), world.north, 17 * MILLION, by=first, confirmed_by=second, **given)
    vouchers = {"in": make_voucher(world, "in", "1"), "out": make_voucher(world, "out", "2")}
    vouchers["empty"] = make_voucher(world, "out", "3", lines=False)
    sale = GoodsSale(
        voucher=vouchers[voucher], contribution=gift, buyer="Ngân hàng", invoice_number="12", rate="8,5 triệu"
    )
    if field is None:
        sale.full_clean()
        sale.save()
        assert "Bán 2 chỉ Vàng (giá 8,5 triệu)" in Client().get(gift.get_absolute_url()).content.decode()
        return
    with pytest.raises(ValidationError) as told:
        sale.full_clean()
    assert list(told.value.message_dict) == [field]
