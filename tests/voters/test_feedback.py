"""A citizen's message: kept once, followed by code, closed to machines, private throughout."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.makers import make_user
from tests.voters.makers import make_feedback
from voters import actions, forms
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner

pytestmark = pytest.mark.django_db
MESSAGE = "Đèn đường ở ngã ba chợ hỏng đã hai tuần."


def token(age: int = 60, number: str = "a1") -> str:
    return signing.dumps({"number": number, "shown": int(forms.time()) - age}, salt=forms.SALT)


def send(**given) -> BeautifulSoup:
    data = {"message": MESSAGE, "field": "roads", "token": token()} | given
    return BeautifulSoup(Client().post("/gop-y/", data).content, "lxml")


def errors(page: BeautifulSoup) -> str:
    return " ".join(error.text for error in page.select(".errorlist"))


class TestSending:
    def test_code_is_shown_once_and_opens_the_message(self, world):
        page = send(unit=world.merged.pk)
        code = page.select_one(".follow-code").text
        feedback = Feedback.objects.get()
        assert (feedback.code, feedback.message, feedback.unit) == (code, MESSAGE, world.merged)
        followed = Client().post("/gop-y/theo-doi/", {"code": code.lower().replace("-", " ")})
        assert MESSAGE in followed.content.decode()
        assert "no-store" in followed["Cache-Control"]

    def test_the_form_as_shown_can_be_sent(self, monkeypatch):
        page = BeautifulSoup(Client().get("/gop-y/").content, "lxml")
        shown = page.find("input", {"name": "token"})["value"]
        now = forms.time()
        monkeypatch.setattr(forms, "time", lambda: now + 30)
        assert send(token=shown).select_one(".follow-code") is not None

    def test_double_click_keeps_one(self):
        first, second = send(), send()
        assert first.select_one(".follow-code").text == second.select_one(".follow-code").text
        assert Feedback.objects.count() == 1

    def test_name_needs_consent_and_goes_where_few_may_look(self):
        page = send(name="Lê Thị Kín", contact="a@vi-du.invalid")
        assert "Hãy đánh dấu đồng ý" in errors(page)
        assert page.find("textarea").text.strip() == MESSAGE
        assert Feedback.objects.count() == 0
        send(name="Lê Thị Kín", contact="a@vi-du.invalid", consent="on")
        assert Petitioner.objects.get().feedback == Feedback.objects.get()

    def test_without_a_name_nobody_is_recorded(self):
        send()
        assert Petitioner.objects.count() == 0

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({"message": ""}, "Hãy viết nội dung góp ý."),
            ({"message": "Hỏng đèn"}, "Nội dung quá ngắn"),
            ({"message": "a" * 4001}, "dài quá 4.000 ký tự"),
            ({"field": "khong-co"}, "khong-co"),
            ({"unit": "999999"}, "Hãy chọn một xã trong danh sách."),
            ({"website": "http://quang-cao.invalid"}, "chặn máy gửi tự động"),
            ({"token": "gia-mao"}, "hãy bấm gửi lại"),
        ],
    )
    def test_what_is_wrong_gets_a_sentence_and_saves_nothing(self, given, sentence):
        assert sentence in errors(send(**given))
        assert Feedback.objects.count() == 0

    def test_nobody_writes_that_fast(self):
        assert "quá nhanh" in errors(send(token=token(age=0)))
        assert Feedback.objects.count() == 0

    def test_stale_form_comes_back_able_to_be_sent(self, monkeypatch):
        page = send(token="cu")
        fresh = page.find("input", {"name": "token"})["value"]
        now = forms.time()
        monkeypatch.setattr(forms, "time", lambda: now + 30)
        assert send(token=fresh).select_one(".follow-code") is not None

    def test_a_flood_is_held_back(self):
        for _ in range(forms.MOST_IN_WINDOW):
            make_feedback()
        assert "nhiều góp ý" in errors(send())
        Feedback.objects.update(arrived=timezone.now() - timedelta(minutes=11))
        assert send().select_one(".follow-code") is not None

    def test_only_todays_communes_are_offered(self, world):
        page = BeautifulSoup(Client().get("/gop-y/").content, "lxml")
        offered = [option.text for option in page.select("select[name=unit] option")]
        assert offered == ["Không rõ, hoặc chung toàn địa bàn", "Xã Hợp Mẫu"]

    def test_markup_is_shown_as_typed(self):
        code = send(message="<script>alert(1)</script> và nội dung dài").select_one(".follow-code").text
        html = Client().post("/gop-y/theo-doi/", {"code": code}).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)" in html


class TestFollowing:
    def test_unknown_code_gets_a_sentence(self):
        for code in ("GY-AAAAA-AAAAA", "x", "' OR 1=1 --", "Ự" * 30):
            page = BeautifulSoup(Client().post("/gop-y/theo-doi/", {"code": code}).content, "lxml")
            assert errors(page) == "Không có góp ý nào mang mã này. Hãy kiểm tra lại từng chữ."

    def test_answer_is_shown_when_given(self):
        feedback = make_feedback()
        before = Client().post("/gop-y/theo-doi/", {"code": feedback.code}).content.decode()
        assert "đang được xem xét" in before
        actions.answer_feedback(feedback, text="Đã thay bóng đèn.", by=make_user("tra-loi", full_name="Người Trả Lời"))
        after = Client().post("/gop-y/theo-doi/", {"code": feedback.code}).content.decode()
        assert "Đã thay bóng đèn." in after
        assert "Người Trả Lời" not in after

    def test_the_address_gives_nothing_away(self):
        feedback = make_feedback()
        assert feedback.message not in Client().get(f"/gop-y/theo-doi/?code={feedback.code}").content.decode()
