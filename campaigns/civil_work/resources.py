"""The sheet of models; new ones come in hidden, and whoever may show them does so afterwards."""

from frontportal.sheets.resources import RecordResource

from .models import CivilWorkModel


class CivilWorkModelResource(RecordResource):
    instructions = {"lead": "Tên tổ chức; không ghi tên cá nhân."}

    class Meta(RecordResource.Meta):
        model = CivilWorkModel
        import_id_fields = ("unit", "name")
        fields = (
            "unit", "name", "field", "lead", "started_on", "ended_on", "people", "summary", "level", "decision",
            "recognised_on",
        )  # fmt: skip
