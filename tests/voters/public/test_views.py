"""What the public sees of meetings, petitions and supervisions, and what it must never see."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client
from django.utils import timezone

from frontportal.kit.values.workdays import add_workdays, next_workday
from frontportal.public_search import search_all
from tests.makers import make_user
from tests.voters.makers import (
    SECRET,
    make_agency,
    make_meeting,
    make_petition,
    make_petitioner,
    make_reply,
    make_supervision,
)
from voters import actions
from voters.models.meeting import Meeting
from voters.public import unit_sections

pytestmark = pytest.mark.django_db


def soup(path: str, status: int = 200) -> BeautifulSoup:
    response = Client().get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "lxml")


def titles(path: str) -> list[str]:
    return [link.text for link in soup(path).select(".petition-title a")]


class TestPrivacy:
    @pytest.mark.parametrize("state", ["received", "rejected", "withdrawn"])
    def test_unscreened_and_set_aside_petitions_do_not_exist(self, world, state):
        petition = make_petition(world.north, state=state)
        assert Client().get(f"/kien-nghi/{petition.code}/").status_code == 404
        assert titles("/kien-nghi/") == []
        assert petition.get_absolute_url() == ""

    def test_complaints_do_not_exist(self, world):
        meeting = make_meeting(world.north)
        complaint = make_petition(
            world.north, state="answered", is_complaint=True, channel="meeting", meeting=meeting, title="Tố cáo"
        )
        assert Client().get(f"/kien-nghi/{complaint.code}/").status_code == 404
        for path in (
            "/kien-nghi/",
            meeting.get_absolute_url(),
            "/tiep-xuc-cu-tri/",
            "/tim-kiem/?q=to+cao",
            "/sitemap.xml",
        ):
            assert complaint.code not in Client().get(path).content.decode()
        assert soup("/tiep-xuc-cu-tri/").select(".badge") == []

    def test_no_page_names_who_asked_or_who_noted(self, world):
        by = make_user("canbo", full_name="Trần Văn Kín Đáo")
        meeting = make_meeting(world.north)
        petition = make_petition(
            world.north,
            state="answered",
            channel="meeting",
            meeting=meeting,
            title="Sửa cầu treo",
            agency=make_agency(),
        )
        make_petitioner(petition=petition)
        actions.transition(petition, to="published", by=by, note="Ghi chú nội bộ kín")
        paths = (f"/kien-nghi/{petition.code}/", meeting.get_absolute_url(), "/kien-nghi/", "/tim-kiem/?q=sua+cau+treo")
        for path in paths:
            html = Client().get(path).content.decode()
            assert "Sửa cầu treo" in html.replace("<mark>", "").replace("</mark>", "")
            for secret in (SECRET, "0912", "Trần Văn Kín Đáo", "nội bộ kín"):
                assert secret not in html

    def test_search_finds_words_of_petitions_but_not_of_people(self, world):
        petition = make_petition(world.north, state="classified", title="Sửa cầu treo")
        make_petitioner(petition=petition)
        assert [hit.title for hit in search_all("cau treo").hits] == ["Sửa cầu treo"]
        assert search_all(SECRET).hits == []


class TestPetition:
    def test_reply_is_read_only_once_published(self, world):
        petition = make_petition(world.north, state="answered")
        page = soup(f"/kien-nghi/{petition.code}/")
        assert page.select(".reply") == []
        assert "đang được rà soát" in page.text
        actions.transition(petition, to="published", by=None)
        reply = soup(f"/kien-nghi/{petition.code}/").select_one(".reply")
        assert "Đã sửa xong." in reply.text
        assert "số 12/TL ngày 03/07/2023" in reply.text

    def test_timeline_tells_steps_by_day_and_ends_with_what_is_due(self, world):
        petition = make_petition(world.north, state="classified", agency=make_agency())
        actions.transition(petition, to="forwarded", by=None)
        steps = soup(f"/kien-nghi/{petition.code}/").select(".timeline li")
        today = timezone.localdate()
        assert [step.select_one(".timeline-title").text for step in steps] == [
            "Chuyển cơ quan có thẩm quyền",
            "Hạn trả lời",
        ]
        assert [step.time.text for step in steps] == [
            f"{day:%d/%m/%Y}" for day in (today, next_workday(today + timedelta(days=30)))
        ]

    def test_late_one_says_so(self, world):
        petition = make_petition(world.north, state="in-progress")
        page = soup(f"/kien-nghi/{petition.code}/")
        assert page.select_one("h1 + p .badge-bad").text == "Quá hạn trả lời"

    def test_merged_one_leads_to_the_one_it_joined(self, world):
        main = make_petition(world.north, state="published")
        same = make_petition(world.north, state="merged", merged_into=main)
        response = Client().get(f"/kien-nghi/{same.code}/")
        assert (response.status_code, response["Location"]) == (302, f"/kien-nghi/{main.code}/")
        assert f"Đã gộp vào kiến nghị này: {same.code}" in soup(f"/kien-nghi/{main.code}/").text

    def test_merged_into_a_hidden_one_does_not_exist(self, world):
        same = make_petition(world.north, state="merged", merged_into=make_petition(world.north))
        assert Client().get(f"/kien-nghi/{same.code}/").status_code == 404


class TestFilter:
    @pytest.fixture(autouse=True)
    def petitions(self, world):
        near = {"unit": world.north_areas[0], "field": "water", "title": "Nước cho thôn"}
        make_petition(state="published", year=2022, **near)
        make_petition(world.south, state="in-progress", title="Đường trễ hạn")
        late = {"forwarded_on": timezone.localdate(), "due_on": add_workdays(timezone.localdate(), 5)}
        make_petition(world.south, state="forwarded", title="Đường còn hạn", agency=make_agency("Sở Mẫu"), **late)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", {"Nước cho thôn", "Đường trễ hạn", "Đường còn hạn"}),
            ("linh_vuc=water", {"Nước cho thôn"}),
            ("dia_ban=nam-mau", {"Đường trễ hạn", "Đường còn hạn"}),
            ("nam=2022", {"Nước cho thôn"}),
            ("trang_thai=da-tra-loi", {"Nước cho thôn"}),
            ("trang_thai=dang-giai-quyet", {"Đường trễ hạn", "Đường còn hạn"}),
            ("trang_thai=qua-han", {"Đường trễ hạn"}),
            ("nam=2022&linh_vuc=roads", set()),
        ],
    )
    def test_narrows(self, query, found):
        assert set(titles(f"/kien-nghi/?{query}")) == found

    def test_by_body(self):
        body = make_agency("Sở Mẫu")
        assert titles(f"/kien-nghi/?co_quan={body.pk}") == ["Đường còn hạn"]

    def test_what_is_not_offered_gets_a_sentence(self):
        page = soup("/kien-nghi/?linh_vuc=khong-co&nam=abc")
        assert [error.text.strip() for error in page.select(".errorlist")] == ["Mục này không có trong danh sách."] * 2
        assert "3 kiến nghị" in page.select_one("[role=status]").text

    @pytest.mark.parametrize("number", ["0", "99", "x", "1e3"])
    def test_a_page_that_is_not_there(self, number):
        soup(f"/kien-nghi/?trang={number}", 404)


class TestReportBack:
    def test_opens_with_what_was_asked_last_time(self, world):
        first = make_meeting(world.north, day=date(2023, 3, 1))
        make_petition(world.north, channel="meeting", meeting=first, state="published", title="Việc cũ nhất")
        last = make_meeting(world.north, day=date(2023, 6, 12))
        asked = {"channel": "meeting", "meeting": last}
        answered = make_petition(world.north, state="published", title="Việc đã xong", **asked)
        make_reply(answered, number="13/TL", reply_class="will-resolve", promised_on=date(2024, 1, 5))
        make_petition(world.north, state="in-progress", title="Việc còn đang làm", **asked)
        elsewhere = make_meeting(world.south, day=date(2023, 7, 1))
        make_petition(world.south, channel="meeting", meeting=elsewhere, state="published", title="Việc nơi khác")
        page = soup(make_meeting(world.north, day=date(2023, 11, 20)).get_absolute_url())
        told = [item.text for item in page.select(".report-back li")]
        assert [("Việc đã xong" in told[0]), ("Việc còn đang làm" in told[1]), len(told)] == [True, True, 2]
        assert "Đã giải quyết xong; Sẽ giải quyết, hẹn xong ngày 05/01/2024" in told[0]
        assert "Phòng Việc Mẫu, hạn trả lời 13/07/2023" in told[1]

    def test_a_new_commune_answers_for_all_it_was_made_of(self, world):
        for unit, title in ((world.north, "Việc ở bắc"), (world.south, "Việc ở nam")):
            meeting = make_meeting(unit)
            make_petition(unit, channel="meeting", meeting=meeting, state="published", title=title)
        page = soup(make_meeting(world.merged, day=date(2026, 5, 5), held=False).get_absolute_url())
        assert {link.text for link in page.select(".report-back a")} == {"Việc ở bắc", "Việc ở nam"}

    def test_the_calendar_says_how_many(self, world):
        for unit, count in ((world.north, 2), (world.south, 1)):
            earlier = make_meeting(unit, day=date(2023, 3, 1))
            make_petition(unit, channel="meeting", meeting=earlier, state="published")
            last = make_meeting(unit, day=date(2023, 6, 12))
            for _ in range(count):
                make_petition(unit, channel="meeting", meeting=last, state="published")
            make_petition(unit, channel="meeting", meeting=last)
            make_meeting(unit, day=date(2024, 6, 12))  # nobody asked anything there
        soon = make_meeting(world.merged, day=timezone.localdate() + timedelta(days=5), held=False)
        assert Meeting.objects.with_report_back().get(pk=soon.pk).to_report == 3
        assert {meeting.day for meeting in soon.last_before()} == {date(2023, 6, 12)}
        line = soup("/tiep-xuc-cu-tri/").select_one(".meeting .meta").text
        assert line == "08:00, Hội trường · báo lại 3 kiến nghị lần trước"


class TestLists:
    def test_years_of_meetings(self, world):
        make_meeting(world.north, day=date(2022, 6, 1), topic="Năm trước")
        make_meeting(world.north, day=date(2023, 6, 1), topic="Năm này")
        assert "Năm này" in soup("/tiep-xuc-cu-tri/").text
        assert "Năm trước" not in soup("/tiep-xuc-cu-tri/").text
        assert "Năm trước" in soup("/tiep-xuc-cu-tri/2022/").text
        soup("/tiep-xuc-cu-tri/2019/", 404)

    def test_empty_portal_still_answers(self):
        for path in ("/tiep-xuc-cu-tri/", "/kien-nghi/", "/giam-sat/"):
            soup(path)

    def test_supervisions_add_up(self, world):
        make_supervision(world.north, recommendations=5, answered=4)
        make_supervision(world.district, recommendations=2, answered=2)
        page = soup("/giam-sat/2023/")
        assert "2 cuộc giám sát, 7 kiến nghị sau giám sát, 6 đã được trả lời." in page.text
        assert [badge.text for badge in page.select(".badge")] == ["đã trả lời hết", "4 đã trả lời, còn 1"]

    def test_next_meetings_for_the_home_page(self, world, django_assert_num_queries):
        soon = timezone.localdate() + timedelta(days=6)
        held = make_meeting(world.north)
        make_petition(world.north, channel="meeting", meeting=held, state="answered")
        make_petition(world.north, channel="meeting", meeting=held, state="forwarded")
        make_meeting(world.merged, day=soon, held=False)
        template = Template("{% load voters %}{% next_meetings %}")
        with django_assert_num_queries(1):
            page = BeautifulSoup(template.render(Context()), "lxml")
        assert [link.text for link in page.select(".meeting-title a")] == [
            "Xã Hợp Mẫu · HĐND huyện", "Xã Bắc Mẫu · HĐND huyện",
        ]  # fmt: skip
        assert [badge.text for badge in page.select(".badge")] == ["1 đã trả lời", "1 đang giải quyết"]

    def test_unit_block_counts_public_petitions_in_one_query(self, world, django_assert_num_queries):
        make_meeting(world.north)
        make_petition(world.north_areas[0], state="published")
        make_petition(world.north, state="classified", year=2022)
        make_petition(world.north, state="received")
        with django_assert_num_queries(1):
            *_, block = unit_sections.sections(world.north)
        rows = [(year, meetings, asked.text, answered) for year, meetings, asked, answered in block.rows]
        assert rows == [("2023", 1, "1", 1), ("2022", 0, "1", 0)]

    def test_unit_tells_its_next_meetings_first(self, world, client, django_assert_num_queries):
        today = timezone.localdate()
        for days in (9, 3, 5, 7):
            make_meeting(world.merged, day=today + timedelta(days=days), held=False)
        make_meeting(world.province, day=today + timedelta(days=1), held=False)
        make_meeting(world.merged, day=today - timedelta(days=1), held=False)
        with django_assert_num_queries(1):
            coming, _ = unit_sections.sections(world.merged)
        days = [f"{today + timedelta(days=number):%d/%m/%Y} 08:00" for number in (3, 5, 7)]
        assert [row[1] for row in coming.rows] == days
        page = BeautifulSoup(client.get(f"/dia-ban/{world.merged.code}/").content, "lxml")
        first = page.select_one(".halves table")
        assert [link["href"] for link in first.select("tbody a")] == [row[0].url for row in coming.rows]
