"""The petition's page in the admin: steps as buttons, names only for who may read them, no query per row."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from frontportal.kit.values.workdays import add_workdays, next_workday
from frontportal.staff.models import User
from tests.makers import make_user
from tests.voters.makers import (
    SECRET,
    make_agency,
    make_feedback,
    make_meeting,
    make_petition,
    make_petitioner,
    make_reply,
    make_supervision,
    recommend,
)
from voters.models.feedback import Feedback
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.todo import todos

EDITOR, APPROVER, LEADER, CLERK = "Biên tập viên", "Người duyệt", "Lãnh đạo", "Cán bộ xã"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client):
    def sign_in(group: str, unit=None):
        name = f"user-{group}"
        user = User.objects.filter(username=name).first() or make_user(name, group=group, unit=unit)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return user

    return sign_in


def address(model: str, page: str, *args) -> str:
    return reverse(f"admin:voters_{model}_{page}", args=args)


def step(petition, to: str) -> str:
    return address("petition", "transition", petition.pk, to)


def buttons(client, petition, model: str = "petition") -> list[str]:
    page = BeautifulSoup(client.get(address(model, "change", petition.pk)).content, "lxml")
    return [link.text for link in page.find_all("a", href=True) if "/buoc/" in link["href"]]


class TestSteps:
    def test_buttons_are_what_table_and_role_allow(self, client, world, sign_in):
        answered = make_petition(world.north, state="answered")
        sign_in(EDITOR)
        assert buttons(client, answered) == ["Yêu cầu trả lời lại"]
        sign_in(APPROVER)
        assert buttons(client, answered) == ["Công khai trả lời", "Yêu cầu trả lời lại"]
        sign_in(LEADER)
        assert buttons(client, answered) == []

    def test_publishing_needs_its_permission(self, client, world, sign_in):
        answered = make_petition(world.north, state="answered")
        sign_in(EDITOR)
        assert client.post(step(answered, "published"), {"note": ""}).status_code == 403
        sign_in(APPROVER)
        assert client.post(step(answered, "published"), {"note": "Đã rà soát"}).status_code == 302
        answered.refresh_from_db()
        assert (answered.state, answered.steps.get().note) == ("published", "Đã rà soát")

    def test_forwarding_asks_for_the_body(self, client, world, sign_in):
        petition = make_petition(world.north, state="classified")
        sign_in(EDITOR)
        page = client.post(step(petition, "forwarded"), {"note": ""})
        assert page.context["form"].errors["agency"] == ["Bắt buộc phải nhập."]
        client.post(
            step(petition, "forwarded"),
            {"agency": make_agency().pk, "note": "", "on": f"{timezone.localdate():%d/%m/%Y}"},
        )
        petition.refresh_from_db()
        assert petition.due_on == next_workday(timezone.localdate() + timedelta(days=30))

    def test_reply_is_written_on_the_way(self, client, world, sign_in):
        petition = make_petition(world.north, state="in-progress")
        sign_in(EDITOR)
        given = {"number": "5/TL", "signed_on": "31/02/2026", "signer": "Trưởng phòng", "text": "Sẽ sửa"}
        page = client.post(step(petition, "answered"), given | {"reply_class": "resolved"})
        assert list(page.context["form"].errors) == ["signed_on"]
        page = client.post(
            step(petition, "answered"), given | {"reply_class": "will-resolve", "signed_on": "02/03/2026"}
        )
        assert "Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong." in page.content.decode()
        promise = {"reply_class": "will-resolve", "signed_on": "02/03/2026", "promised_on": "30/06/2026"}
        assert client.post(step(petition, "answered"), given | promise).status_code == 302
        petition.refresh_from_db()
        assert (petition.state, petition.replies.get().number) == ("answered", "5/TL")

    def test_merging_finds_only_petitions_of_ones_own_units(self, client, world, sign_in):
        own, other = make_petition(world.north), make_petition(world.south)
        same = make_petition(world.north)
        sign_in(CLERK, world.north)
        page = client.post(step(same, "merged"), {"into": other.code})
        assert "nằm ngoài địa bàn" in page.context["form"].errors["into"][0]
        client.post(step(same, "merged"), {"into": own.code.lower()})
        same.refresh_from_db()
        assert same.merged_into == own

    def test_steps_of_other_units_and_impossible_ones_do_not_exist(self, client, world, sign_in):
        petition = make_petition(world.south)
        sign_in(CLERK, world.north)
        assert client.get(step(petition, "classified")).status_code == 404
        sign_in(EDITOR)
        impossible = client.get(step(petition, "published"))
        assert (impossible.status_code, impossible.url) == (302, address("petition", "change", petition.pk))
        assert client.get(step(petition, "nonsense")).status_code == 404

    def test_many_at_once_tell_of_each_refusal(self, client, world, sign_in):
        new, late = make_petition(world.north), make_petition(world.north, state="in-progress")
        sign_in(EDITOR)
        page = client.post(
            address("petition", "changelist"),
            {"action": "classify", "_selected_action": [new.pk, late.pk]},
            follow=True,
        )
        told = [str(message) for message in page.context["messages"]]
        assert told == [
            f"{late.code}: Kiến nghị đang ở bước “Đang giải quyết”, không thể chuyển sang “đã phân loại”.",
            "Đã chuyển 1 kiến nghị sang “đã phân loại”.",
        ]


class TestForms:
    def test_new_petition_gets_code_and_first_step(self, client, world, sign_in):
        user = sign_in(CLERK, world.north)
        given = {
            "channel": "letter", "unit": world.north.pk, "received_on": "12/06/2023", "year": "2023", "field": "roads",
            "title": "Sửa đường", "content": "Đường hỏng", "urgency": "normal",
        }  # fmt: skip
        lines = {f"petitioner-{name}": value for name, value in {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0}.items()}
        client.post(address("petition", "add"), given | lines | {"petitioner-0-name": SECRET})
        petition = Petition.objects.get()
        assert (petition.code, petition.created_by, petition.steps.get().by) == ("KN-2023-001", user, user)
        assert petition.petitioner.name == SECRET

    def test_meeting_without_council_or_with_early_results_is_refused(self, client, world, sign_in):
        sign_in(EDITOR)
        given = {
            "start_0": "12/06/2023", "start_1": "08:00", "year": "2023", "unit": world.north.pk, "place": "Hội trường",
            "topic": "Trước kỳ họp", "kind": "before-session", "form": "in-person", "state": "planned", "voters": "40",
        }  # fmt: skip
        for lines in ("delegates", "told_in"):
            given |= {f"{lines}-TOTAL_FORMS": 0, f"{lines}-INITIAL_FORMS": 0}
        page = client.post(address("meeting", "add"), given)
        assert "councils" in page.context["adminform"].form.errors
        page = client.post(address("meeting", "add"), given | {"councils": ["district"]})
        assert "Chỉ ghi số người dự, biên bản và ngày tổng hợp khi hội nghị đã tổ chức." in page.content.decode()
        assert Meeting.objects.count() == 0
        client.post(address("meeting", "add"), given | {"councils": ["district", "province"], "state": "held"})
        assert Meeting.objects.get().code == "TX-2023-001"

    def test_names_show_only_with_their_permission(self, client, world, sign_in):
        petition = make_petition(world.north)
        make_petitioner(petition=petition)
        page = address("petition", "change", petition.pk)
        for group, shown in ((EDITOR, False), (LEADER, False), (APPROVER, False), ("Cán bộ dữ liệu cá nhân", True)):
            sign_in(group)
            assert (SECRET in client.get(page).content.decode()) is shown, group
        sign_in(EDITOR)
        history = client.get(address("petition", "history", petition.pk)).content.decode()
        exported = client.post(address("petition", "export"), {"format": "1", "resource": "0"}).content.decode()
        assert petition.code in exported
        assert SECRET not in history + exported

    def test_answering_a_citizen(self, client, world, sign_in):
        user = sign_in(EDITOR)
        feedback = make_feedback(unit=world.merged)
        given = {"field": "roads", "unit": world.merged.pk, "state": "new", "answer": "Đã thay bóng đèn."}
        client.post(address("feedback", "change", feedback.pk), given)
        feedback.refresh_from_db()
        assert (feedback.state, feedback.answered_by) == ("answered", user)

    def test_a_message_becomes_a_petition(self, client, world, sign_in):
        sign_in(EDITOR)
        feedback = make_feedback()
        path = reverse("admin:voters_feedback_make_petition", args=[feedback.pk])
        assert list(client.post(path, {"title": "Sửa đèn"}).context["form"].errors) == ["unit"]
        client.post(path, {"title": "Sửa đèn", "unit": world.merged.pk})
        assert Feedback.objects.get().petition.title == "Sửa đèn"

    def test_follow_code_is_not_shown_to_staff(self, client, world, sign_in):
        sign_in(EDITOR)
        feedback = make_feedback(unit=world.merged)
        for page in (address("feedback", "changelist"), address("feedback", "change", feedback.pk)):
            assert feedback.code not in client.get(page).content.decode()

    def test_only_public_petitions_lead_to_a_public_page(self, client, world, sign_in):
        sign_in(EDITOR)
        for state, there in (("received", False), ("classified", True)):
            page = client.get(address("petition", "change", make_petition(world.north, state=state).pk))
            assert ("Xem trên trang công khai" in page.content.decode()) is there


class TestLists:
    @pytest.mark.parametrize("model", ["petition", "overduepetition", "unclassifiedpetition", "meeting", "reply"])
    def test_no_query_per_row(self, client, world, sign_in, model):
        sign_in(EDITOR)

        def add(number: int):
            for area in (*world.north_areas, *world.south_areas)[:number]:
                meeting = make_meeting(area.parent)
                for state in ("received", "in-progress", "published"):
                    make_petition(
                        area, state=state, channel="meeting", meeting=meeting, agency=make_agency(f"Cơ quan {area}")
                    )

        counts = []
        for number in (1, 4):
            add(number)
            client.get(address(model, "changelist"))
            with CaptureQueriesContext(connection) as queries:
                client.get(address(model, "changelist"))
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_questions_answer_themselves(self, client, world, sign_in):
        sign_in(EDITOR)
        late = make_petition(world.north, state="in-progress")
        new = make_petition(world.north)
        make_petition(world.north, state="published")
        for model, found in (("overduepetition", late), ("unclassifiedpetition", new)):
            listed = client.get(address(model, "changelist")).context["cl"].queryset
            assert [petition.pk for petition in listed] == [found.pk]
        assert buttons(client, late, "overduepetition") == ["Ghi trả lời", "Ghi cơ quan trả lại", "Ghi đã rút"]

    def test_search_knows_places_and_no_diacritics(self, client, world, sign_in):
        sign_in(EDITOR)
        petition = make_petition(world.north, title="Nạo vét hồ chứa")
        make_petition(world.south, title="Nạo vét kênh")
        for words in ("nao vet bac mau", "Hồ chứa", petition.code):
            listed = client.get(address("petition", "changelist"), {"q": words}).context["cl"].queryset
            assert [found.pk for found in listed] == [petition.pk], words


def test_todos_count_what_waits_in_ones_own_units(world):
    today = timezone.localdate()
    late = {"forwarded_on": today - timedelta(days=40), "due_on": today - timedelta(days=5)}
    make_petition(world.north, state="in-progress", **late)
    make_petition(world.south, state="in-progress", **late)
    soon = {"forwarded_on": timezone.localdate() - timedelta(days=20), "due_on": add_workdays(timezone.localdate(), 2)}
    make_petition(world.north, state="forwarded", **soon)
    make_petition(world.north)
    make_petition(world.north, state="answered")
    make_feedback()

    def waiting(user) -> dict[str, int]:
        return {todo.label: todo.count for todo in todos(user) if todo.count}

    assert waiting(make_user("cb", group=CLERK, unit=world.north)) == {
        "Kiến nghị quá hạn trả lời": 1,
        "Kiến nghị đến hạn trong 5 ngày làm việc": 1,
        "Kiến nghị chờ phân loại": 1,
    }
    assert waiting(make_user("duyet", group=APPROVER))["Trả lời chờ công khai"] == 1
    assert waiting(make_user("bt", group=EDITOR))["Góp ý của người dân chưa trả lời"] == 1
    assert waiting(make_user("bt2", group=EDITOR))["Kiến nghị quá hạn trả lời"] == 2
    assert waiting(make_user("kt", group="Kế toán")) == {}


def test_what_is_late_for_more_than_a_year_is_folded_and_each_list_holds_what_is_counted(client, world):
    """Terms and promises that passed a year ago and a day more; who may open the list of late ones, and who may not."""
    for days in (1, 365, 366, 500):
        day = timezone.localdate() - timedelta(days=days)
        make_petition(world.north, state="in-progress", forwarded_on=day - timedelta(days=9), due_on=day)
        kept = make_petition(world.north, state="reported", replied=False)
        make_reply(kept, reply_class="will-resolve", promised_on=day)
        recommend(make_supervision(world.north), due_on=day)
    for group, expected in ((EDITOR, 3), ("Lãnh đạo", 2)):
        user = make_user(f"u-{expected}", group=group)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        late = [todo for todo in todos(user) if todo.older]
        assert {todo.label: (todo.count, todo.older) for todo in late} == dict.fromkeys(
            [
                "Kiến nghị quá hạn trả lời",
                "Việc đã hẹn nay quá ngày hẹn",
                "Kiến nghị sau giám sát quá hạn trả lời",
            ][:expected],
            (2, 2),
        )
        for url in [url for todo in late for url in (todo.url, todo.older_url)]:
            assert client.get(url).context["cl"].result_count == 2, url
        page = client.get(reverse("admin:index")).content.decode()
        assert f"Quá hạn từ hơn một năm trước: {2 * expected}</summary>" in page
