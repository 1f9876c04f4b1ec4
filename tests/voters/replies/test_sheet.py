"""The sheet of replies: each row answers its petition, several of one letter are one document, nothing is answered twice."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from tablib import Dataset

from frontportal.imports.undoing.act import undo
from tests.makers import make_user
from tests.resources import bring_in
from tests.voters.makers import make_agency, make_petition
from voters.models.document import ReplyDocument
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.replies.resources import LASTS, ReplyResource

pytestmark = pytest.mark.django_db
HEADERS = ["Kiến nghị", "Số văn bản", "Ngày ký", "Người ký", "Kết quả", "Hẹn xong ngày", "Nội dung trả lời"]
LETTER = ("12/UBND", "03/07/2023", "Phó Chủ tịch")


def load(*rows, user=None, dry_run=False):
    return ReplyResource(user=user).import_data(Dataset(*rows, headers=HEADERS), dry_run=dry_run)


def told(result) -> list[tuple]:
    return [
        (row.number, name, sentence)
        for row in result.invalid_rows
        for name, each in row.error.message_dict.items()
        for sentence in each
    ]


@pytest.fixture
def clerk(world):
    return make_user("bien-tap", group="Biên tập viên")


def test_rows_answer_their_petitions_once(world, clerk):
    first, second, third = (
        make_petition(world.north, state=state) for state in ("forwarded", "in-progress", "answered")
    )
    rows = [
        (first.code, *LETTER, "Đã giải quyết xong", "", "Đã sửa."),
        (second.code, *LETTER, "Đang giải quyết", "31/12/2023", "Đang sửa."),
        (third.code, "15/UBND", "05/07/2023", "Chủ tịch", "Giải trình, cung cấp thông tin", "", "Thêm thông tin."),
    ]
    assert (told(load(*rows, user=clerk)), Reply.objects.count()) == ([], 4)
    again = load(*rows, user=clerk)
    assert (again.totals["skip"], again.totals["new"], Reply.objects.count()) == (3, 0, 4)
    document = ReplyDocument.objects.get()
    assert (document.number, document.agency, document.signer, document.created_by) == (
        "12/UBND", first.agency, "Phó Chủ tịch", clerk,
    )  # fmt: skip
    assert list(document.replies.order_by("petition").values_list("petition", flat=True)) == [first.pk, second.pk]
    assert list(Petition.objects.order_by("pk").values_list("state", flat=True)) == ["answered"] * 3
    steps = [(step.from_state, step.to_state, step.on, step.by) for step in second.steps.all()]
    assert steps == [("in-progress", "answered", date(2023, 7, 3), clerk)]
    assert third.steps.count() == 0


@pytest.mark.parametrize(
    ("state", "change", "fault"),
    [
        ("received", {}, ("Kiến nghị", "Kiến nghị {code} đang ở bước “Mới tiếp nhận” nên không ghi trả lời được.")),
        ("published", {}, ("Kiến nghị", "Kiến nghị {code} đang ở bước “Đã công khai trả lời” nên không ghi trả lời được.")),
        ("forwarded", {2: "01/06/2023"}, ("Ngày ký", "Ngày ký 01/06/2023 trước ngày chuyển kiến nghị 15/06/2023.")),
        ("forwarded", {4: "Đang giải quyết"}, (None, "Đang hoặc sẽ giải quyết thì phải ghi ngày hẹn xong.")),
        ("forwarded", {0: "KN-1999-001"}, ("Kiến nghị", "Không có kiến nghị “KN-1999-001”.")),
        ("forwarded", {1: ""}, ("Số văn bản", "Không được để trống.")),
    ],
)  # fmt: skip
def test_what_answers_nothing_is_told_and_moves_nothing(world, state, change, fault):
    petition = make_petition(world.north, state=state)
    before = Reply.objects.count()
    row = [petition.code, *LETTER, "Đã giải quyết xong", "", "Đã sửa."]
    for column, value in change.items():
        row[column] = value
    [(number, name, sentence)] = told(load(row))
    assert (number, sentence) == (2, fault[1].format(code=petition.code))
    assert fault[0] is None or name == fault[0]
    petition.refresh_from_db()
    assert (petition.state, Reply.objects.count(), ReplyDocument.objects.count()) == (state, before, 0)


def test_one_letter_has_one_signer(world):
    first, second = (make_petition(world.north, state="forwarded") for _ in range(2))
    rows = [
        (first.code, *LETTER, "Đã giải quyết xong", "", "Đã sửa."),
        (second.code, *LETTER[:2], "Chủ tịch", "Đã giải quyết xong", "", "Đã sửa."),
    ]
    sentence = "Văn bản 12/UBND ngày 03/07/2023 ở dòng 2 ghi người ký “Phó Chủ tịch”. Một văn bản có một người ký."
    assert told(load(*rows)) == [(3, "Người ký", sentence)]
    other = make_petition(world.north, state="forwarded", agency=make_agency("Cơ quan khác"))
    assert told(load((other.code, *rows[1][1:]))) == []


def test_a_letter_on_record_is_joined(world, clerk):
    petition = make_petition(world.north, state="forwarded")
    known = ReplyDocument.objects.create(
        agency=petition.agency, number="12/UBND", signed_on=date(2023, 7, 3), signer="Phó Chủ tịch"
    )
    assert told(load((petition.code, *LETTER, "Đã giải quyết xong", "", "Đã sửa."))) == []
    assert petition.replies.get().document == known


def test_only_the_office_answers_by_sheet(client, world):
    for role, status in (("Biên tập viên", 200), ("Cán bộ xã", 403), ("Lãnh đạo", 403)):
        client.force_login(make_user(role, group=role, unit=world.north if role == "Cán bộ xã" else None))
        assert client.get("/quan-tri/voters/reply/import/").status_code == status


def test_what_moved_petitions_is_not_undone(world, clerk):
    petition = make_petition(world.north, state="forwarded")
    stored = bring_in(ReplyResource, HEADERS, (petition.code, *LETTER, "Đã giải quyết xong", "", "Đã sửa."), by=clerk)
    with pytest.raises(ValidationError) as refused:
        undo(stored, by=clerk)
    petition.refresh_from_db()
    assert (refused.value.messages, petition.state, petition.replies.count()) == ([LASTS], "answered", 1)
