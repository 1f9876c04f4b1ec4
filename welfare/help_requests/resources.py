"""The sheet of requests, out only: each is answered on its page, where the sender reads the answer by a code that stands in no sheet."""

from import_export.fields import Field

from frontportal.sheets.cells import MomentCell
from frontportal.sheets.resources import RecordResource

from .models import HelpRequest


class HelpRequestResource(RecordResource):
    headers = {"id": "Số đề nghị"}
    arrived = Field(attribute="arrived", column_name="Gửi lúc", readonly=True, widget=MomentCell())
    answered_at = Field(attribute="answered_at", column_name="Trả lời lúc", readonly=True, widget=MomentCell())

    class Meta(RecordResource.Meta):
        model = HelpRequest
        import_id_fields = ("id",)
        fields = (
            "id", "arrived", "unit", "need", "message", "name", "address", "contact", "state", "household", "answer",
            "answered_at",
        )  # fmt: skip
