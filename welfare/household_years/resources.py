"""The sheet of a year's review."""

from frontportal.sheets.resources import RecordResource

from .models import HouseholdYear


class HouseholdYearResource(RecordResource):
    instructions = {"household": "Mã hộ."}

    class Meta(RecordResource.Meta):
        model = HouseholdYear
        import_id_fields = ("household", "year")
        fields = ("household", "year", "group", "members")
