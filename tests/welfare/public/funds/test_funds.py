"""Every fund has its pages: its books and nobody's name without consent; what two persons don't stand for is not there."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pypdfium2 import PdfDocument

from frontportal.staff.models import User
from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from welfare.funds.models.fund import Fund
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.public.datasets import DATASETS

pytestmark = pytest.mark.django_db
DATA = {each.name: each for each in DATASETS}
ROOT = "/quy-vi-nguoi-ngheo/cac-quy/"


@pytest.fixture
def relief(world) -> FundYear:
    first, second = make_pair()
    make_books(2024)
    books = make_books(2024, opening=MILLION, fund=Fund.objects.create(name="Quỹ Cứu trợ", slug="cuu-tro"))
    make_contribution(
        books, world.north, 5 * MILLION, by=first, confirmed_by=second, donor_name="Lê Thị Kín", donor_kind="person"
    )
    make_contribution(books, world.north, 9 * MILLION, by=first)
    make_disbursement(books, world.north_areas[0], 2 * MILLION, by=first, confirmed_by=second, date=date(2024, 9, 1))
    return books


def test_a_fund_beside_the_main_one_has_its_books(relief):
    page = BeautifulSoup(Client().get(relief.get_absolute_url()).content, "lxml")
    assert relief.get_absolute_url() == f"{ROOT}cuu-tro/2024/"
    assert (
        page.select_one(".lead-text").text == "Tiếp nhận 5.000.000 đồng, chi hỗ trợ 2.000.000 đồng, còn 4.000.000 đồng."
    )
    words = page.select_one("main").text
    told = [word in words for word in ("Nhà hảo tâm", "Xã Bắc Mẫu", "Lê Thị Kín", "Thôn 1", "9.000.000")]
    assert told == [True, True, False, False, False]


def test_a_year_of_a_fund_stands_beside_its_plan_and_the_year_before(relief):
    FundYear.objects.filter(pk=relief.pk).update(target=10 * MILLION)
    make_contribution(make_books(2023, fund=relief.fund), relief_unit(relief), MILLION, **by_two())
    page = BeautifulSoup(Client().get(relief.get_absolute_url()).content, "lxml")
    balance, communes = (page.select_one(f"section[aria-labelledby={name}]") for name in ("so-du", "theo-xa"))
    assert balance.select_one(".progress-words").text == "Đã nhận 5.000.000 đ (50%)"
    assert cells(balance) == [
        ["Khoản mục", "Năm 2024 (đồng)", "Năm 2023 (đồng)"],
        ["Số dư đầu kỳ", "1.000.000", "0"],
        ["Đã tiếp nhận", "5.000.000", "1.000.000"],
        ["Đã chi hỗ trợ", "−2.000.000", "0"],
        ["Số dư cuối kỳ", "4.000.000", "1.000.000"],
    ]
    assert cells(communes) == [
        ["Đơn vị", "Ủng hộ (đồng)", "Hỗ trợ (đồng)"],
        ["Xã Bắc Mẫu", "5.000.000", "2.000.000"],
        ["Toàn địa bàn", "5.000.000", "2.000.000"],
    ]


def test_a_fund_has_its_files_and_its_notice(relief):
    place = relief.get_absolute_url()
    data = Client().get(f"{place}so-lieu.json").json()
    assert (data["quy"], data["tong_hop"]["da_nhan"], [*data["bang"]]) == (
        "Quỹ Cứu trợ",
        5 * MILLION,
        ["thu-chi", "theo-thang", "theo-muc-dich", "theo-xa", "ung-ho", "chi"],
    )
    lines = Client().get(f"{place}ung-ho.csv").content.decode("utf-8-sig").splitlines()
    assert (len(lines), "Lê Thị Kín" in lines[1]) == (2, False)
    notice = Client().get(f"{place}thong-bao.pdf")
    assert notice["Content-Disposition"] == 'attachment; filename="thong-bao-quy-cuu-tro-2024.pdf"'
    words = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(notice.content))
    assert "Thu, chi Quỹ Cứu trợ năm 2024" in words.replace("\r\n", " ")
    assert [Client().get(f"{place}{name}").status_code for name in ("nha.csv", "so-lieu.csv", "chi.xlsx")] == [404] * 3


def test_an_entry_leads_to_the_books_that_it_stands_in(relief):
    """The main fund has a receipt of the same number."""
    received, spent = Contribution.objects.get(state="confirmed"), Disbursement.objects.get()
    assert received.get_absolute_url() == f"{relief.get_absolute_url()}#ung-ho"
    assert spent.get_absolute_url() == f"{relief.get_absolute_url()}#khoan-chi"


def test_open_data_have_every_fund(relief):
    [books], [received], [spent] = (
        list(DATA[name].rows()) for name in ("quy-khac-nam", "quy-khac-thu", "quy-khac-chi")
    )
    fund = ["cuu-tro", "Quỹ Cứu trợ", 2024]
    assert books == [*fund, 0, MILLION, 5 * MILLION, 2 * MILLION, 0, 4 * MILLION]
    assert (received[:4], received[-2]) == ([*fund, 1], 5 * MILLION)
    assert (spent[:4], spent[-4]) == ([*fund, 1], 2 * MILLION)


def relief_unit(books: FundYear):
    return Contribution.objects.filter(fund=books.fund).first().unit


def by_two() -> dict:
    first, second = User.objects.filter(username__startswith="nguoi-").order_by("username")
    return {"by": first, "confirmed_by": second}


def cells(section) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.select("th, td")] for row in section.select("tr")]


def test_all_funds_stand_in_one_table(relief):
    links = [each["href"] for each in BeautifulSoup(Client().get(ROOT).content, "lxml").select("main table a")]
    assert links == ["/quy-vi-nguoi-ngheo/2024/", f"{ROOT}cuu-tro/2024/"]


@pytest.mark.parametrize("path", ["quy-mau/2024/", "cuu-tro/2023/", "khong-co/2024/", "cuu-tro/2024/?thu=abc"])
def test_what_is_not_there(relief, path):
    assert Client().get(ROOT + path).status_code == 404


def test_books_that_two_persons_do_not_stand_for_are_not_public(relief):
    FundYear.objects.create(fund=relief.fund, year=2023, target=0)
    assert Client().get(f"{ROOT}cuu-tro/2023/").status_code == 404
