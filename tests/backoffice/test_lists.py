"""Lists: found by amounts and without accents, in brief on a phone, units looked for by typing."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from frontportal.places.models import Unit
from frontportal.yearly.models.task import Task
from tests.makers import make_user
from tests.voters.makers import make_petition
from tests.welfare.makers import make_books, make_contribution

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def leader(client, world):
    user = make_user("lanh-dao", group="Lãnh đạo")
    client.force_login(user, backend=BACKEND)
    return user


@pytest.fixture
def accountant(client, world):
    user = make_user("ke-toan", group="Kế toán")
    client.force_login(user, backend=BACKEND)
    return user


def found(client, name: str, words: str) -> list:
    return list(client.get(reverse(f"admin:{name}_changelist"), {"q": words}).context["cl"].queryset)


@pytest.mark.parametrize("typed", ["88.900.000", "88900000", "88,9 triệu", "ông An 88tr9", "88.900.000 ong an"])
def test_a_list_finds_amounts(client, accountant, world, typed):
    books = make_books()
    one, *_ = (
        make_contribution(books, world.north, amount, by=accountant, donor_name=name)
        for amount, name in ((88_900_000, "Ông An"), (88_900, "Ông An"), (88_900_001, "Bà Bình"))
    )
    assert found(client, "ledger_contribution", typed) == [one]


def test_a_name_beside_another_amount_finds_nothing(client, accountant, world):
    make_contribution(make_books(), world.north, 5_000_000, by=accountant, donor_name="Ông An")
    assert found(client, "ledger_contribution", "ông An 6.000.000") == []


def test_a_field_without_folded_text_is_searched_without_accents(client, leader, world):
    task = Task.objects.create(year=2023, text="Hội nghị đại biểu Nhân dân", lead="Ban Thường trực")
    for typed in ("hoi nghi dai bieu", "HỘI NGHỊ", "nhan dan thuong truc"):
        assert found(client, "yearly_task", typed) == [task]
    assert found(client, "yearly_task", "hoi nghi khac") == []


def test_a_phone_shows_name_and_facts_at_once(client, leader, world):
    make_petition(world.north, title="Sửa cầu")
    page = BeautifulSoup(client.get(reverse("admin:voters_petition_changelist")).content, "html.parser")
    row = page.select_one("#result_list tr.data-row")
    assert [cell.get_text(strip=True) for cell in row.select(".brief-name, .brief-fact")] == [
        "KN-2023-001", "Sửa cầu", "Mới tiếp nhận",
    ]  # fmt: skip
    assert row.select_one(".row-more button")["aria-label"] == "Xem đủ các mục của KN-2023-001: Sửa cầu"


def test_units_are_looked_for_by_typing_everywhere(client, accountant, world):
    """No form and no filter of a list offers hundreds of units at once."""
    books = make_books()
    for name in ("ledger_contribution", "assistance_gift", "assistance_house", "assistance_household"):
        for address in (f"admin:{name}_add", f"admin:{name}_changelist"):
            page = BeautifulSoup(client.get(reverse(address)).content, "html.parser")
            for choice in page.select('select[name="unit"], select[name^="unit__"]'):
                assert "data-ajax--url" in choice.attrs, address
                assert len(choice.select("option[value]:not([value=''])")) == 0
    assert books.year == 2023


def test_units_of_today_come_first_and_ended_ones_say_so(client, accountant, world):
    today = timezone.localdate()
    Unit.objects.create(code="cu", name="Trùng Tên", kind="commune", parent=world.district, until=today)
    Unit.objects.create(code="moi", name="Trùng Tên", kind="town", parent=world.district, since=today)
    query = {"term": "trung ten", "app_label": "ledger", "model_name": "contribution", "field_name": "unit"}
    answer = client.get(reverse("admin:autocomplete"), query).json()
    assert [each["text"] for each in answer["results"]] == [
        "Thị trấn Trùng Tên", f"Xã Trùng Tên (đến {today - timedelta(days=1):%d/%m/%Y})",
    ]  # fmt: skip


@pytest.mark.parametrize("asked", ["format=0", "unit__khong=1", "year__exact=abc"])
def test_an_export_with_a_condition_that_is_none_is_told(accountant, client, asked):
    answer = client.get(f"{reverse('admin:ledger_contribution_export')}?{asked}")
    assert (answer.status_code, "điều kiện lọc không đúng" in answer.content.decode()) == (404, True)
