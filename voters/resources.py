"""Sheets of meetings and petitions; those of supervisions lie with their pages. Who asked is in none of them."""

from django.utils import timezone
from import_export.fields import Field

from frontportal.sheets.cells import DayCell
from frontportal.sheets.resources import RecordResource

from . import actions
from .models.meeting import Meeting
from .models.petition import Petition
from .models.step import PetitionStep
from .workflow import State


class NumberedResource(RecordResource):
    """A row without a code is a new record; it gets the next code of its year, as one that is typed in does."""

    def before_write(self, records):
        actions.number_all(records)
        super().before_write(records)


class MeetingResource(NumberedResource):
    instructions = {
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
            "minutes",
        )  # fmt: skip


class PetitionResource(NumberedResource):
    """The way of a petition is shown, not read: steps are taken on its page, one by one."""

    state = Field(attribute="get_state_display", column_name="Trạng thái", readonly=True)
    due_on = Field(attribute="due_on", column_name="Hạn trả lời", readonly=True, widget=DayCell())
    instructions = {
        "code": "Ví dụ KN-2023-001. Mã đã có thì dòng này sửa kiến nghị đó; để trống thì được đánh số mới.",
        "meeting": "Mã hội nghị, ví dụ TX-2023-001; để trống nếu không nêu tại hội nghị.",
        "title": "Công khai: không ghi tên người kiến nghị.",
        "content": "Công khai: không ghi tên, số điện thoại, địa chỉ nhà.",
    }

    class Meta(RecordResource.Meta):
        model = Petition
        import_id_fields = ("code",)
        fields = (
            "code", "year", "unit", "channel", "meeting", "received_on", "field", "title", "content", "urgency",
            "is_complaint", "agency", "state", "due_on",
        )  # fmt: skip

    def after_write(self, created, updated):
        super().after_write(created, updated)
        received = {"to_state": State.RECEIVED, "at": timezone.now(), "by": self.user}
        PetitionStep.objects.bulk_create(PetitionStep(petition=petition, **received) for petition in created)
