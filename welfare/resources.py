"""Sheets that offices keep: gifts, houses, livelihoods, other funders, appeals, contributions entered by hand."""

from collections import Counter

from frontportal.kit.importing.cells import text_of
from frontportal.kit.resources import RecordResource

from .models import Appeal, CoFunding, Contribution, Disbursement, Gift, House, Household, Livelihood


class GiftResource(RecordResource):
    class Meta:
        model = Gift
        import_id_fields = ["round", "unit", "group"]
        fields = ["round", "unit", "group", "packages", "unit_value", "norm_reason"]


class HouseResource(RecordResource):
    private = {"household": "welfare.view_household"}

    class Meta:
        model = House
        import_id_fields = ["code"]
        fields = [
            "code", "year", "unit", "household", "kind", "work", "support", "total", "state", "handed_over_on", "decision",
            "norm_reason",
        ]  # fmt: skip


class LivelihoodResource(RecordResource):
    private = {"household": "welfare.view_household"}

    class Meta:
        model = Livelihood
        import_id_fields = ["code"]
        fields = ["code", "year", "unit", "household", "households", "occasion", "kind", "value", "date"]


class CoFundingResource(RecordResource):
    class Meta:
        model = CoFunding
        import_id_fields = ["house", "livelihood", "kind", "source", "form"]
        fields = ["house", "livelihood", "kind", "source", "form", "amount", "note"]


class AppealResource(RecordResource):
    """Appeals come in as drafts: a sheet publishes nothing."""

    private = {"account": "welfare.view_bankaccount"}

    class Meta:
        model = Appeal
        import_id_fields = ["code"]
        fields = [
            "code", "title", "fund", "year", "opened_on", "closed_on", "distributed_on", "target", "account", "text",
        ]  # fmt: skip


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
            said = {name: self.fields[name].clean(row) for name in self.ALIKE}
        except ValueError:
            return None  # told under its column when the row is read as a new one
        place = self.alike[tuple(said.values())]
        self.alike[tuple(said.values())] += 1
        found = Contribution.objects.filter(**said).order_by("pk")[place : place + 1].first()
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


class HouseholdResource(RecordResource):
    class Meta:
        model = Household
        import_id_fields = ["code"]
        fields = ["code", "head", "unit", "address", "phone", "group", "note"]
