"""Opinions become petitions together or not at all; one of several things becomes several, and both numbers open."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from frontportal.kit.values.text import fold
from frontportal.yearly.figures import registry
from tests.makers import make_user
from tests.voters.makers import make_agency, make_meeting, make_petition
from voters import actions
from voters.models.petition import Petition
from voters.models.reply import Reply
from voters.opinions.field_words import field_by_words
from voters.opinions.recording import opinion_of, record_opinions, refusal_of, split
from voters.opinions.repeating import mark_repeated, relatives_of
from voters.opinions.suggestions import Suggester
from voters.workflow import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    return make_user("bt", group="Biên tập viên")


def opinions(meeting, *texts) -> list[Petition]:
    return [opinion_of(meeting, title=text, content=text, field="roads") for text in texts]


def parts(*texts) -> list[Petition]:
    return [Petition(title=text, content=text, field="water") for text in texts]


def codes(records) -> list[str]:
    return [record.code for record in records]


def check_now() -> None:
    """What the database asks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_each_gets_its_number_its_step_and_what_the_meeting_says(world, by):
    meeting = make_meeting(world.north)
    make_petition(world.north)
    stored = record_opinions(meeting, opinions(meeting, "Sửa đường", "Cấp nước"), by=by)
    assert codes(stored) == ["KN-2023-002", "KN-2023-003"]
    first = Petition.objects.get(code="KN-2023-002")
    assert (first.unit, first.received_on, first.channel, first.created_by) == (world.north, meeting.day, "meeting", by)
    assert [(step.to_state, step.by) for step in first.steps.all()] == [("received", by)]
    assert first.history.count() == 1


def test_the_same_is_not_written_down_twice(world, by):
    meeting = make_meeting(world.north)
    record_opinions(meeting, opinions(meeting, "Sửa đường"), by=by)
    with pytest.raises(ValidationError) as refused:
        record_opinions(meeting, opinions(meeting, "Rác", "sửa  ĐƯỜNG", "Nước", "rác"), by=by)
    assert refused.value.messages == [
        "Ý kiến 2 đã ghi cho hội nghị này, mã KN-2023-001.",
        "Ý kiến 4 trùng với ý kiến 1.",
    ]
    assert Petition.objects.count() == 1


def test_nothing_is_said_before_a_meeting_begins(world):
    ahead = make_meeting(world.north, held=False)
    assert refusal_of(ahead) == ""
    ahead.start = timezone.now() + timedelta(hours=1)
    assert "chưa có ý kiến để ghi" in refusal_of(ahead)
    assert "không tổ chức" in refusal_of(make_meeting(world.north, held=False, state="cancelled"))


def test_a_split_petition_keeps_number_and_words_and_names_its_parts(world, by):
    meeting = make_meeting(world.north)
    (whole,) = record_opinions(meeting, opinions(meeting, "Sửa đường và cấp nước"), by=by)
    made = split(whole, parts("Sửa đường", "Cấp nước"), by=by)
    whole.refresh_from_db()
    assert (whole.state, whole.content) == ("split", "Sửa đường và cấp nước")
    assert whole.steps.last().note == "Tách thành KN-2023-002, KN-2023-003."
    assert [(part.meeting, part.state, part.split_from) for part in made] == [(meeting, "received", whole)] * 2
    assert relatives_of(whole) == [("Tách thành", made[0]), ("Tách thành", made[1])]
    assert relatives_of(made[0]) == [("Tách từ", whole)]
    check_now()


def test_five_opinions_make_six_petitions_and_each_number_opens_the_other(world, by):
    meeting = make_meeting(world.north)
    one, two, three, four, five = record_opinions(meeting, opinions(meeting, *"ABCDE"), by=by)
    split(one, parts("A1", "A2", "A3"), by=by)
    actions.transition(two, to=State.MERGED, into=three, by=by)
    actions.transition(four, to=State.REJECTED, note="Ngoài phạm vi", by=by)
    split(five, parts("E1", "E2"), by=by)
    complaint = opinion_of(meeting, title="Đơn", content="Đơn", field="land", is_complaint=True)
    record_opinions(meeting, [complaint], by=by)
    said, made = registry["opinions"], registry["petitions"]
    assert (said.value(2023), made.value(2023)) == (5, 6)
    became = {each.code[-1]: said.columns[-1].of(each) for each in said.listed(2023)}
    assert became["1"] == "KN-2023-006, KN-2023-007, KN-2023-008"
    assert (became["2"], became["3"]) == ("KN-2023-003", "KN-2023-003")
    behind = {each.code: made.columns[-1].of(each) for each in made.listed(2023)}
    assert behind["KN-2023-003"] == "KN-2023-003, KN-2023-002"
    assert behind["KN-2023-010"] == "KN-2023-005"
    assert said.by_commune(2023)[world.north.pk]["value"] == 5


@pytest.mark.parametrize("texts", [[], ["Một"], ["Một", "một "]])
def test_fewer_than_two_different_things_are_no_split(world, by, texts):
    whole = make_petition(world.north)
    with pytest.raises(ValidationError):
        split(whole, parts(*texts), by=by)
    assert (Petition.objects.count(), Petition.objects.get().state) == (1, "received")


def test_what_a_body_works_on_is_not_split(world, by):
    sent = make_petition(world.north, state="forwarded")
    with pytest.raises(ValidationError, match="không thể chuyển sang “đã tách”"):
        split(sent, parts("Một", "Hai"), by=by)
    assert Petition.objects.count() == 1


def test_a_split_is_undone_only_when_its_parts_are_gone(world, by):
    whole = make_petition(world.north)
    made = split(whole, parts("Một", "Hai"), by=by)
    with pytest.raises(ValidationError, match=f"đã tách thành {made[0].code}, {made[1].code}; hãy rút"):
        actions.transition(whole, to=State.RECEIVED, note="Nhầm", by=by)
    for part in made:
        actions.transition(part, to=State.WITHDRAWN, note="Nhầm", by=by)
    assert actions.transition(whole, to=State.RECEIVED, note="Nhầm", by=by).state == "received"


def test_the_database_keeps_two_parts(world, by):
    whole = make_petition(world.north, state="split")
    check_now()
    with pytest.raises(DatabaseError, match="phải có ít nhất hai"), transaction.atomic():
        Petition.objects.filter(split_from=whole).first().delete()
        check_now()
    with pytest.raises(DatabaseError, match="phải có ít nhất hai"), transaction.atomic():
        Petition.objects.filter(pk=make_petition(world.north).pk).update(state="split")
        check_now()


@pytest.mark.parametrize("aside", ["split", "rejected", "withdrawn"])
def test_nothing_joins_what_is_set_aside(world, by, aside):
    with pytest.raises(ValidationError, match="hãy chọn kiến nghị khác"):
        into = make_petition(world.north, state=aside)
        actions.transition(make_petition(world.north), to=State.MERGED, into=into, by=by)


def test_a_petition_repeats_an_earlier_one_and_never_itself(world, by):
    old, new, third = (make_petition(world.north, received_on=date(2023, 6, day)) for day in (12, 13, 14))
    mark_repeated(new, old, by=by)
    assert Petition.objects.get(pk=new.pk).repeated_of == old
    for petition, earlier, words in ((old, old, "chính kiến nghị"), (new, third, "sau kiến nghị này")):
        with pytest.raises(ValidationError, match=words):
            mark_repeated(petition, earlier, by=by)
    Petition.objects.filter(pk=new.pk).update(received_on=old.received_on)
    new.refresh_from_db()
    with pytest.raises(ValidationError, match="đã ghi là lặp lại kiến nghị này"):
        mark_repeated(old, new, by=by)


class TestSuggestions:
    def test_earlier_cases_suggest_field_body_and_what_is_repeated(self, world, by):
        agency, meeting = make_agency("Phòng Hạ tầng"), make_meeting(world.north)
        old = make_petition(
            world.north_areas[0], field="water", agency=agency, content="Đề nghị nạo vét hồ chứa nước Đạ Sar hai bên bờ"
        )
        for number in range(8):
            make_petition(world.south, field="roads", content=f"Việc khác hẳn số {number} {'xyz'[number % 3] * 3}")
        found = Suggester(by, meeting).suggest("Đề nghị nạo vét hồ chứa nước Đạ Sar")
        assert (found.field, found.agency, found.repeats) == ("water", agency.pk, old.code)

    def test_a_body_of_another_commune_or_gone_is_not_suggested(self, world, by):
        meeting, text = make_meeting(world.north), "Nạo vét kênh mương nội đồng số bảy"
        make_petition(world.south, content=text, agency=make_agency("UBND xã khác", unit=world.south))
        make_petition(world.south, content=text, agency=make_agency("Cơ quan cũ", active=False))
        assert Suggester(by, meeting).suggest(text).agency is None

    def test_what_one_may_not_see_suggests_nothing(self, world):
        clerk = make_user("cb", group="Cán bộ xã", unit=world.north)
        meeting, text = make_meeting(world.north), "Bồi dưỡng đội văn nghệ quần chúng"
        make_petition(world.south, field="other", content=text)
        make_petition(world.north, field="land", content=text, is_complaint=True)
        assert Suggester(clerk, meeting).suggest(text).as_data["field"] == ""

    @pytest.mark.parametrize(
        ("text", "field"),
        [
            ("Mặt đường nhiều ổ gà", "roads"),
            ("Đề nghị nâng cấp tuyến đường từ ngã ba đi thôn Mẫu", "roads"),
            ("Xe quá tải chạy qua thôn", "roads"),
            ("Bệnh viện huyện quá tải", "health"),
            ("Nước tưới mùa khô", "water"),
            ("Điện lưới yếu giờ cao điểm", "electricity"),
            ("Vốn vay Ngân hàng Chính sách xã hội", "welfare"),
            ("Thanh niên đua xe ban đêm", "security"),
            ("Cán bộ xã giải quyết thủ tục chậm", "administration"),
            ("Đất nghĩa trang đã hết chỗ", "land"),
            ("Bồi dưỡng đội văn nghệ", ""),
        ],
    )
    def test_words_help_where_no_case_does(self, text, field):
        assert field_by_words(fold(text)) == field


def test_an_old_reply_of_a_reopened_petition_can_be_put_right(world, by):
    """It answered the first letter; a new one answers the last."""
    petition = make_petition(world.north, state="published", agency=make_agency())
    letters = (("forwarded", date(2023, 6, 15)), ("reported", date(2023, 8, 1)))
    for to, day in letters:
        petition.steps.create(to_state=to, at=timezone.now(), on=day, by=by)
    Petition.objects.filter(pk=petition.pk).update(state="reported")
    actions.transition(petition, to=State.IN_PROGRESS, note="Hỏi lại", on=date(2023, 8, 2), by=by)
    old = petition.replies.get()
    old.petition.refresh_from_db()
    assert old.petition.forwarded_on == date(2023, 8, 2)
    old.text = "Đã sửa xong đường."
    old.full_clean()
    old.signed_on = date(2023, 6, 14)
    with pytest.raises(ValidationError, match="trước ngày chuyển kiến nghị 15/06/2023"):
        old.full_clean()
    with pytest.raises(DatabaseError, match="trước ngày chuyển kiến nghị 15/06/2023"), transaction.atomic():
        old.save()
    Reply.objects.filter(pk=old.pk).update(signed_on=date(2023, 6, 15), signer="Phó Trưởng phòng")
    late = {"number": "13/TL", "signer": "Trưởng phòng", "reply_class": "resolved", "text": "Xong"}
    new = Reply(petition=old.petition, signed_on=date(2023, 7, 3), **late)
    with pytest.raises(ValidationError, match="trước ngày chuyển kiến nghị 02/08/2023"):
        new.full_clean()
    with pytest.raises(DatabaseError, match="trước ngày chuyển kiến nghị 02/08/2023"), transaction.atomic():
        new.save()
