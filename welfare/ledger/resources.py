"""Sheets of contributions and disbursements."""

from collections import Counter

from frontportal.sheets.cells import text_of
from frontportal.sheets.resources import RecordResource

from .models.contribution import Contribution
from .models.disbursement import Disbursement


class ContributionResource(RecordResource):
    """Imported contributions are drafts. A receipt's number names its row; a row without one is known by all it says."""

    ALIKE = ("fund", "year", "date", "donor_name", "unit", "channel", "amount", "memo")

    class Meta:
        model = Contribution
        import_id_fields = ["fund", "year", "receipt_number"]
        fields = [
            "fund", "year", "receipt_number", "date", "donor_name", "donor_kind", "publish_name", "unit", "channel",
            "amount", "memo", "appeal",
        ]  # fmt: skip

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.alike = Counter()

    def get_instance(self, instance_loader, row):
        """Of entries alike, the second row of a sheet means the second one stored; true twins stay two."""
        head = self.head_of("receipt_number")
        if text_of(row.get(head)):
            return super().get_instance(instance_loader, row)
        try:
            cleaned = {name: self.fields[name].clean(row) for name in self.ALIKE}
        except ValueError:
            return None  # told under its column when the row is read as a new one
        place = self.alike[tuple(cleaned.values())]
        self.alike[tuple(cleaned.values())] += 1
        found = Contribution.objects.filter(**cleaned).order_by("pk")[place : place + 1].first()
        if found:
            row[head] = found.receipt_number
        return found


class DisbursementResource(RecordResource):
    """For export; payments are entered one by one, each with its decision."""

    class Meta:
        model = Disbursement
        import_id_fields = ["fund", "year", "voucher_number"]
        fields = [
            "fund", "year", "voucher_number", "date", "purpose", "gift_round", "house", "livelihood", "unit", "amount",
            "decision_number", "decision_date", "norm_reason", "state", "appeal",
        ]  # fmt: skip
