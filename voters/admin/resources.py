"""Sheets of meetings and petitions; those of supervisions and of what both refer to lie with their pages. Who asked is in none of them."""

import re

from django.utils import timezone
from import_export.fields import Field

from frontportal.kit.values.money import dong
from frontportal.sheets.cells import DayCell
from frontportal.sheets.links import LinkCell, words_of
from frontportal.sheets.resources import RecordResource
from voters.admin.references.sheets import SESSION_NOTE, SessionCell
from voters.models.agency import Agency
from voters.models.council import Session
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.models.step import PetitionStep
from voters.opinions.pasted import title_of
from voters.workflow import State

OWN = re.compile("ubnd (xa|phuong|thi tran)")
OWN_KINDS = {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn"}


class AgencyCell(LinkCell):
    """A body by its name, shortened as offices do; “UBND xã” alone is that of the row's own commune."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notes = []

    def names_of(self, record):
        return {short for name in super().names_of(record) for short in (name, shortened(name))}

    def pick(self, text, found, row):
        kind = OWN.fullmatch(shortened(words_of(text)))
        unit = self.unit_of(row) if kind and not found and self.unit_of else None
        while unit is not None and unit.kind == "area":
            unit = unit.parent
        if unit is not None and unit.get_kind_display().lower() == OWN_KINDS[kind[1]]:
            bodies = {each for bodies in self.names.values() for each in bodies}
            found = [
                each for each in bodies if each.unit_id == unit.pk and shortened(words_of(each.name))[:4] == "ubnd"
            ]
            if len(found) == 1:
                self.notes.append(f"“{text}” được hiểu là {found[0]}.")
        return super().pick(text, found, row)


def shortened(words: str) -> str:
    return words.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


class AskingResource(RecordResource):
    """`asked` are fields with a default of which a list that says nothing may mean another: they are asked for all its new rows."""

    asked = ()

    def check_row(self, row, checks):
        if row.record is not None and row.is_new and not row.is_repetition:
            for name in self.asked:
                if name not in row.values and name not in row.errors:
                    setattr(row.record, name, "")
        super().check_row(row, checks)


class MeetingResource(AskingResource):
    asked = ("state",)
    # “Kỳ họp” alone is how offices call the kind of a meeting: before or after a session.
    session = Field(attribute="session", column_name="Gắn với kỳ họp", widget=SessionCell(Session))
    instructions = {
        "session": SESSION_NOTE,
        "code": "Ví dụ TX-2023-001. Mã đã có thì dòng này sửa hội nghị đó; để trống thì được đánh số mới.",
        "start": "Ngày và giờ, ví dụ 13/06/2023 14:00.",
        "councils": "Cách nhau bằng dấu chấm phẩy, ví dụ HĐND tỉnh; HĐND huyện.",
        "minutes": "Công khai: không ghi tên cử tri.",
    }

    class Meta(RecordResource.Meta):
        model = Meeting
        import_id_fields = ("code",)
        fields = (
            "code", "year", "start", "unit", "place", "councils", "kind", "form", "topic", "state", "voters", "deputies",
            "minutes", "session",
        )  # fmt: skip


class PetitionResource(RecordResource):
    """The way of a petition is shown, not read: steps are taken on its page, one by one.

    An office's list has what voters said and no summary of it: a new one is called by its own words, as those typed from minutes are.
    One of a meeting came on its day.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.untitled: list[int] = []

    session = Field(attribute="session", column_name="Kỳ họp", widget=SessionCell(Session))
    agency = Field(attribute="agency", column_name="Cơ quan có thẩm quyền", widget=AgencyCell(Agency))
    state = Field(attribute="get_state_display", column_name="Trạng thái", readonly=True)
    due_on = Field(attribute="due_on", column_name="Hạn trả lời", readonly=True, widget=DayCell())
    instructions = {
        "code": "Ví dụ KN-2023-001. Mã đã có thì dòng này sửa kiến nghị đó; để trống thì được đánh số mới.",
        "meeting": "Mã hội nghị, ví dụ TX-2023-001; để trống nếu không nêu tại hội nghị.",
        "session": f"{SESSION_NOTE} Để trống thì theo hội nghị.",
        "title": "Công khai: không ghi tên người kiến nghị.",
        "content": "Công khai: không ghi tên, số điện thoại, địa chỉ nhà.",
    }

    class Meta(RecordResource.Meta):
        model = Petition
        import_id_fields = ("code",)
        fields = (
            "code", "year", "unit", "channel", "meeting", "received_on", "field", "title", "content", "urgency",
            "is_complaint", "agency", "state", "due_on", "session",
        )  # fmt: skip

    def check_row(self, row, checks):
        record = row.record
        if record is not None and row.is_new and not row.is_repetition:
            if record.content and not record.title and "title" not in row.errors:
                record.title = title_of(record.content)
                self.untitled.append(row.line)
            if record.meeting and "received_on" not in row.values:
                record.received_on = record.meeting.day
            if record.meeting is None and "channel" not in row.values:
                record.channel = ""  # asked for: that it was a meeting goes without saying only where one is named
        super().check_row(row, checks)

    def link_notes(self):
        """Where a summary was made up, too."""
        count = len(self.untitled)
        made = (
            [
                f"{dong(count)} kiến nghị mới không ghi tóm tắt (từ dòng {self.untitled[0]}): lấy những chữ đầu của nội dung."
            ]
            if count
            else []
        )
        return [*super().link_notes(), *made]

    def after_write(self, created, updated):
        super().after_write(created, updated)
        received = {"to_state": State.RECEIVED, "at": timezone.now(), "by": self.user}
        PetitionStep.objects.bulk_create(PetitionStep(petition=petition, **received) for petition in created)
