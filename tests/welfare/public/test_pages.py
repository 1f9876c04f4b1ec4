"""The fund's public pages: their numbers, their filters, and what they never say."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.test import Client

from frontportal.kit.values.money import dong
from tests.welfare.makers import (
    MILLION,
    make_books,
    make_contribution,
    make_disbursement,
    make_gift,
    make_house,
    make_pair,
)
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.household import Household
from welfare.ledger import actions

ROOT = "/quy-vi-nguoi-ngheo/"


@pytest.fixture
def year(world):
    """Opening 10, received 5 + 2 (unnamed), spent 4 on a house of 60; amounts in million đồng."""
    maker, checker = make_pair()
    books = make_books(opening=10 * MILLION, target=14 * MILLION)
    both = {"by": maker, "confirmed_by": checker}
    make_contribution(
        books, world.north, 5 * MILLION, **both, donor_name="Trường Mầm non Hoa Mẫu", publish_name=True, memo="BIMAT 1"
    )
    make_contribution(
        books, world.south, 2 * MILLION, **both, donor_name="Lê Kín Tiếng", donor_kind="person", memo="BIMAT 0912345678"
    )
    make_contribution(books, world.south, MILLION, by=maker, donor_name="Chưa Xác Nhận", publish_name=True)
    household = Household.objects.create(code="ho-1", head="Chủ Hộ Mẫu", unit=world.north_areas[0], group="poor")
    house = make_house(world.north_areas[0], total=60 * MILLION, household=household)
    CoFunding.objects.create(house=house, kind="company", source="Công ty Góp Sức", amount=30 * MILLION)
    CoFunding.objects.create(house=house, kind="family", source="Chủ Hộ Mẫu", amount=20 * MILLION)
    make_disbursement(books, house.unit, 4 * MILLION, **both, purpose="house", house=house)
    make_gift(world.north, 12, 500_000)
    return books


def soup(path: str) -> BeautifulSoup:
    response = Client().get(ROOT + path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def rows(found: BeautifulSoup, caption: str) -> list[list[str]]:
    table = next(each for each in found.find_all("table") if each.caption and each.caption.text.startswith(caption))
    return [[" ".join(cell.text.split()) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")[1:]]


class TestAccount:
    def test_opening_received_spent_closing(self, year):
        assert rows(soup("2023/"), "Thu, chi và số dư") == [
            ["Số dư đầu kỳ", "10.000.000"],
            ["Đã tiếp nhận", "7.000.000"],
            ["Đã chi hỗ trợ", "−4.000.000"],
            ["Số dư cuối kỳ", "13.000.000"],
        ]

    def test_months_purposes_and_communes_add_up(self, year):
        found = soup("2023/")
        months = rows(found, "Quỹ nhận, chi")
        assert (months[3], months[4], months[-1]) == (
            ["Tháng 4", "10.000.000", "0", "0", "10.000.000"],
            ["Tháng 5", "10.000.000", "7.000.000", "4.000.000", "13.000.000"],
            ["Cả năm", "10.000.000", "7.000.000", "4.000.000", "13.000.000"],
        )
        assert rows(found, "Chi theo mục đích") == [["Nhà ở", "", "4.000.000"]]
        assert rows(found, "Ủng hộ và hỗ trợ") == [
            ["Xã Bắc Mẫu", "5.000.000", "4.000.000"],
            ["Thị trấn Nam Mẫu", "2.000.000", "0"],
            ["Toàn địa bàn", "7.000.000", "4.000.000"],
        ]

    def test_progress_against_the_plan(self, year):
        drawn = soup("2023/").find("svg", {"role": "img"})["aria-label"]
        assert drawn == "Đã nhận: 7.000.000 đ, kế hoạch 14 triệu, đạt 50%"

    def test_the_fund_leads_to_its_newest_year(self, year):
        make_books(2024, fund=year.fund)
        assert Client().get(ROOT)["Location"] == f"{ROOT}2024/"

    def test_no_books_no_page(self, year):
        assert Client().get(f"{ROOT}2022/").status_code == 404
        assert Client().get(f"{ROOT}2022/dong-gop/").status_code == 404


class TestRoll:
    def test_names_only_those_who_agreed(self, year):
        listed = rows(soup("2023/dong-gop/"), "Các khoản ủng hộ")
        assert [row[:2] for row in listed] == [["Nhà hảo tâm", "2.000.000"], ["Trường Mầm non Hoa Mẫu", "5.000.000"]]

    @pytest.mark.parametrize(
        "words, found", [("hoa mau", 1), ("Lê Kín Tiếng", 0), ("kin tieng", 0), ("2 triệu", 1), ("2", 1), ("%", 0)]
    )
    def test_finds_ones_own_gift_but_no_hidden_name(self, year, words, found):
        page = BeautifulSoup(Client().get(f"{ROOT}2023/dong-gop/", {"q": words}).content, "lxml")
        assert page.find("p", {"role": "status"}).strong.text == f"{found} khoản"

    def test_of_one_commune(self, year):
        assert len(rows(soup("2023/dong-gop/?xa=nam-mau"), "Các khoản ủng hộ")) == 1
        error = soup("2023/dong-gop/?xa=khong-co").find(class_="errorlist").text
        assert error.strip() == "Năm này không có xã, thị trấn như vậy."

    def test_shows_a_reversal_as_one(self, year):
        gift = year.fund.contributions.confirmed().earliest("pk")
        entry = actions.reverse(gift, reason="Nhầm", by=gift.created_by)
        actions.confirm(entry, by=gift.confirmed_by)
        assert rows(soup("2023/dong-gop/"), "Các khoản ủng hộ")[0][:2] == [
            "Trường Mầm non Hoa Mẫu (ghi đảo)",
            "−5.000.000",
        ]

    def test_pages_by_key(self, world, year):
        template = year.fund.contributions.confirmed().first()
        for number in range(60):
            template.pk, template.receipt_number = None, 3 + number
            template.save(force_insert=True)
        first = soup("2023/dong-gop/")
        second = soup(f"2023/dong-gop/{first.find('a', rel='next')['href']}")
        assert [len(rows(page, "Các khoản ủng hộ")) for page in (first, second)] == [50, 12]
        assert Client().get(f"{ROOT}2023/dong-gop/?sau=x").status_code == 404


class TestHouse:
    def test_lists_every_funder_up_to_the_total(self, year):
        assert rows(soup("2023/nha/nha-1/"), "Các nguồn kinh phí") == [
            ["Quỹ mẫu", "Quỹ", "4.000.000"],
            ["Công ty Góp Sức", "Doanh nghiệp, tiền", "30.000.000"],
            ["Gia đình, họ hàng", "Tiền", "20.000.000"],
            ["Chưa có nguồn", "", "6.000.000"],
            ["Tổng kinh phí", "", "60.000.000"],
        ]

    def test_belongs_to_its_year(self, year):
        make_books(2024, fund=year.fund)
        assert [Client().get(f"{ROOT}{path}").status_code for path in ("2024/nha/nha-1/", "2023/nha/NHA-1/")] == [
            404,
            200,
        ]

    def test_is_not_public_while_planned(self, world, year):
        make_house(world.south, "nha-2", state="planned")
        assert Client().get(f"{ROOT}2023/nha/nha-2/").status_code == 404
        assert len(rows(soup("2023/nha/"), "Các căn nhà")) == 1


SECRETS = ("Kín Tiếng", "Chủ Hộ", "BIMAT", "0912345678", "Chưa Xác Nhận", "Thôn 1")
EVERY_PAGE = ("2023/", "2023/dong-gop/", "2023/chi/", "2023/nha/", "2023/nha/nha-1/", "2023/qua/", "2023/sinh-ke/")
EVERY_FILE = ("2023/so-lieu.json", "2023/ung-ho.csv", "2023/chi.csv", "2023/nha.csv")


@pytest.mark.parametrize("path", EVERY_PAGE + EVERY_FILE)
def test_says_nothing_of_households_and_the_unnamed(year, path):
    content = Client().get(ROOT + path).content.decode()
    assert [secret for secret in SECRETS if secret in content] == []


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_asks_little(year, path, django_assert_max_num_queries):
    Client().get(ROOT + path)  # what the process keeps is there afterwards
    with django_assert_max_num_queries(10):
        assert Client().get(ROOT + path).status_code == 200


class TestFiles:
    def test_all_formats_agree_with_the_page(self, year):
        data = json.loads(Client().get(f"{ROOT}2023/so-lieu.json").content)
        assert data["tong_hop"] == {
            "ke_hoach": 14 * MILLION, "dau_ky": 10 * MILLION, "da_nhan": 7 * MILLION, "da_chi": 4 * MILLION,
            "cuoi_ky": 13 * MILLION,
        }  # fmt: skip
        assert [row["so_tien"] for row in data["bang"]["ung-ho"]] == [5 * MILLION, 2 * MILLION]
        assert set(data["tu_dien"]["ung-ho"]) == set(data["bang"]["ung-ho"][0])
        text = Client().get(f"{ROOT}2023/ung-ho.csv").content.decode("utf-8-sig")
        assert [row["Số tiền (đồng)"] for row in csv.DictReader(io.StringIO(text))] == ["5000000", "2000000"]
        book = openpyxl.load_workbook(io.BytesIO(Client().get(f"{ROOT}2023/so-lieu.xlsx").content))
        assert book.sheetnames == [
            "Tổng hợp", "Thu, chi và số dư", "Theo tháng", "Theo mục đích", "Theo xã, thị trấn", "Khoản ủng hộ",
            "Khoản chi", "Nhà", "Quà", "Sinh kế",
        ]  # fmt: skip
        assert [cell.value for cell in book["Khoản ủng hộ"]["F"]][1:] == [5 * MILLION, 2 * MILLION]
        assert book["Khoản ủng hộ"]["A2"].value.date() == date(2023, 5, 3)

    def test_text_that_looks_like_a_formula_stays_text(self, year):
        gift = year.fund.contributions.confirmed().first()
        people = {"by": gift.created_by, "confirmed_by": gift.confirmed_by}
        make_contribution(year, gift.unit, MILLION, **people, donor_name="=1+1", publish_name=True)
        assert "'=1+1" in Client().get(f"{ROOT}2023/ung-ho.csv").content.decode()
        book = openpyxl.load_workbook(io.BytesIO(Client().get(f"{ROOT}2023/so-lieu.xlsx").content))
        assert book["Khoản ủng hộ"]["C4"].data_type == "s"

    @pytest.mark.parametrize("name", ["so-lieu.csv", "so-lieu.exe", "ung-ho.json", "khong-co.csv"])
    def test_no_other_files(self, year, name):
        assert Client().get(f"{ROOT}2023/{name}").status_code == 404


def test_the_home_box_shows_this_year_and_the_last(year):
    make_books(2024, fund=year.fund, opening=13 * MILLION, target=20 * MILLION)
    box = BeautifulSoup(Client().get("/").content, "lxml").find("section", {"aria-labelledby": "quy-vi-nguoi-ngheo"})
    assert box.h2.text == "Quỹ “Vì người nghèo” 2024"
    assert dong(13 * MILLION) == box.tfoot.td.text
