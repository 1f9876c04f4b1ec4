"""Sheets of appeals: they come in as drafts, a sheet publishes nothing."""

from frontportal.sheets.resources import RecordResource

from .models import Appeal


class AppealResource(RecordResource):
    """Appeals come in as drafts: a sheet publishes nothing."""

    private = {"account": "funds.view_bankaccount"}

    class Meta:
        model = Appeal
        import_id_fields = ["code"]
        fields = [
            "code", "title", "fund", "year", "opened_on", "closed_on", "distributed_on", "target", "account", "text",
        ]  # fmt: skip
