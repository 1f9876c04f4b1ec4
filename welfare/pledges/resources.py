"""The sheet of pledges."""

from frontportal.sheets.resources import RecordResource

from .models import Pledge


class PledgeResource(RecordResource):
    class Meta(RecordResource.Meta):
        model = Pledge
        import_id_fields = ("fund", "donor_name", "pledged_on", "amount")
        fields = (
            "fund", "appeal", "donor_name", "unit", "amount", "pledged_on", "due_on", "occasion", "withdrawn_on", "reason",
        )  # fmt: skip
