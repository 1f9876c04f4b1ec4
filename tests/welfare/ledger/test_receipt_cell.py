"""Sheets that name receipts: conditions of gifts, sales of goods. What is no receipt is told with what was typed."""

from datetime import date

import pytest

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution, make_pair, make_voucher
from tests.workbooks.makers import dataset_of
from welfare.funds.models.fund import Fund
from welfare.goods_sales.models import GoodsSale
from welfare.goods_sales.resources import GoodsSaleResource
from welfare.ledger.models.condition import GiftCondition
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear
from welfare.ledger.resources import GiftConditionResource

pytestmark = pytest.mark.django_db
DAY = date(2023, 5, 3)
HEADERS = ["Khoản ủng hộ", "Chỉ dùng cho", "Chỉ dùng ở", "Lời của người ủng hộ"]


@pytest.fixture
def receipts(world) -> dict[str, Contribution]:
    """Number 1 of the main fund, and number 1 of another."""
    first, second = make_pair()
    books = {"main": make_books(), "other": make_books(fund=Fund.objects.create(name="Quỹ Cứu trợ", slug="cuu-tro"))}
    return {
        name: make_contribution(each, world.north, MILLION, by=first, confirmed_by=second, date=DAY)
        for name, each in books.items()
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Phiếu thu 1 năm 2023", "main"),
        ("phiếu thu số 0001, năm 2023", "main"),
        ("PT 1/2023", "main"),
        ("1-2023", "main"),
        ("Phiếu thu 1 năm 2023, Quỹ Cứu trợ", "other"),
        ("PT 1/2023 (quỹ cứu trợ)", "other"),
    ],
)
def test_a_receipt_as_offices_write_it(receipts, typed, meant):
    sheet = dataset_of([HEADERS, [typed, "Khám chữa bệnh", "", "Giúp người ốm"]])
    result = GiftConditionResource().import_data(sheet)
    assert ([str(row.error) for row in result.invalid_rows], result.totals["new"]) == ([], 1)
    assert (GiftCondition.objects.get().contribution, GiftCondition.objects.get().purpose) == (
        receipts[meant],
        "medical",
    )
    again = GiftConditionResource().export()
    assert GiftConditionResource().import_data(again).totals["skip"] == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Phiếu thu 2 năm 2023", "Không có phiếu thu 2 năm 2023 của quỹ chính."),
        ("Phiếu thu 1 năm 2023, Quỹ Lạ", "Không có phiếu thu 1 năm 2023 của quỹ ấy."),
        ("Phiếu thu 1", "“Phiếu thu 1” không rõ là phiếu thu nào."),
        ("", "Khoản ủng hộ"),
    ],
)
def test_what_is_no_receipt_is_told(receipts, typed, sentence):
    result = GiftConditionResource().import_data(dataset_of([HEADERS, [typed, "Khám chữa bệnh", "", ""]]))
    assert (sentence in str(result.invalid_rows[0].error), GiftCondition.objects.count()) == (True, 0)


def test_a_draft_has_no_number_to_be_named_by(receipts, world):
    draft = make_contribution(FundYear.objects.get(fund__is_main=True), world.north, MILLION, by=make_user("khac"))
    GiftCondition.objects.create(contribution=draft, purpose="study")
    [row] = GiftConditionResource().export().dict
    assert row["Khoản ủng hộ"].startswith("Khoản chưa vào sổ, ngày ")
    assert len(GiftConditionResource().import_data(GiftConditionResource().export()).invalid_rows) == 1


def test_a_person_names_receipts_of_their_own_units_only(receipts, world):
    elsewhere = make_user("nam", group=roles.CLERK, unit=world.south)
    sheet = dataset_of([HEADERS, ["Phiếu thu 1 năm 2023", "Khám chữa bệnh", "", ""]])
    result = GiftConditionResource(user=elsewhere).import_data(sheet)
    assert "nằm ngoài địa bàn" in str(result.invalid_rows[0].error)


def test_sales_come_by_sheet_and_are_held_to_their_rules(receipts, world):
    make_voucher(world, "in", "1")
    make_voucher(world, "out", "2")
    headers = [GoodsSaleResource().header_of(name) for name in GoodsSaleResource._meta.fields]
    rows = [[number, "Phiếu thu 1 năm 2023", "Ngân hàng", "0012", "8,5 triệu một chỉ"] for number in ("2", "1")]
    refused = GoodsSaleResource().import_data(dataset_of([headers, rows[1]]))
    assert "biên bản bàn giao cho bên mua" in str(refused.invalid_rows[0].error)
    taken = GoodsSaleResource().import_data(dataset_of([headers, rows[0]]))
    assert [str(row.error) for row in taken.invalid_rows] == []
    sale = GoodsSale.objects.get()
    assert (sale.contribution, sale.rate) == (receipts["main"], "8,5 triệu một chỉ")
