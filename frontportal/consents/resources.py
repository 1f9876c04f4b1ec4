"""The sheet of the register. Withdrawals are shown, not read: each is a step of its own."""

from import_export.fields import Field

from frontportal.sheets.cells import DayCell
from frontportal.sheets.resources import RecordResource

from .models import Consent


class ConsentResource(RecordResource):
    withdrawn_at = Field(attribute="withdrawn_at", column_name="Rút lúc", readonly=True, widget=DayCell())
    instructions = {
        "code": "Ví dụ DY-2026-001. Mã đã có thì dòng này sửa bản ghi đó; để trống thì được đánh số mới.",
        "person": "Họ và tên như sẽ được nêu.",
    }

    class Meta(RecordResource.Meta):
        model = Consent
        import_id_fields = ("code",)
        fields = ("code", "person", "contact", "purpose", "means", "given_on", "note", "withdrawn_at")
