"""Lists of entries: long ones, their filters, and how much they ask."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontportal.backoffice.lists import LongPaginator
from tests.makers import admin_name
from tests.welfare.ledger.admin.pages import signed_in
from tests.welfare.makers import (
    MILLION,
    make_books,
    make_contribution,
    make_disbursement,
    make_gift,
    make_house,
    make_livelihood,
)
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.household import Household

LISTS = ("contribution", "disbursement", "house", "gift", "livelihood", "cofunding", "fundyear", "household")


@pytest.mark.parametrize("name", LISTS)
def test_lists_ask_no_query_per_row(world, accountant, books, name):
    """As many questions for eight rows as for two."""
    client, address = signed_in(accountant), reverse(admin_name(name, "changelist"))
    asked = []
    for rows in (2, 8):
        for number in range(rows):
            fill(world.north_areas[number % 2], books, accountant, f"{rows}-{number}", rows * 10 + number)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        assert page.context["cl"].result_count >= rows
        asked.append(len(queries))
    assert asked[0] == asked[1]


def fill(area, books, maker, name: str, year: int) -> None:
    """One more row in every list."""
    household = Household.objects.create(code=f"ho-{name}", head="Chủ Hộ Mẫu", unit=area, group="poor")
    house = make_house(area, f"nha-{name}", household=household)
    CoFunding.objects.create(house=house, kind="company", source="Công ty Mẫu", amount=MILLION)
    CoFunding.objects.create(
        livelihood=make_livelihood(area, MILLION, f"sk-{name}"), kind="other", source="A", amount=1
    )
    make_contribution(books, area.parent, MILLION, by=maker)
    make_disbursement(books, area, MILLION, by=maker, purpose="house", house=house)
    make_gift(area, 3, 500_000, name=f"Đợt {name}")
    make_books(1950 + year, fund=books.fund)


class TestLongList:
    """A million entries are neither counted nor asked for their years to show fifty."""

    @pytest.fixture
    def drafts(self, world, books, accountant):
        make_books(2022, fund=books.fund)
        return [make_contribution(books, world.north, amount * MILLION, by=accountant) for amount in (1, 2, 3)]

    def asked(self, accountant, **given):
        return signed_in(accountant).get(reverse(admin_name("contribution", "changelist")), given)

    def test_counts_no_further_than_people_turn_pages(self, drafts, accountant, monkeypatch):
        with CaptureQueriesContext(connection) as asked:
            assert "3 khoản ủng hộ" in self.asked(accountant).content.decode()
        own = [query["sql"] for query in asked if "ledger_contribution" in query["sql"]]
        assert [sql for sql in own if "COUNT(" in sql and "LIMIT 1000" not in sql] == []
        assert [sql for sql in own if "DISTINCT" in sql or "DATE_TRUNC" in sql] == []
        monkeypatch.setattr(LongPaginator, "MOST", 2)
        assert "hơn 2 khoản ủng hộ" in self.asked(accountant).content.decode()

    def test_offers_the_years_of_the_books(self, drafts, accountant):
        page = self.asked(accountant, year="2023").content.decode()
        assert [word in page for word in ("?year=2022", "3 khoản ủng hộ")] == [True, True]
        assert "0 khoản ủng hộ" in self.asked(accountant, year="2022").content.decode()

    @pytest.mark.parametrize("year", ["x", "20233", "-1", "²"])
    def test_what_is_no_year_is_no_fault(self, drafts, accountant, year):
        assert self.asked(accountant, year=year)["Location"].endswith("?e=1")

    def test_days_narrow_it(self, drafts, accountant):
        narrow = {"date_from": "01/05/2023", "date_to": "31/05/2023"}
        assert "3 khoản ủng hộ" in self.asked(accountant, **narrow).content.decode()
        assert "0 khoản ủng hộ" in self.asked(accountant, date_from="01/06/2023").content.decode()
