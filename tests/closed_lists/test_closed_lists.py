"""Closed lists: no name before a purpose, a line for whatever was shown, and nobody takes a line back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from frontportal.closed_lists.models import Reading
from frontportal.closed_lists.nightly import forget_readings
from frontportal.closed_lists.purpose import PURPOSES, SESSION_KEY
from tests.makers import make_user
from tests.voters.makers import SECRET, make_petition, make_petitioner
from welfare.assistance.models.house import House
from welfare.assistance.models.household import Household

BACKEND = "django.contrib.auth.backends.ModelBackend"
NAME = "Trần Thị Hộ Kín"
LIST = "admin:assistance_household_changelist"


@pytest.fixture
def household(world):
    return Household.objects.create(code="ho-1", head=NAME, unit=world.north, group="poor")


@pytest.fixture
def accountant(client, household):
    user = make_user("ke-toan", group="Kế toán")
    client.force_login(user, backend=BACKEND)
    forget_purpose(client)
    return user


def forget_purpose(client):
    session = client.session
    session.pop(SESSION_KEY, None)
    session.save()


def say(client, address, purpose=PURPOSES[0], asked="GET", **given):
    return client.post(address, {"_asked_purpose": asked, "closed-purpose": purpose} | given)


def lines() -> list[tuple]:
    return list(Reading.objects.order_by("pk").values_list("kind", "list_name", "count", "record_key", "purpose"))


def test_no_page_of_the_list_shows_a_name_before_a_purpose(client, accountant, household):
    pages = [reverse(LIST), reverse("admin:assistance_household_export")]
    pages += [reverse(f"admin:assistance_household_{page}", args=[household.pk]) for page in ("change", "history")]
    for page in pages:
        html = client.get(page).content.decode()
        assert "Mục đích xem danh sách kín" in html and NAME not in html, page
    exported = client.post(pages[1], {"format": "1", "resource": "0"})
    assert "Content-Disposition" not in exported and NAME not in exported.content.decode()
    assert lines() == []


def test_said_once_it_opens_the_page_asked_for_and_every_page_is_written_down(client, accountant, household):
    address = f"{reverse(LIST)}?q=ho-1"
    assert say(client, address).url == address
    assert NAME in client.get(address).content.decode()
    client.get(reverse("admin:assistance_household_change", args=[household.pk]))
    client.post(reverse("admin:assistance_household_export"), {"format": "1", "resource": "0"})
    client.get(f"{reverse(LIST)}?q=khong-co-ho-nao")  # shows nothing: no line
    name = str(Household._meta.verbose_name_plural)
    assert lines() == [
        ("list", name, 1, "", PURPOSES[0]),
        ("record", name, 1, str(household.pk), PURPOSES[0]),
        ("export", name, 1, "", PURPOSES[0]),
    ]
    assert set(Reading.objects.values_list("user", flat=True)) == {accountant.pk}


@pytest.mark.parametrize(
    "given",
    [
        {"purpose": ""},
        {"purpose": "tự nghĩ ra"},
        {"purpose": "other"},
        {"purpose": "other", "closed-other_purpose": "  a "},
    ],
)
def test_what_is_no_purpose_opens_nothing(given, client, accountant):
    response = say(client, reverse(LIST), **given)
    assert response.status_code == 200 and NAME not in response.content.decode()
    assert SESSION_KEY not in client.session


def test_another_purpose_is_written_down_in_its_words(client, accountant):
    say(client, reverse(LIST), "other", **{"closed-other_purpose": " Đối chiếu với   sổ của xã "})
    client.get(reverse(LIST))
    assert [line[-1] for line in lines()] == ["Đối chiếu với sổ của xã"]


def test_what_was_posted_waits_and_is_not_lost(client, accountant):
    address = reverse("admin:assistance_household_export")
    asked = client.post(address, {"format": "1", "resource": "0"}).content.decode()
    assert 'name="format" value="1"' in asked and 'name="_asked_purpose" value="POST"' in asked
    done = say(client, address, asked="POST", format="1", resource="0")
    assert NAME in done.content.decode("utf-8-sig")
    assert [line[0] for line in lines()] == ["export"]


def test_a_purpose_ends_with_its_session(client, accountant):
    say(client, reverse(LIST))
    client.logout()
    client.force_login(accountant, backend=BACKEND)
    forget_purpose(client)
    assert NAME not in client.get(reverse(LIST)).content.decode()


def test_who_may_not_see_the_list_is_not_asked_but_refused(client, household):
    client.force_login(make_user("lanh-dao", group="Lãnh đạo"), backend=BACKEND)
    forget_purpose(client)
    assert client.get(reverse(LIST)).status_code == 403
    client.logout()
    assert client.get(reverse(LIST)).status_code == 302


def test_what_a_form_offers_while_one_types(client, accountant, household):
    named = next(field for field in House._meta.fields if field.related_model is Household)
    asked = {"app_label": "assistance", "model_name": "house", "field_name": named.name, "term": "ho-1"}
    assert [each["id"] for each in client.get(reverse("autocomplete"), asked).json()["results"]] == [""]
    say(client, reverse(LIST))
    offered = client.get(reverse("autocomplete"), asked).json()["results"]
    assert [each["id"] for each in offered] == [str(household.pk)]
    assert lines()[-1][:1] + lines()[-1][2:3] == ("search", 1)


def test_the_search_of_all_records_leaves_them_out_until_then(client, accountant):
    found = client.get(reverse("staff-search"), {"q": "Trần Thị Hộ Kín"}).content.decode()
    assert reverse("admin:assistance_household_changelist") + "?" not in found and "Danh sách kín" in found
    assert lines() == []
    say(client, reverse(LIST))
    client.get(reverse("staff-search"), {"q": "Trần Thị Hộ Kín"})
    assert [line[0] for line in lines()] == ["search"]


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["update", "delete", "truncate"])
def test_nobody_takes_a_line_back(act):
    line = Reading.objects.create(user=make_user(), purpose="Kiểm tra", kind="list", list_name="Hộ", count=3)
    with pytest.raises(DatabaseError, match="không (sửa, không )?xoá được"), transaction.atomic():
        if act == "update":
            Reading.objects.update(count=0)
        elif act == "delete":
            line.delete()
        else:
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE closed_lists_reading")
    assert Reading.objects.count() == 1


@pytest.mark.django_db
def test_after_24_months_lines_go():
    user = make_user()
    for days in (1, 700, 735):
        at = timezone.now() - timedelta(days=days)
        Reading.objects.create(user=user, purpose="Kiểm tra", kind="list", list_name="Hộ", count=days, at=at)
    forget_readings()
    assert sorted(Reading.objects.values_list("count", flat=True)) == [1, 700]


def test_the_personal_data_officer_reads_the_lines_and_others_do_not(client, world):
    Reading.objects.create(user=make_user(), purpose="Kiểm tra", kind="list", list_name="Hộ", count=3)
    address = reverse("admin:closed_lists_reading_changelist")
    for role, status in (("Cán bộ dữ liệu cá nhân", 200), ("Quản trị", 403), ("Lãnh đạo", 403)):
        client.force_login(make_user(role, group=role), backend=BACKEND)
        assert client.get(address).status_code == status, role


def test_who_asked_is_read_on_the_page_of_a_petition_only_with_a_purpose(client, world):
    petition, other = (make_petition(world.north) for _ in range(2))
    petitioner = make_petitioner(petition=petition)
    client.force_login(make_user("can-bo", group="Cán bộ xã", unit=world.north), backend=BACKEND)
    forget_purpose(client)
    page, bare = (reverse("admin:voters_petition_change", args=[each.pk]) for each in (petition, other))
    assert "Mục đích xem" not in client.get(bare).content.decode()  # nobody is named there
    html = client.get(page).content.decode()
    assert "Mục đích xem danh sách kín" in html and SECRET not in html
    say(client, page, PURPOSES[1])
    assert SECRET in client.get(page).content.decode()
    assert lines() == [("record", "người kiến nghị", 1, str(petitioner.pk), PURPOSES[1])]
    for strange in ("1" * 30, "a"):
        client.get(reverse("admin:voters_petition_change", args=[strange]))
    assert len(lines()) == 1


def test_who_may_not_read_who_asked_reads_the_petition_without_a_purpose(client, world):
    petition = make_petition(world.north)
    make_petitioner(petition=petition)
    client.force_login(make_user("lanh-dao", group="Lãnh đạo"), backend=BACKEND)
    forget_purpose(client)
    html = client.get(reverse("admin:voters_petition_change", args=[petition.pk])).content.decode()
    assert petition.title in html and SECRET not in html
    assert lines() == []


def test_a_sheet_of_houses_with_their_households_is_written_down(client, accountant, household):
    given = {"kind": "dai-doan-ket", "support": 1, "total": 1}
    House.objects.create(code="nha-1", year=2023, unit=household.unit, household=household, **given)
    address = reverse("admin:assistance_house_export")
    assert "Mục đích xem danh sách kín" in client.get(address).content.decode()
    assert "ho-1" in say(client, address, asked="POST", format="1", resource="0").content.decode("utf-8-sig")
    assert lines() == [("export", str(Household._meta.verbose_name_plural), 1, "", PURPOSES[0])]
    client.get(address)  # the page on which columns are chosen shows none
    client.force_login(make_user("lanh-dao", group="Lãnh đạo"), backend=BACKEND)
    forget_purpose(client)
    sheet = client.post(address, {"format": "1", "resource": "0"}).content.decode("utf-8-sig")
    assert "nha-1" in sheet and "ho-1" not in sheet
    assert len(lines()) == 1
