"""The page for leaders: each number leads to exactly the petitions that it counts, the file holds the same."""

import csv
import io
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition, make_reply

pytestmark = pytest.mark.django_db
PAGE, FILE = "admin:voters_petition_statistics", "admin:voters_petition_statistics_file"


@pytest.fixture
def asked(world, client):
    """Petitions of two bodies, three places and both channels, with what is counted nowhere."""
    body, ministry = make_agency("=Sở Mẫu", level="province"), make_agency("Bộ Mẫu", level="central")
    meeting = make_meeting(world.north, councils=["assembly"])
    make_petition(world.north, state="published", agency=body)
    late = make_petition(world.south_areas[0], state="reported", agency=body, replied=False, field="water")
    make_reply(late, signed_on=date(2023, 8, 1), reply_class="will-resolve", promised_on=date(2024, 1, 1))
    make_petition(world.district, state="forwarded", agency=ministry, field="water")
    make_petition(world.north, state="in-progress", agency=body, channel="meeting", meeting=meeting, year=2024)
    make_petition(world.south, state="classified", agency=body)
    make_petition(world.south)
    make_petition(world.north, state="published", agency=body, is_complaint=False, field="health")
    make_petition(world.north, state="answered", agency=body, is_complaint=True)
    make_petition(world.north, state="withdrawn", agency=body)
    client.force_login(make_user("lanhdao", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")


def cells(page: bytes) -> list[tuple[int, str]]:
    """Each number of the page with the address it leads to."""
    links = BeautifulSoup(page, "lxml").select(".statistics-table td a")
    return [(int(link.text), link["href"]) for link in links]


@pytest.mark.parametrize(
    "query", ["", "theo=dia-ban", "theo=linh-vuc&nam=2023", "theo=co-quan&kenh=assembly", "qua=letter"]
)
def test_each_number_leads_to_what_it_counts(client, asked, query):
    found = cells(client.get(f"{reverse(PAGE)}?{query}").content)
    assert len(found) > 2
    listed = [client.get(url).context["cl"].result_count for _, url in found]
    assert listed == [count for count, _ in found]


def test_rows_are_those_of_the_form(client, asked):
    page = BeautifulSoup(client.get(reverse(PAGE), {"nam": "2023", "theo": "dia-ban"}).content, "lxml")
    rows = [[cell.text for cell in row.select("th, td")][:4] for row in page.select("tbody tr")]
    assert [row[1:] for row in rows] == [["2", "2", "0"], ["3", "1", "2"], ["1", "1", "0"], ["6", "4", "2"]]
    assert rows[2][0] == "Không thuộc riêng xã nào"


def test_the_file_holds_the_table_and_no_formula(client, asked):
    response = client.get(reverse(FILE), {"nam": "2023"})
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Cơ quan", "Đã chuyển"]
    assert [row[0] for row in rows[1:]] == ["Bộ Mẫu", "'=Sở Mẫu", "Tất cả"]
    assert rows[2][1:] == ["3", "0", "0", "2", "1", "0", "1", "19", "12"]


def test_what_is_not_offered_is_told(client, asked):
    page = client.get(reverse(PAGE), {"nam": "9999", "theo": "'; DROP", "kenh": "x"})
    assert page.content.decode().count("Mục này không có trong danh sách.") == 3


def test_clerks_count_their_own_units_only(client, world, asked):
    client.force_login(
        make_user("xa", group="Cán bộ xã", unit=world.south), backend="django.contrib.auth.backends.ModelBackend"
    )
    found = cells(client.get(reverse(PAGE), {"theo": "dia-ban"}).content)
    assert found[0][0] == 3
    client.force_login(make_user("ketoan", group="Kế toán"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse(PAGE)).status_code == 403
    assert client.get(reverse(FILE)).status_code == 403


def test_queries_do_not_grow(client, world, asked):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(PAGE))
        return len([each for each in queries if re.search("voters_", each["sql"])])

    count()
    first = count()
    for number in range(5):
        make_petition(world.north, state="published", agency=make_agency(f"Phòng {number}"))
    assert count() == first
