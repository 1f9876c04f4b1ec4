"""Pictures of a message lose their place; an answer is rated once, by a tap; who asked for a mail gets one without content."""

from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.voters.makers import make_feedback, make_petitioner, photograph, send_feedback
from voters.models.feedback import Feedback
from voters.senders.models import AnswerRating
from voters.senders.notification import tell_sender, zalo_address

pytestmark = pytest.mark.django_db


def test_pictures_are_kept_without_their_place():
    send_feedback(pictures=[SimpleUploadedFile("a.jpg", photograph())])
    [picture] = Feedback.objects.get().pictures.all()
    with picture.image.open("rb") as file, Image.open(BytesIO(file.read())) as stored:
        assert (stored.format, dict(stored.getexif())) == ("WEBP", {})
    assert Client().get(f"/tep/{picture.image.name}").status_code == 404


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"pictures": [SimpleUploadedFile("a.jpg", b"PK\x03\x04")]}, "không phải ảnh"),
        ({"pictures": [SimpleUploadedFile("a.jpg", b"x")] * 4}, "nhiều nhất 3 ảnh"),
        ({"reply_by": "mail", "contact": "0912", "consent": "on"}, "đúng một địa chỉ thư"),
        ({"reply_by": "zalo", "contact": "a@b.vn", "consent": "on"}, "số điện thoại dùng Zalo"),
    ],
)
def test_wrong_ones_are_a_sentence(given, sentence):
    assert sentence in send_feedback(**given).text
    assert Feedback.objects.count() == 0


def test_an_answer_is_rated_once():
    feedback = make_feedback(state="answered", answer="Đã sửa.", answered_at="2026-11-01T00:00+07:00")
    for opinion in ("co", "chua"):
        Client().post("/gop-y/theo-doi/", {"code": feedback.code, "y": opinion})
    assert [(row.good, row.bad) for row in AnswerRating.objects.all()] == [(1, 0)]


def test_only_who_asked_is_told(django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr("frontportal.signin.sending.send_beside", lambda message: message.send())
    for contact, way in (("a@example.vn", "mail"), ("b@example.vn", ""), ("0912345678", "zalo")):
        sender = make_petitioner(feedback=make_feedback(), contact=contact, reply_by=way)
        with django_capture_on_commit_callbacks(execute=True):
            tell_sender(sender.feedback)
    assert [message.to for message in mail.outbox] == [["a@example.vn"]]
    assert zalo_address(sender) == "https://zalo.me/84912345678"
