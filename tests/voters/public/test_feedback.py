"""A citizen's message: kept once, followed by code, closed to machines, private throughout."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from frontportal.visits import public_forms as forms
from frontportal.visits.models import SenderWindow
from tests.makers import make_user
from tests.voters.makers import FEEDBACK_TEXT, form_token, make_feedback, send_feedback
from voters import actions
from voters.models.feedback import Feedback
from voters.models.petitioner import Petitioner

pytestmark = pytest.mark.django_db


def errors(page: BeautifulSoup) -> str:
    return " ".join(error.text for error in page.select(".errorlist"))


class TestSending:
    def test_code_is_shown_once_and_opens_the_message(self, world):
        page = send_feedback(unit=world.merged.pk)
        code = page.select_one(".follow-code").text
        feedback = Feedback.objects.get()
        assert (feedback.code, feedback.message, feedback.unit) == (code, FEEDBACK_TEXT, world.merged)
        followed = Client().post("/gop-y/theo-doi/", {"code": code.lower().replace("-", " ")})
        assert FEEDBACK_TEXT in followed.content.decode()
        assert "no-store" in followed["Cache-Control"]

    def test_the_form_as_shown_can_be_sent(self, monkeypatch):
        page = BeautifulSoup(Client().get("/gop-y/").content, "lxml")
        shown = page.find("input", {"name": "token"})["value"]
        now = forms.time()
        monkeypatch.setattr(forms, "time", lambda: now + 30)
        assert send_feedback(token=shown).select_one(".follow-code") is not None

    def test_double_click_keeps_one(self):
        first, second = send_feedback(), send_feedback()
        assert first.select_one(".follow-code").text == second.select_one(".follow-code").text
        assert Feedback.objects.count() == 1

    def test_another_message_by_the_same_form_is_kept(self):
        first, second = send_feedback(), send_feedback(message="Mương thoát nước bị tắc, nước tràn ra đường.")
        assert first.select_one(".follow-code").text != second.select_one(".follow-code").text
        assert Feedback.objects.count() == 2

    def test_name_needs_consent_and_goes_where_few_may_look(self):
        page = send_feedback(name="Lê Thị Kín", contact="a@vi-du.invalid")
        assert "Hãy đánh dấu đồng ý" in errors(page)
        assert page.find("textarea").text.strip() == FEEDBACK_TEXT
        assert Feedback.objects.count() == 0
        send_feedback(name="Lê Thị Kín", contact="a@vi-du.invalid", consent="on")
        assert Petitioner.objects.get().feedback == Feedback.objects.get()

    def test_without_a_name_nobody_is_recorded(self):
        send_feedback()
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
        assert sentence in errors(send_feedback(**given))
        assert Feedback.objects.count() == 0

    def test_nobody_writes_that_fast(self):
        assert "quá nhanh" in errors(send_feedback(token=form_token(age=0)))
        assert Feedback.objects.count() == 0

    def test_stale_form_comes_back_able_to_be_sent(self, monkeypatch):
        page = send_feedback(token="cu")
        fresh = page.find("input", {"name": "token"})["value"]
        now = forms.time()
        monkeypatch.setattr(forms, "time", lambda: now + 30)
        assert send_feedback(token=fresh).select_one(".follow-code") is not None

    def test_a_flood_from_everywhere_is_held_back(self, monkeypatch):
        monkeypatch.setattr(forms, "MOST_IN_WINDOW", 2)
        for _ in range(2):
            make_feedback()
        assert "nhiều góp ý gửi đến cùng lúc" in errors(send_feedback())
        Feedback.objects.update(arrived=timezone.now() - timedelta(minutes=11))
        assert send_feedback().select_one(".follow-code") is not None

    def test_one_sender_never_closes_the_form_for_others(self):
        for number in range(forms.MOST_OF_ONE_SENDER):
            assert send_feedback(token=form_token(number=str(number))).select_one(".follow-code") is not None
        page = send_feedback(token=form_token(number="next"))
        assert "Từ đường truyền của bạn vừa có nhiều góp ý" in errors(page)
        assert page.find("textarea").text.strip() == FEEDBACK_TEXT
        assert (
            send_feedback(token=form_token(number="0")).select_one(".follow-code") is not None
        )  # the same form again is no new one
        other = Client(REMOTE_ADDR="203.0.113.9").post(
            "/gop-y/", {"message": FEEDBACK_TEXT, "field": "roads", "token": form_token(number="other")}
        )
        assert "follow-code" in other.content.decode()
        assert Feedback.objects.count() == forms.MOST_OF_ONE_SENDER + 1

    def test_a_senders_window_ends(self):
        for number in range(forms.MOST_OF_ONE_SENDER + 1):
            send_feedback(token=form_token(number=str(number)))
        SenderWindow.objects.update(since=timezone.now() - timedelta(minutes=11))
        assert send_feedback(token=form_token(number="later")).select_one(".follow-code") is not None

    def test_who_sent_is_not_kept(self):
        send_feedback()
        kept = SenderWindow.objects.get()
        assert (kept.form, kept.count, len(kept.sender)) == ("feedback", 1, 32)
        SenderWindow.objects.update(since=timezone.now() - timedelta(hours=25))
        Client(REMOTE_ADDR="203.0.113.9").post("/gop-y/theo-doi/", {"code": "x"})
        assert SenderWindow.objects.get().form == "GY code"

    def test_only_todays_communes_are_offered(self, world):
        page = BeautifulSoup(Client().get("/gop-y/").content, "lxml")
        offered = [option.text for option in page.select("select[name=unit] option")]
        assert offered == ["Không rõ, hoặc chung toàn địa bàn", "Xã Hợp Mẫu"]

    def test_markup_is_shown_as_typed(self):
        code = send_feedback(message="<script>alert(1)</script> và nội dung dài").select_one(".follow-code").text
        html = Client().post("/gop-y/theo-doi/", {"code": code}).content.decode()
        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)" in html


class TestFollowing:
    def test_codes_are_not_tried_without_end(self):
        feedback = make_feedback()
        follow = Client()
        for _ in range(forms.MOST_CODES_TRIED):
            follow.post("/gop-y/theo-doi/", {"code": "x"})
        page = BeautifulSoup(follow.post("/gop-y/theo-doi/", {"code": feedback.code}).content, "lxml")
        assert errors(page) == "Bạn đã thử nhiều mã trong thời gian ngắn. Hãy thử lại sau 10 phút."
        elsewhere = Client(REMOTE_ADDR="203.0.113.9").post("/gop-y/theo-doi/", {"code": feedback.code})
        assert feedback.message in elsewhere.content.decode()

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
