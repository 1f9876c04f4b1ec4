"""The month and its feeds, read back by two libraries that are not the one that wrote them."""

from datetime import date, datetime, timedelta

import ics
import pytest
import vobject
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaigns.models.unity_day import UnityDay
from frontportal.event_calendar.events import days_of_feed
from tests.voters.makers import make_meeting
from tests.welfare.makers import make_appeal, make_books
from voters.models.meeting import Meeting
from voters.public.calendar_events import with_unit
from welfare.ledger.models.fund_year import FundYear

pytestmark = pytest.mark.django_db


def publish(code: str, **given):
    """A published appeal of the year in which it was opened."""
    shown = {"state": "published", "published_at": timezone.now()}
    year = given["opened_on"].year
    return make_appeal(FundYear.objects.filter(year=year).first() or make_books(year), code, **shown | given)


@pytest.fixture
def ahead(world) -> Meeting:
    """A meeting in ten days, with letters that a calendar file must escape."""
    day = timezone.localdate() + timedelta(days=10)
    return make_meeting(
        world.merged, day=day, held=False, place="Hội trường A; phòng 2, lầu 1\\2", topic="Trước kỳ họp"
    )


def feed(client, address: str = "tat-ca") -> bytes:
    answer = client.get(f"/lich/{address}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return answer.content


def read(content: bytes) -> list[dict]:
    """What two libraries read alike of a file's events."""
    text = content.decode()
    first = [
        {
            "uid": event.uid.value,
            "title": event.summary.value,
            "status": event.status.value,
            "start": event.dtstart.value,
        }
        for event in vobject.readOne(text).vevent_list
    ]
    second = {
        event.uid: (event.name, event.status, event.all_day, event.begin.datetime)
        for event in ics.Calendar(text).events
    }
    assert len(first) == len(second)
    for event in first:
        name, status, is_day, begin = second[event["uid"]]
        assert (name, status, is_day) == (event["title"], event["status"], not isinstance(event["start"], datetime))
        assert begin.date() == event["start"] if is_day else begin == event["start"]
    return first


class TestFeeds:
    def test_a_meeting_is_read_back_at_its_hour(self, client, ahead):
        content = feed(client)
        (event,) = read(content)
        assert event["start"] == ahead.start
        assert event["start"].utcoffset() == timedelta(hours=7)
        assert event["title"] == f"Tiếp xúc cử tri {ahead.unit.described}"
        (whole,) = vobject.readOne(content.decode()).vevent_list
        assert whole.location.value == f"{ahead.place}, {ahead.unit}"
        assert f"DTSTART;TZID=Asia/Ho_Chi_Minh:{timezone.localtime(ahead.start):%Y%m%dT%H%M%S}\r\n".encode() in content
        assert content.count(b"BEGIN:VTIMEZONE") == 1
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")

    def test_the_same_bytes_until_something_changes(self, client, ahead):
        before = feed(client)
        assert feed(client) == before
        (event,) = vobject.readOne(before.decode()).vevent_list
        assert event.sequence.value == "0"
        Meeting.objects.filter(pk=ahead.pk).update(
            place="Nhà văn hoá", updated_at=ahead.created_at + timedelta(hours=1)
        )
        (after,) = vobject.readOne(feed(client).decode()).vevent_list
        assert (after.uid.value, after.sequence.value) == (event.uid.value, "3600")

    def test_a_cancelled_meeting_is_told_and_keeps_its_id(self, client, ahead):
        (before,) = read(feed(client))
        ahead.state = "cancelled"
        ahead.save()
        (after,) = read(feed(client))
        assert after == before | {"status": "CANCELLED", "title": f"Không tổ chức: {before['title']}"}

    def test_a_commune_has_its_own_and_each_event_a_file(self, client, world, ahead):
        make_meeting(world.province, day=timezone.localdate() - timedelta(days=20))
        assert len(read(feed(client))) == 2
        assert [event["start"] for event in read(feed(client, f"dia-ban/{world.merged.code}"))] == [ahead.start]
        assert [event["start"] for event in read(feed(client, f"hoi-nghi/{ahead.code}"))] == [ahead.start]

    def test_appeals_are_whole_days_and_only_published_ones(self, client):
        today = timezone.localdate()
        days = {"opened_on": today - timedelta(days=3), "closed_on": today + timedelta(days=3)}
        shown = publish("TET2027", **days)
        publish("BAO2027", **days | {"state": "draft", "published_at": None})
        content = feed(client)
        (event,) = read(content)
        assert (event["start"], event["title"]) == (shown.opened_on, f"Vận động ủng hộ: {shown.title}")
        (whole,) = vobject.readOne(content.decode()).vevent_list
        assert whole.dtend.value == shown.closed_on + timedelta(days=1)
        assert client.get("/lich/dot-van-dong/BAO2027.ics").status_code == 404

    def test_unity_days_of_a_commune_are_one_event(self, client, world):
        for area in world.north_areas[:2]:
            UnityDay.objects.create(unit=area, year=2023, held_on=date(2023, 11, 18), ceremony=True, attendance=50)
        (event,) = read(feed(client, f"ngay-hoi/{world.north.code}-2023-11-18"))
        assert event["title"] == f"Ngày hội Đại đoàn kết: 2 khu dân cư {world.north.described}"

    def test_an_empty_feed_is_a_calendar_too(self, client):
        assert list(vobject.readOne(feed(client).decode()).getChildren())[0].name == "VERSION"
        assert len(ics.Calendar(feed(client).decode()).events) == 0


class TestMonth:
    def test_days_hours_and_lunar_days(self, client, world):
        make_meeting(world.north, day=date(2023, 6, 12))
        make_meeting(world.south, day=date(2023, 6, 13), held=False, state="cancelled")
        page = BeautifulSoup(client.get("/lich/2023/6/").content, "html5lib")
        day = page.find("time", attrs={"datetime": "2023-06-12"}).find_parent("td")
        assert "25 tháng Tư" in day.text
        assert day.find("ul").text.startswith(f"08:00 Tiếp xúc cử tri {world.north.described}")
        other = page.find("time", attrs={"datetime": "2023-06-13"}).find_parent("td")
        assert other.find("ul").text.startswith("Không tổ chức: 08:00")
        assert [len(row.find_all("td")) for row in page.find("tbody").find_all("tr")] == [7] * 5

    def test_many_of_one_kind_are_folded_and_none_is_left_out(self, client, world):
        for _ in range(4):
            make_meeting(world.north, day=date(2023, 6, 12))
        page = BeautifulSoup(client.get("/lich/2023/6/").content, "html5lib")
        (folded,) = page.select(".calendar-folded")
        assert folded.find("summary").text == "Tiếp xúc cử tri ở 4 nơi"
        assert len(folded.select("li")) == 4

    def test_an_appeal_stands_on_its_first_and_last_day(self, client):
        publish("TET2024", opened_on=date(2023, 10, 17), closed_on=date(2023, 11, 18))
        october = BeautifulSoup(client.get("/lich/2023/10/").content, "html5lib")
        november = BeautifulSoup(client.get("/lich/2023/11/").content, "html5lib")
        assert [item.text[:8] for item in october.select(".calendar-events li")] == ["Bắt đầu:"]
        assert [item.text[:10] for item in november.select(".calendar-events li")] == ["Ngày cuối:"]

    @pytest.mark.parametrize(
        "address",
        [
            "9999/1/", "1999/12/", "2101/1/", "2026/13/", "2026/0/", "0/1/", "99999999999999999999/1/", "2026/１/",
            "hoi-nghi/TX-9999-001.ics", "dot-van-dong/%00.ics", "ngay-hoi/x-9999-99-99.ics", "ngay-hoi/x-9999-12-31.ics",
            "dia-ban/khong-co.ics", "9999.ics", "khac/9999.ics",
        ],
    )  # fmt: skip
    def test_what_is_not_there_is_not_found(self, client, address):
        assert client.get(f"/lich/{address}").status_code in (400, 404)

    @pytest.mark.parametrize("address", ["2000/1/", "2100/12/", "2030/2/"])
    def test_the_ends_are_there(self, client, address):
        assert client.get(f"/lich/{address}").status_code == 200

    def test_queries_do_not_grow_with_events(self, client, world):
        counts = []
        for _ in range(2):
            for area in (*world.north_areas, *world.south_areas):
                make_meeting(area.parent, day=date(2023, 6, 12))
            client.get("/lich/2023/6/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/lich/2023/6/")
            counts.append(len(queries))
        assert counts[0] == counts[1] <= 12

    def test_a_feed_reaches_from_a_year_ago_to_two_ahead(self):
        first, last = days_of_feed()
        assert first < timezone.localdate() - timedelta(days=365)
        assert last > timezone.localdate() + timedelta(days=730)


@pytest.mark.parametrize(
    ("place", "shown"),
    [("Hội trường xã Nam Hà", "Hội trường xã Nam Hà"), ("Nhà văn hoá thôn 2", "Nhà văn hoá thôn 2, Xã Nam Hà")],
)
def test_a_place_names_its_unit_once(place, shown):
    assert with_unit(place, "Xã Nam Hà") == shown
