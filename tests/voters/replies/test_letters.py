"""One letter answers many petitions: all of them or none, each by the workflow's own guards."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.makers import make_user
from tests.voters.makers import make_agency, make_petition
from voters.models.document import ReplyDocument
from voters.models.reply import Reply
from voters.replies.letters import Answer, answer_together

pytestmark = pytest.mark.django_db
DAY = date(2023, 7, 3)


@pytest.fixture
def by(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user = make_user("bt", group="Biên tập viên")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def letter(**given) -> ReplyDocument:
    return ReplyDocument(
        **{"agency": make_agency(), "number": "45/UBND", "signed_on": DAY, "signer": "Chủ tịch"} | given
    )


def answered(world, by, count: int = 2) -> tuple[ReplyDocument, list]:
    document = letter()
    petitions = [make_petition(world.north, state="in-progress") for _ in range(count)]
    answer_together(document, [Answer(each, "resolved", f"Đã sửa {each.code}.") for each in petitions], by=by)
    return document, petitions


def test_all_are_answered_by_one_document(world, by):
    document, petitions = answered(world, by)
    rows = document.replies.values_list("petition__state", "number", "signed_on", "signer", "text")
    assert sorted(rows) == [("answered", "45/UBND", DAY, "Chủ tịch", f"Đã sửa {each.code}.") for each in petitions]
    assert [step.on for each in petitions for step in each.steps.all()] == [DAY, DAY]


def test_one_that_can_not_be_answered_keeps_all_back(world, by):
    open_one, elsewhere = (
        make_petition(world.north, state="forwarded"),
        make_petition(world.north, state="forwarded", agency=make_agency("Sở Khác")),
    )
    unsent, late = (
        make_petition(world.north, state="classified"),
        make_petition(world.north, state="forwarded", forwarded_on=date(2023, 7, 4)),
    )
    with pytest.raises(ValidationError) as refused:
        answer_together(
            letter(), [Answer(each, "resolved", "Đã sửa.") for each in (open_one, elsewhere, unsent, late)], by=by
        )
    assert refused.value.messages == [
        f"{elsewhere.code}: đang ở Sở Khác, không phải Phòng Việc Mẫu.",
        f"{unsent.code}: đang ở bước “Đã phân loại” nên không ghi trả lời được.",
        f"{late.code}: Ngày ký 03/07/2023 trước ngày chuyển kiến nghị 04/07/2023.",
    ]
    assert (ReplyDocument.objects.count(), Reply.objects.count()) == (0, 0)


def test_a_correction_of_the_letter_is_one_of_each_answer(world, by):
    document, _ = answered(world, by)
    document.number, document.updated_by = "46/UBND", by
    document.save()
    assert set(document.replies.values_list("number", flat=True)) == {"46/UBND"}
    assert document.replies.first().history.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.replies.update(number="1/X"),
        lambda document: ReplyDocument.objects.update(signer="Khác"),
    ],
)
def test_the_database_keeps_letter_and_answers_alike(world, by, change):
    document, _ = answered(world, by, 1)
    with pytest.raises(DatabaseError, match="phải như văn bản trả lời chung"), transaction.atomic():
        change(document)
        transaction.get_connection().check_constraints()


def test_an_answer_of_a_letter_is_not_changed_by_itself(world, by):
    document, _ = answered(world, by, 1)
    reply = document.replies.get()
    reply.signer = "Người khác"
    with pytest.raises(ValidationError, match="hãy sửa ở văn bản ấy"):
        reply.full_clean()


class TestPage:
    def address(self, petitions) -> str:
        return f"{reverse('admin:voters_petition_letter')}?ids={','.join(str(each.pk) for each in petitions)}"

    def sent(self, petitions, **given) -> dict:
        header = {
            "agency": make_agency().pk,
            "number": "45/UBND",
            "signed_on": "03/07/2023",
            "signer": "Chủ tịch",
            "text": "Đã sửa cả.",
        }
        return header | {f"{each.code}-reply_class": "resolved" for each in petitions} | given

    def test_from_the_list_to_the_letter(self, client, world, by):
        petitions = [make_petition(world.north, state="forwarded") for _ in range(2)]
        other = make_petition(world.north)
        chosen = {"action": "answer_selected", "_selected_action": [each.pk for each in (*petitions, other)]}
        response = client.post(reverse("admin:voters_petition_changelist"), chosen)
        assert response["Location"] == self.address(petitions).replace(",", "%2C")
        own = {
            f"{petitions[1].code}-text": "Riêng kiến nghị này sẽ làm.",
            "file": SimpleUploadedFile("cv.pdf", b"%PDF-1.7 ..."),
        }
        assert client.post(self.address(petitions), self.sent(petitions, **own)).status_code == 302
        document = ReplyDocument.objects.get()
        assert sorted(document.replies.values_list("text", flat=True)) == ["Riêng kiến nghị này sẽ làm.", "Đã sửa cả."]
        scan = reverse("admin:voters_replydocument_file", args=[document.pk])
        assert b"".join(client.get(scan).streaming_content) == b"%PDF-1.7 ..."
        client.logout()
        assert (client.get(scan).status_code, client.get(document.file.url).status_code) == (302, 404)

    def test_each_fault_is_told_at_its_petition_and_nothing_typed_is_lost(self, client, world, by):
        first, second = (make_petition(world.north, state="forwarded") for _ in range(2))
        given = {
            f"{first.code}-reply_class": "will-resolve",
            f"{second.code}-text": "<b>Chữ đã gõ</b>",
            f"{second.code}-reply_class": "x",
        }
        page = client.post(self.address([first, second]), self.sent([], **given)).content.decode()
        assert "Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong." in page
        assert "&lt;b&gt;Chữ đã gõ&lt;/b&gt;" in page
        empty = client.post(self.address([first]), self.sent([first], text="")).content.decode()
        assert f"{first.code}: chưa có nội dung trả lời, riêng hoặc chung." in empty
        fake = SimpleUploadedFile("cv.pdf", b"PK\x03\x04")
        page = client.post(self.address([first]), self.sent([first], file=fake)).content.decode()
        assert "Nội dung tệp không phải là loại mà đuôi tên tệp nói." in page
        assert "hãy chọn lại tệp" in page
        assert ReplyDocument.objects.count() == 0

    @pytest.mark.parametrize("ids", ["", "x", "0", "99999999999999999999999", "-1,'"])
    def test_without_petitions_there_is_no_page(self, client, world, by, ids):
        assert client.get(reverse("admin:voters_petition_letter"), {"ids": ids}).status_code == 302

    def test_units_and_rights_hold(self, client, world, by):
        petition = make_petition(world.north, state="forwarded")
        client.force_login(
            make_user("xa", group="Cán bộ xã", unit=world.south), backend="django.contrib.auth.backends.ModelBackend"
        )
        assert client.get(self.address([petition])).status_code == 302
        client.force_login(make_user("ld", group="Lãnh đạo"), backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(self.address([petition])).status_code == 403
