"""The sheet for the board: where and when voters are met, who comes, what was asked before and at the meeting."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frontportal.committee.papers.board_sheet import BoardSection, BoardSheet
from frontportal.kit.web.tags import moment, weekday
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.workflow import public_label

from ..presentation import outcome

HEADINGS = {"held": "Kết quả tiếp xúc cử tri", "cancelled": "Không tổ chức tiếp xúc cử tri"}


def meeting_sheet(
    meeting: Meeting, delegates: Iterable[Any], before: Iterable[Petition], raised: Iterable[Petition], *, address: str
) -> BoardSheet:
    """`before` are petitions of the meetings before, `raised` those of this one; as the records are on the day of printing."""
    heading = HEADINGS.get(meeting.state, "Thông báo tiếp xúc cử tri")
    first, *rest = heading.partition(" tiếp xúc")
    facts = [
        ("Địa bàn", str(meeting.unit)),
        ("Nội dung", meeting.topic),
        ("Thời gian", f"{weekday(meeting.start)}, {moment(meeting.start)}"),
        ("Địa điểm", meeting.place),
        ("Các cấp dự", meeting.council_names),
        ("Kỳ họp", str(meeting.session or "")),
    ]
    sections = [
        BoardSection("Thành phần", [f"{each.get_role_display()}: {each.name}, {each.office}" for each in delegates]),
        BoardSection("Báo lại kiến nghị lần trước", [f"{each.code}: {each.title}. {came_of(each)}" for each in before]),
        BoardSection("Kiến nghị tại hội nghị", [f"{each.code}: {each.title}" for each in raised]),
    ]
    return BoardSheet(
        title=f"{heading} {meeting.code}",
        heading=f"{first.upper()}\n{''.join(rest).strip()} {meeting.unit.described}",
        on=timezone.localdate(),
        facts=facts,
        sections=sections,
        notes=[],
        address=address,
        code_words=f"Mã QR dẫn tới trang của hội nghị {meeting.code}",
    )


def came_of(petition: Petition) -> str:
    """What became of it: state and answer."""
    label, answer = public_label(petition.state, is_overdue=petition.is_overdue), outcome(petition)
    return f"{label[:1].upper()}{label[1:]}: {answer}." if answer else f"{label[:1].upper()}{label[1:]}."
