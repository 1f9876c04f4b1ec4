"""A list of goods as offices write it: the name of the goods and its unit of measure in two columns."""

from datetime import date
from decimal import Decimal

import pytest

from tests.workbooks.makers import dataset_of
from welfare.goods.models import GoodsKind, GoodsLine, GoodsVoucher, Store
from welfare.goods.resources import GoodsLineResource

pytestmark = pytest.mark.django_db
HEADERS = ["Biên bản", "Loại hàng", "Đơn vị tính", "Số lượng", "Tình trạng"]


@pytest.fixture
def voucher(world):
    for code, measure in (("gao", "kg"), ("gao-bao", "bao")):
        GoodsKind.objects.create(code=code, name="Gạo tẻ", measure=measure)
    store = Store.objects.create(code="kho", name="Kho", unit=world.district)
    return GoodsVoucher.objects.create(
        number="01/BBTN", direction="in", date=date(2024, 9, 2), year=2024, store=store, partner="Bên mẫu"
    )


def brought(*rows):
    return GoodsLineResource().import_data(dataset_of([HEADERS, *([*row, "Mới"] for row in rows)]))


def test_the_unit_of_measure_tells_kinds_of_one_name_apart(voucher):
    result = brought(["01/BBTN", "gạo tẻ", "Kg", "1.250,5"], ["01/BBTN", "Gạo tẻ", "bao", "20"])
    assert result.totals["new"] == 2
    assert list(GoodsLine.objects.order_by("pk").values_list("kind__code", "quantity")) == [
        ("gao", Decimal("1250.5")),
        ("gao-bao", Decimal(20)),
    ]


@pytest.mark.parametrize(
    ("kind", "measure", "sentence"),
    [
        ("gao", "tấn", "Gạo tẻ (kg) có đơn vị tính là “kg”, tệp ghi “tấn”."),
        ("Gạo tẻ", "tấn", "Có nhiều loại hàng “Gạo tẻ”"),
        ("Gạo tẻ", "", "Có nhiều loại hàng “Gạo tẻ”"),
    ],
)
def test_another_unit_of_measure_is_never_taken_for_that_of_the_kind(voucher, kind, measure, sentence):
    result = brought(["01/BBTN", kind, measure, "3"])
    assert sentence in str(result.invalid_rows[0].error)
    assert not GoodsLine.objects.exists()


def test_minutes_that_are_not_there_are_named(voucher):
    result = brought(["99/BBTN", "gao", "kg", "3"], ["01/BBTN", "gao", "kg", "3"])
    assert [str(row.error) for row in result.invalid_rows] == [
        "{'Biên bản': ['Không có biên bản hiện vật “99/BBTN”.']}"
    ]
