"""A request for help: sent once, answered by the place's staff, read by who holds the code and by nobody else."""

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from frontportal.visits import public_forms
from tests.makers import make_user, todos
from welfare.assistance.models.household import Household
from welfare.help_requests.actions import erase
from welfare.help_requests.models import ERASED, HelpRequest

pytestmark = pytest.mark.django_db
TOLD = "Mái nhà dột nặng, nhà có hai người già."


def token(number: str = "a1", age: int = 60) -> str:
    return signing.dumps({"number": number, "shown": int(public_forms.time()) - age}, salt="help request")


def send(world, **given) -> BeautifulSoup:
    data = {
        "unit": world.merged.pk, "need": "house", "message": TOLD, "name": "Lê Thị Kín", "address": "Thôn 1",
        "contact": "0912 345 678", "consent": "on", "token": token(),
    } | given  # fmt: skip
    return BeautifulSoup(Client().post("/giup-do/", data).content, "lxml")


def test_the_code_is_shown_once_and_opens_the_answer_alone(world):
    page = send(world)
    code = page.select_one(".follow-code").text
    assert send(world).select_one(".follow-code").text == code  # a double click
    asked = HelpRequest.objects.get()
    assert (asked.code, asked.unit, asked.message) == (code, world.merged, TOLD)
    asked.state, asked.answer = "checking", "Ghi nháp"
    asked.save()
    read = Client().post("/giup-do/theo-doi/", {"code": code.lower().replace("-", " ")}).content.decode()
    assert ("Đang xác minh" in read, "Ghi nháp" in read, TOLD in read, "Lê Thị Kín" in read) == (
        True,
        False,
        False,
        False,
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"unit": ""}, "Hãy chọn xã."),
        ({"unit": "north"}, "Hãy chọn một xã trong danh sách."),
        ({"need": ""}, "Hãy chọn cần giúp về việc gì."),
        ({"message": "Khó khăn"}, "Nội dung quá ngắn"),
        ({"name": ""}, "Hãy ghi họ tên người cần giúp."),
        ({"contact": "hàng xóm"}, "ít nhất 9 chữ số"),
        ({"consent": ""}, "Hãy đánh dấu đồng ý"),
        ({"token": "now"}, "quá nhanh"),
    ],
)
def test_what_is_wrong_gets_a_sentence_and_saves_nothing(world, given, sentence):
    made = {"north": world.north.pk, "now": token(age=0)}
    page = send(world, **{name: made.get(value, value) for name, value in given.items()})
    assert sentence in " ".join(each.text for each in page.select(".errorlist"))
    assert page.find("textarea").text.strip() == given.get("message", TOLD)
    assert HelpRequest.objects.count() == 0


def test_nothing_is_done_with_without_an_answer(world):
    send(world)
    asked = HelpRequest.objects.get()
    asked.state = "declined"
    with pytest.raises(ValidationError) as told:
        asked.full_clean()
    assert list(told.value.message_dict)[0] == "answer"
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.save()


def test_a_household_is_one_of_the_place(world):
    send(world)
    asked = HelpRequest.objects.get()
    asked.household = Household.objects.create(code="ho-1", head="Người Mẫu", unit=world.north, group="poor")
    with pytest.raises(ValidationError) as told:
        asked.full_clean()
    assert list(told.value.message_dict) == ["household"]


def test_the_places_staff_are_told_and_answer(world, client):
    send(world)
    clerk = make_user("xa", group="Cán bộ xã", unit=world.merged)
    other = make_user("xa-khac", group="Cán bộ xã", unit=world.north)
    waiting = [[(todo.label, todo.count) for todo in todos(user) if "giúp đỡ" in todo.label] for user in (clerk, other)]
    assert waiting == [[("Đề nghị giúp đỡ chưa trả lời", 1)], []]
    asked = HelpRequest.objects.get()
    client.force_login(clerk, "django.contrib.auth.backends.ModelBackend")
    session = client.session
    session["closed_list_purpose"] = "Lập, sửa, kiểm tra hồ sơ hỗ trợ"
    session.save()
    url = reverse("admin:help_requests_helprequest_change", args=[asked.pk])
    client.post(url, {"state": "listed", "answer": "Đã đến xem.", "household": "", "_save": "1"})
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by, asked.answered_at is not None) == ("listed", clerk, True)


def test_what_is_erased_is_nobodys(world):
    send(world)
    asked = HelpRequest.objects.get()
    erase(asked, make_user("du-lieu"))
    asked.refresh_from_db()
    assert {asked.name, asked.contact, asked.message, asked.address} == {ERASED}
    assert "kin" not in asked.folded


def test_another_message_by_the_same_form_is_kept_and_a_double_click_of_it_once(world):
    first = send(world).select_one(".follow-code").text
    others = [send(world, message=f"{TOLD} Thêm một việc.").select_one(".follow-code").text for _ in range(2)]
    assert (others[0] == others[1], others[0] != first, HelpRequest.objects.count()) == (True, True, 2)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": " \u200b"}, "Hãy ghi họ tên người cần giúp."),
        ({"contact": "٠٩١٢٣٤٥٦٧٨"}, "Số điện thoại phải có ít nhất 9 chữ số."),
        ({"token": ""}, "Biểu mẫu đã mở quá lâu."),
    ],
)
def test_what_nobody_could_read_is_told_and_the_form_can_be_sent_again(world, given, sentence):
    page = send(world, **given)
    assert (sentence in page.text, HelpRequest.objects.count()) == (True, 0)
    assert page.select_one("[name=token]")["value"]


def test_what_is_too_much_at_once_is_said(client):
    answer = client.post("/giup-do/", {"message": "a" * 3_000_000})
    assert (answer.status_code, "dài quá 2,5 MB" in answer.content.decode()) == (413, True)
