"""Addresses of an earlier website: however they are written they lead on, to this site only and never in a circle."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from tablib import Dataset

from frontportal.redirects.addresses import key_of, old_address, possible_keys
from frontportal.redirects.models import Redirect
from frontportal.redirects.resources import RedirectResource
from frontportal.visits.models import DailyCount

PERSON = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


def record(old: str, target: str) -> Redirect:
    redirect = Redirect(old_address=old, target=target)
    redirect.full_clean()
    redirect.save()
    return redirect


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_an_address_written_down_is_read_as_itself(text):
    try:
        key = old_address("/" + text)
    except ValueError:
        return
    assert old_address(key) == key


@given(st.text(max_size=20), st.text(max_size=60))
def test_any_request_has_some_keys_or_none(path, query):
    assert all(key.startswith("/") or not path.startswith("/") for key in possible_keys(path, query))


def test_of_many_parameters_not_every_choice_is_tried():
    assert len(possible_keys("/a", "&".join(f"p{number}=1" for number in range(40)))) <= 42
    assert possible_keys("/a" * 3000, "") == []
    assert key_of("/A/", "B=2&a=1") == "/a?a=1&b=2"


@pytest.mark.parametrize("path", ["/\\evil", "/tin/a\\b/", "/\x7f", "///", "evil"])
@pytest.mark.django_db
def test_what_no_record_may_hold_is_simply_not_found(path, client):
    assert possible_keys(path, "") == []
    assert client.get("/" + quote(path.lstrip("/") or "khong-co")).status_code == 404


@pytest.mark.django_db
class TestRequests:
    @pytest.mark.parametrize(
        "asked",
        [
            "/Pages/Gioi-Thieu.aspx",
            "/pages/gioi-thieu.aspx",
            "/PAGES//gioi%2Dthieu.aspx/",
            "/Pages/gioi-thieu.aspx?utm_source=zalo",
        ],
    )
    def test_lead_on_for_good(self, client, asked):
        record("https://trang-cu.example/Pages/gioi-thieu.aspx", "/gioi-thieu/")
        response = client.get(asked)
        assert (response.status_code, response["Location"]) == (301, "/gioi-thieu/")

    def test_letters_with_diacritics_are_one_address_composed_or_not(self, client):
        record("/Trang/Giới thiệu.aspx", "/gioi-thieu/")
        assert client.get("/trang/gi%E1%BB%9Bi%20thi%E1%BB%87u.aspx").status_code == 301
        assert client.get("/trang/gio%CC%9B%CC%81i%20thie%CC%A3%CC%82u.aspx").status_code == 301

    def test_the_address_with_most_of_the_parameters_wins(self, client):
        record("/tin.aspx", "/tin-tuc/")
        record("/tin.aspx?ID=5&List=2", "/van-ban/")
        assert client.get("/tin.aspx?list=2&id=5&x=1")["Location"] == "/van-ban/"
        assert client.get("/tin.aspx?id=5")["Location"] == "/tin-tuc/"

    def test_what_the_table_does_not_know_is_not_found(self, client):
        record("/tin.aspx", "/tin-tuc/")
        assert client.get("/khac.aspx").status_code == 404
        assert client.get("/khac.aspx?" + "a=1&" * 3000).status_code == 404
        assert client.post("/tin.aspx").status_code == 404

    def test_asking_costs_one_query_and_is_counted_apart(self, client, django_assert_max_num_queries):
        redirect = record("/tin.aspx", "/tin-tuc/")
        client.get("/tin.aspx", **PERSON)
        assert DailyCount.objects.get(page=f"redirects.redirect:{redirect.pk}").count == 1
        with django_assert_max_num_queries(1):
            client.get("/tin.aspx")


@pytest.mark.django_db
class TestTargets:
    @pytest.mark.parametrize(
        "target",
        [
            "https://example.com/",
            "//example.com/",
            "/\\example.com",
            "/\t/example.com",
            "javascript:alert(1)",
            "gioi-thieu/",
            "/quan-tri/",
            "/khong-co-trang-nay.html",
            "",
        ],
    )
    def test_are_public_pages_of_this_site(self, target):
        with pytest.raises(ValidationError):
            record("/tin.aspx", target)

    @pytest.mark.parametrize(
        "target", ["https://example.com/", "//example.com/", "/\\example.com", "/\t/example.com", ""]
    )
    def test_the_database_takes_no_other_site_either(self, target):
        with pytest.raises(DatabaseError), transaction.atomic():
            Redirect.objects.create(old_address="/tin.aspx", target=target)

    def test_an_address_of_this_site_in_full_is_its_path(self, settings):
        settings.SITE_URL = "https://mattran.example"
        assert record("/tin.aspx", "https://mattran.example/tin-tuc/?trang=2").target == "/tin-tuc/?trang=2"

    @pytest.mark.parametrize("old", ["/tin-tuc/", "/Tin-Tuc?trang=2"])
    def test_nothing_leads_to_itself(self, old):
        with pytest.raises(ValidationError):
            record(old, "/tin-tuc/")

    def test_no_address_leads_to_another_that_leads_on(self):
        record("/tin-tuc/cu/", "/van-ban/")
        with pytest.raises(ValidationError):
            record("/a.aspx", "/tin-tuc/cu/?x=1")
        with pytest.raises(ValidationError):
            record("/van-ban?x=1", "/tin-tuc/")
        with pytest.raises(DatabaseError), transaction.atomic():
            Redirect.objects.create(old_address="/a.aspx", target="/TIN-TUC/cu?x=1")
        with pytest.raises(DatabaseError), transaction.atomic():
            Redirect.objects.create(old_address="/van-ban", target="/tin-tuc/")


@pytest.mark.django_db
def test_who_writes_waits_for_whoever_writes_already():
    record("/tin.aspx", "/tin-tuc/")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted"
        )
        assert cursor.fetchone()[0] >= 1


@pytest.mark.django_db
def test_a_sheet_writes_addresses_as_forms_do_and_the_same_twice_adds_nothing():
    headers = ["Địa chỉ cũ", "Chuyển tới", "Ghi chú"]
    row = ["https://trang-cu.example/Pages/VAN%20BAN.aspx?ID=1", "/van-ban/", ""]
    assert RedirectResource().import_data(Dataset(row, headers=headers), dry_run=False).has_validation_errors() is False
    assert [redirect.old_address for redirect in Redirect.objects.all()] == ["/pages/van ban.aspx?id=1"]
    again = RedirectResource().import_data(Dataset([row[0].lower(), *row[1:]], headers=headers), dry_run=False)
    assert (again.totals["skip"], Redirect.objects.count()) == (1, 1)
    bad = RedirectResource().import_data(
        Dataset(["/x.aspx", "https://example.com", ""], headers=headers), dry_run=False
    )
    assert bad.has_validation_errors() is True


@pytest.mark.django_db
def test_an_old_address_in_a_chain_within_one_sheet_is_refused():
    rows = [["/a.aspx", "/tin-tuc/b/", ""], ["/tin-tuc/b", "/van-ban/", ""]]
    result = RedirectResource().import_data(
        Dataset(*rows, headers=["Địa chỉ cũ", "Chuyển tới", "Ghi chú"]), dry_run=False
    )
    assert result.has_errors() or result.has_validation_errors()
