"""The file of a letter: with the answer, afterwards, for several; what its signature says to staff and to the public."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frontportal.signatures.sample_signers import issue, signed_pdf
from tests.makers import make_user
from tests.signatures.makers import blank_pdf
from tests.voters.makers import make_petition, make_reply
from voters.models.document import ReplyDocument
from voters.replies.letters import attach_scan

pytestmark = pytest.mark.django_db
LETTER = {"number": "9/CV", "signed_on": date(2023, 7, 3), "signer": "Chủ tịch"}
WORDS = {"reply_class": "resolved", "text": "Đã sửa xong."}


@pytest.fixture
def stored(settings, tmp_path):
    settings.MEDIA_ROOT, settings.SIGNATURE_ROOTS = tmp_path / "media", tmp_path / "roots"
    root = issue(name="Nơi cấp mẫu")
    settings.SIGNATURE_ROOTS.mkdir()
    (settings.SIGNATURE_ROOTS / "mau.pem").write_bytes(root.pem)
    signer = issue(root, name="Trần Thị Ký", title="Chủ tịch", body="UBND xã Mẫu", number="CCCD:079012345678")
    return signed_pdf(blank_pdf(), signer)


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("tra-loi.pdf", content)


def test_an_answer_is_recorded_with_its_signed_letter(client, world, stored):
    petition, editor = make_petition(world.north, state="forwarded"), make_user("bt", group="Biên tập viên")
    client.force_login(editor)
    page = reverse("admin:voters_petition_transition", args=[petition.pk, "answered"])
    days = {"signed_on": "03/07/2023"}
    client.post(page, LETTER | WORDS | days | {"file": upload(stored)})
    petition.refresh_from_db()
    [document] = ReplyDocument.objects.all()
    assert (petition.state, document.replies.get().petition) == ("answered", petition)
    assert [(each.content, each.issuer_state) for each in document.signature_check.signatures] == [("same", "known")]
    staff = client.get(reverse("admin:voters_replydocument_change", args=[document.pk])).content.decode()
    assert "Nội dung không thay đổi từ khi ký." in staff
    assert "Trần Thị Ký, Chủ tịch, UBND xã Mẫu" in staff
    petition.state = "published"
    petition.save()
    client.logout()
    public = client.get(petition.get_absolute_url()).content.decode()
    assert "Nơi cấp mẫu: nơi cấp có trong danh sách tin cậy của cổng." in public
    assert not any(secret in public for secret in ("Trần Thị Ký", "079012345678"))


def test_a_letter_comes_later_or_is_one_of_several(world, stored):
    editor = make_user("bt", group="Biên tập viên")
    first, second = (make_reply(make_petition(world.north, state="answered", replied=False), **LETTER) for _ in "ab")
    document = attach_scan(first, upload(stored), by=editor)
    with pytest.raises(ValidationError, match="đã có bản chụp"):
        attach_scan(second, upload(stored), by=editor)
    with pytest.raises(ValidationError, match="đã có văn bản"):
        attach_scan(first, upload(stored), by=editor)
    assert list(document.replies.all()) == [first]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 zip", "không phải là loại mà đuôi tên tệp nói"),
        (b"%PDF-1.7\n/ByteRange broken", "Chữ ký số chưa kiểm tra được: không đọc được tệp"),
        (blank_pdf(), "Tệp không có chữ ký số."),
    ],
)
def test_other_files_are_a_sentence(client, world, stored, content, sentence):
    reply = make_reply(make_petition(world.north, state="answered", replied=False), **LETTER)
    client.force_login(make_user("bt", group="Biên tập viên"))
    page = reverse("admin:voters_reply_attach_scan", args=[reply.pk])
    assert sentence in client.post(page, {"file": upload(content)}, follow=True).content.decode()
