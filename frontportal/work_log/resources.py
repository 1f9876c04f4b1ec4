"""The sheet of the log, in and out."""

from frontportal.sheets.resources import RecordResource

from .models import LoggedWork


class LoggedWorkResource(RecordResource):
    instructions = {
        "unit": "Mã, hoặc tên của xã, thị trấn, khu dân cư.",
        "title": "Không ghi tên hộ, tên người được thăm.",
        "quantity": "Tính bằng đơn vị trong ngoặc của loại việc.",
    }

    class Meta(RecordResource.Meta):
        model = LoggedWork
        import_id_fields = ("kind", "body", "unit", "date", "title")
        fields = (
            "kind", "body", "unit", "date", "year", "title", "quantity", "people", "invited", "opinions", "amount", "source",
        )  # fmt: skip
