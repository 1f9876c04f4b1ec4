"""The sheet of visits to livelihoods."""

from frontportal.sheets.resources import RecordResource

from .models import FollowUp


class FollowUpResource(RecordResource):
    instructions = {"livelihood": "Mã sinh kế.", "months": "Sau 6 tháng hoặc Sau 12 tháng."}

    class Meta(RecordResource.Meta):
        model = FollowUp
        import_id_fields = ("livelihood", "months")
        fields = ("livelihood", "months", "date", "outcome", "households_risen", "people", "note")
