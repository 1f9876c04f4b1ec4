"""Every fund has its pages: its books and nobody's name without consent; what two persons don't stand for is not there."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from welfare.funds.models.fund import Fund
from welfare.ledger.models.fund_year import FundYear

pytestmark = pytest.mark.django_db
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


def test_all_funds_stand_in_one_table(relief):
    links = [each["href"] for each in BeautifulSoup(Client().get(ROOT).content, "lxml").select("main table a")]
    assert links == ["/quy-vi-nguoi-ngheo/2024/", f"{ROOT}cuu-tro/2024/"]


@pytest.mark.parametrize("path", ["quy-mau/2024/", "cuu-tro/2023/", "khong-co/2024/", "cuu-tro/2024/?thu=abc"])
def test_what_is_not_there(relief, path):
    assert Client().get(ROOT + path).status_code == 404


def test_books_that_two_persons_do_not_stand_for_are_not_public(relief):
    FundYear.objects.create(fund=relief.fund, year=2023, target=0)
    assert Client().get(f"{ROOT}cuu-tro/2023/").status_code == 404
