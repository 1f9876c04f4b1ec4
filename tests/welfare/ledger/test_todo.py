"""What waits for whom on the first screen, and what a unit's page and the sitemap say of the fund."""

import pytest
from django.test import Client

from frontportal.kit.records.publishing import submit
from frontportal.staff import roles
from tests.makers import make_user, todos
from tests.welfare.makers import (
    MILLION,
    make_appeal,
    make_books,
    make_contribution,
    make_disbursement,
    make_gift,
    make_house,
    make_pair,
)
from welfare.public.unit_sections import sections
from welfare.statements.models.upload import Upload


@pytest.fixture
def books(db):
    return make_books(opening=10 * MILLION)


class TestDuties:
    def test_the_confirmer_sees_drafts_of_others(self, world, books):
        maker = make_user("nguoi-lap")
        confirmer = make_user("xac-nhan", group=roles.CONFIRMER)
        make_contribution(books, world.north, MILLION, by=maker)
        make_contribution(books, world.north, MILLION, by=confirmer)
        make_contribution(books, world.north, MILLION, by=maker, confirmed_by=confirmer)
        make_disbursement(books, world.north, MILLION, by=maker)
        found = {todo.label: todo.count for todo in todos(confirmer)}
        assert found == {"Khoản ủng hộ chờ xác nhận": 1, "Khoản chi chờ xác nhận": 1}

    def test_the_accountant_sees_books_that_do_not_join(self, world, books):
        accountant = make_user("ke-toan", group=roles.ACCOUNTANT)
        make_books(2024, fund=books.fund, opening=10 * MILLION)
        assert todos(accountant) == []
        make_books(2025, fund=books.fund, opening=9 * MILLION)
        assert [(todo.label, todo.count) for todo in todos(accountant)] == [
            ("Sổ quỹ có số đầu kỳ lệch cuối kỳ năm trước", 1)
        ]

    def test_appeals_go_from_the_accountant_s_screen_to_the_approver_s(self, books):
        accountant, approver = make_user("ke-toan", group=roles.ACCOUNTANT), make_user("duyet", group=roles.APPROVER)
        appeal = make_appeal(books, created_by=accountant)
        told = [[todo.label for todo in todos(user)] for user in (accountant, approver)]
        assert told == [["Đợt vận động của bạn còn là bản nháp"], []]
        submit(appeal, by=accountant)
        told = [[todo.label for todo in todos(user)] for user in (accountant, approver)]
        assert told == [[], ["Đợt vận động chờ duyệt"]]

    def test_a_statement_read_but_not_confirmed_waits_for_the_accountant(self, books):
        accountant = make_user("ke-toan", group=roles.ACCOUNTANT)
        given = {"file_name": "a.csv", "size": 1, "sha256": "0" * 64}
        Upload.objects.create(**given, state="ready", report={"statement": None})
        Upload.objects.create(**given, state="ready", report={"statement": 7})  # found to be in already
        Upload.objects.create(**given, state="reading")
        assert [(todo.label, todo.count) for todo in todos(accountant)] == [("Tệp sao kê chờ xác nhận nhập", 1)]
        assert todos(make_user("lanh-dao", group=roles.LEADER)) == []

    def test_an_editor_has_nothing_to_do_with_money(self, world, books):
        make_contribution(books, world.north, MILLION, by=make_user("nguoi-lap"))
        assert todos(make_user("bien-tap", group=roles.EDITOR)) == []


def test_a_units_page_adds_up_its_years(world, books, django_assert_num_queries):
    maker, checker = make_pair()
    make_contribution(books, world.north, 3 * MILLION, by=maker, confirmed_by=checker)
    make_contribution(books, world.south, 9 * MILLION, by=maker, confirmed_by=checker)
    make_house(world.north_areas[0])
    make_house(world.north_areas[1], "nha-2", year=2022)
    make_gift(world.north, 12, 500_000, occasion="tet", tet_year=2024)
    with django_assert_num_queries(2):  # all sums at once; for each year with gifts, whether the number may be told
        money, given = sections(world.north)
    assert money.rows == [("2023", 3 * MILLION, 0)]
    assert given.rows == [("2024", 12, 0, 0), ("2023", 0, 1, 0), ("2022", 0, 1, 0)]


def test_the_sitemap_names_years_and_houses(world, books):
    make_house(world.north)
    make_house(world.north, "nha-2", state="planned")
    text = Client().get("/sitemap.xml").content.decode()
    assert "/quy-vi-nguoi-ngheo/2023/</loc>" in text
    assert "/quy-vi-nguoi-ngheo/2023/nha/nha-1/</loc>" in text
    assert "nha-2" not in text
