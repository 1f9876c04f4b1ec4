"""The page of a meeting's opinions, the page that splits a petition, and what the list does to several at once."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontportal.staff.models import User
from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition, make_petitioner, make_reply
from voters.models.petition import Petition

EDITOR, LEADER, CLERK = "Biên tập viên", "Lãnh đạo", "Cán bộ xã"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client):
    def sign_in(group: str, unit=None):
        name = f"user-{group}"
        user = User.objects.filter(username=name).first() or make_user(name, group=group, unit=unit)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return sign_in


def page_of(meeting) -> str:
    return reverse("admin:voters_meeting_opinions", args=[meeting.pk])


def sent(*lines, **more) -> dict:
    """What the page's form sends: for each line a dict of its fields."""
    data = {"opinions-TOTAL_FORMS": len(lines), "opinions-INITIAL_FORMS": 0} | more
    for number, line in enumerate(lines):
        data |= {f"opinions-{number}-{name}": value for name, value in line.items()}
    return data


def asked(client, address: str, meeting, texts) -> dict:
    path = reverse(f"admin:voters_meeting_{address}", args=[meeting.pk])
    return client.post(path, json.dumps({"texts": texts}), content_type="application/json").json()


ROAD = {"content": "Sửa đường", "field": "roads"}
DUMP = {"content": "Dọn rác", "field": "environment"}


class TestOpinions:
    def test_lines_become_petitions_at_once(self, client, world, sign_in):
        user, agency, meeting = sign_in(CLERK, world.north), make_agency(), make_meeting(world.north)
        old = make_petition(world.north, title="Cũ")
        lines = [ROAD | {"agency": agency.pk, "repeats": old.code.lower()}, {}, DUMP | {"is_complaint": "on"}]
        answer = client.post(page_of(meeting), sent(*lines), follow=True)
        assert [str(message) for message in answer.context["messages"]] == [
            "Đã ghi 2 ý kiến, mã KN-2023-002 đến KN-2023-003."
        ]
        first, second = meeting.petitions.order_by("code")
        assert (first.agency, first.repeated_of, first.is_complaint, first.created_by) == (agency, old, False, user)
        assert (second.field, second.is_complaint, second.title) == ("environment", True, "Dọn rác")

    def test_one_wrong_line_stores_none_and_keeps_all(self, client, world, sign_in):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        lines = [ROAD, {"content": "Dọn rác"}, DUMP | {"repeats": "KN-1999-001"}, {"field": "land"}]
        answer = client.post(page_of(meeting), sent(*lines))
        page = answer.content.decode()
        assert Petition.objects.count() == 0
        assert "Chưa lưu gì: còn dòng cần sửa" in page
        assert answer.context["to_mend"] == [
            ("ý kiến 2", "id_opinions-1-field"),
            ("ý kiến 3", "id_opinions-2-repeats"),
            ("ý kiến 4", "id_opinions-3-content"),
        ]
        assert '<a href="#id_opinions-2-repeats">ý kiến 3</a>' in page
        assert "data-answered open" not in page  # nothing is wrong with what was answered at once
        assert "Không có kiến nghị “KN-1999-001”, hoặc nằm ngoài địa bàn" in page
        assert "Hãy chọn lĩnh vực." in page and "Hãy ghi nội dung, hoặc để trống cả dòng." in page
        assert all(words in page for words in ("Sửa đường", "Dọn rác"))

    def test_pressed_twice_is_stored_once(self, client, world, sign_in):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        client.post(page_of(meeting), sent(ROAD))
        page = client.post(page_of(meeting), sent({}, ROAD, {}, DUMP, DUMP)).content.decode()
        assert "Ý kiến 2 đã ghi cho hội nghị này, mã KN-2023-001." in page  # as the page numbers them, empty lines too
        assert "Ý kiến 5 trùng với ý kiến 4." in page
        assert Petition.objects.count() == 1

    def test_a_paste_becomes_lines_without_scripts(self, client, world, sign_in):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        given = sent(ROAD, {}, split="1", pasted="1. Cấp nước\n2. <script>alert(1)</script>")
        page = client.post(page_of(meeting), given)
        assert [form["content"].value() for form in page.context["lines"]][:3] == [
            "Sửa đường", "Cấp nước", "<script>alert(1)</script>",
        ]  # fmt: skip
        assert "<script>alert(1)" not in page.content.decode()
        assert "Bắt buộc" not in page.content.decode()
        assert Petition.objects.count() == 0
        long = "\n".join(f"Ý kiến của cử tri số {number}" for number in range(5_000))
        page = client.post(page_of(meeting), sent(ROAD, split="1", pasted=long))
        assert "Đoạn dán có 5.000 dòng; mỗi lần ghi được nhiều nhất 200 ý kiến." in page.content.decode()
        assert page.context["pasted"] == long

    def test_more_lines_than_a_page_holds_are_refused_whole(self, client, world, sign_in):
        sign_in(EDITOR)
        lines = [ROAD | {"content": f"Đường số {number}"} for number in range(201)]
        page = client.post(page_of(make_meeting(world.north)), sent(*lines)).content.decode()
        assert "Mỗi lần ghi nhiều nhất 200 ý kiến" in page
        assert Petition.objects.count() == 0

    @pytest.mark.parametrize("total", ["", "-1", "1e9", "²"])
    def test_a_broken_form_is_no_fault_of_the_server(self, client, world, sign_in, total):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        for more in ({}, {"split": "1", "pasted": "1. Đường"}):
            given = sent(ROAD, **more) | {"opinions-TOTAL_FORMS": total}
            assert client.post(page_of(meeting), given).status_code == 200
        assert Petition.objects.count() == 0

    def test_other_communes_roles_and_meetings_to_come_are_closed(self, client, world, sign_in):
        south, ahead = make_meeting(world.south), make_meeting(world.north, held=False, state="cancelled")
        sign_in(CLERK, world.north)
        assert client.get(page_of(south)).status_code == 404
        assert client.post(page_of(south), sent(ROAD)).status_code == 404
        assert client.post(page_of(ahead), sent(ROAD), follow=True).redirect_chain[0][0].endswith("/change/")
        sign_in(LEADER)
        assert client.get(page_of(make_meeting(world.north))).status_code == 403
        assert Petition.objects.count() == 0

    def test_queries_do_not_grow_with_lines(self, client, world, sign_in):
        sign_in(EDITOR)
        counts = []
        for many in (2, 30):
            meeting = make_meeting(world.north)
            lines = [ROAD | {"content": f"Đường số {number}"} for number in range(many)]
            with CaptureQueriesContext(connection) as queries:
                assert client.post(page_of(meeting), sent(*lines)).status_code == 302
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_the_two_numbers_of_a_meeting_open_their_lists(self, client, world, sign_in):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        client.post(page_of(meeting), sent(ROAD, DUMP))
        road = Petition.objects.get(title="Sửa đường")
        client.post(reverse("admin:voters_petition_split", args=[road.pk]), sent(ROAD, ROAD | {"content": "Sửa cầu"}))
        page = client.get(reverse("admin:voters_meeting_change", args=[meeting.pk])).content.decode()
        assert "2 ý kiến</a>" in page
        assert "3 kiến nghị</a>" in page
        listed = reverse("admin:voters_petition_changelist")
        for counted, codes in (("y-kien", ["001", "002"]), ("kien-nghi", ["002", "003", "004"])):
            found = client.get(listed, {"meeting__id__exact": meeting.pk, "dem": counted}).context["cl"].queryset
            assert sorted(petition.code[-3:] for petition in found) == codes


class TestAsked:
    def test_pasted_lines_and_suggestions(self, client, world, sign_in):
        sign_in(EDITOR)
        meeting = make_meeting(world.north)
        assert asked(client, "pasted_lines", meeting, ["1. Đường\n2. Nước"]) == {"lines": ["Đường", "Nước"]}
        assert "nhiều nhất 200.000 chữ" in asked(client, "pasted_lines", meeting, ["a" * 200_001])["sentence"]
        found = asked(client, "suggestions", meeting, ["Mặt đường nhiều ổ gà", "", "Trạm y tế thiếu bác sĩ"])
        assert [each.get("field_label") for each in found["suggestions"]] == ["Giao thông", None, "Y tế"]

    @pytest.mark.parametrize("body", ["", "[]", "{", '{"texts": 5}', '{"texts": [1, null]}', "null", "\xff"])
    def test_anything_else_gets_an_empty_answer(self, client, world, sign_in, body):
        sign_in(EDITOR)
        path = reverse("admin:voters_meeting_suggestions", args=[make_meeting(world.north).pk])
        answer = client.post(path, body.encode("latin-1"), content_type="application/json")
        assert answer.json() == {"suggestions": []}

    def test_no_name_is_in_an_answer(self, client, world, sign_in):
        sign_in(EDITOR)
        petition = make_petition(world.north, content="Nạo vét hồ chứa nước Đạ Sar hai bên bờ")
        make_petitioner(petition=petition, name="Nguyễn Thị Kín Đáo")
        meeting = make_meeting(world.north)
        found = asked(client, "suggestions", meeting, ["Nạo vét hồ chứa nước Đạ Sar hai bên bờ"])
        assert found["suggestions"][0]["repeats"] == petition.code
        assert "Kín" not in json.dumps(found, ensure_ascii=False)


class TestSplitting:
    def test_the_button_leads_to_the_page_and_back_to_the_parts(self, client, world, sign_in):
        sign_in(EDITOR)
        petition = make_petition(world.north, content="Sửa đường và dọn rác")
        step = reverse("admin:voters_petition_transition", args=[petition.pk, "split"])
        page = client.get(step, follow=True)
        assert page.context["lines"][0]["content"].value() == "Sửa đường và dọn rác"
        answer = client.post(page.redirect_chain[-1][0], sent(ROAD, DUMP) | {"note": "Hai cơ quan"}, follow=True)
        assert sorted(each.title for each in answer.context["cl"].queryset) == ["Dọn rác", "Sửa đường"]
        petition.refresh_from_db()
        assert (petition.state, petition.steps.last().note[:11]) == ("split", "Hai cơ quan")

    def test_typed_parts_are_kept_when_somebody_was_faster(self, client, world, sign_in):
        sign_in(EDITOR)
        petition = make_petition(world.north, state="forwarded")
        page = client.post(
            reverse("admin:voters_petition_split", args=[petition.pk]), sent(ROAD, DUMP)
        ).content.decode()
        assert "Kiến nghị đang ở bước “Đã chuyển”, không thể chuyển sang “đã tách”." in page
        assert "Dọn rác" in page
        assert Petition.objects.count() == 1

    def test_from_the_list_one_is_split_and_several_are_marked_as_repeated(self, client, world, sign_in):
        sign_in(EDITOR)
        old, one, two = (make_petition(world.north) for _ in range(3))
        listed = reverse("admin:voters_petition_changelist")
        chosen = {"action": "split_selected", "_selected_action": [one.pk]}
        assert client.post(listed, chosen).url == reverse("admin:voters_petition_split", args=[one.pk])
        told = client.post(listed, chosen | {"_selected_action": [one.pk, two.pk]}, follow=True).context["messages"]
        assert [str(message) for message in told] == ["Mỗi lần tách một kiến nghị. Hãy chọn một dòng."]
        chosen = {"action": "repeat_selected", "_selected_action": [one.pk, two.pk], "sure": "1", "code": old.code}
        client.post(listed, chosen)
        assert set(old.repetitions.all()) == {one, two}

    def test_the_earlier_answer_is_at_hand(self, client, world, sign_in):
        sign_in(EDITOR)
        old = make_petition(world.north, state="published", replied=False)
        make_reply(old, text="Đã bố trí vốn năm 2024.", number="7/TL")
        again = make_petition(world.north, state="forwarded", repeated_of=old)
        path = reverse("admin:voters_petition_transition", args=[again.pk, "answered"])
        form = client.get(path).context["form"]
        assert (form["text"].value(), form["number"].value()) == ("Đã bố trí vốn năm 2024.", "")
        assert "Điền sẵn theo văn bản 7/TL ngày 03/07/2023 trả lời" in form["text"].help_text
        old.state = "answered"
        old.save()
        assert client.get(path).context["form"]["text"].value() == ""
