"""Forms that narrow the public lists of a year."""

from django import forms

from frontportal.places.models import Unit
from welfare.appeals.models import Appeal
from welfare.ledger.models.disbursement import Disbursement


class PlaceFilter(forms.Form):
    """`?xa=` narrows a list to a commune of the year, by its code."""

    xa = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Xã, thị trấn",
        to_field_name="code",
        required=False,
        empty_label="Tất cả",
        error_messages={"invalid_choice": "Năm này không có xã, thị trấn như vậy."},
    )

    def __init__(self, *args, year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["xa"].queryset = Unit.objects.communes().served().in_year(year).alphabetical()

    def narrow(self, records):
        """The records that match; none while the form has errors."""
        if not self.is_valid():
            return records.none()
        unit = self.cleaned_data["xa"]
        return records.within(unit) if unit else records


class EntryFilter(PlaceFilter):
    """`?dot=` narrows money to an appeal of the year, by its code."""

    dot = forms.ModelChoiceField(
        Appeal.objects.none(),
        label="Đợt vận động",
        to_field_name="code",
        required=False,
        empty_label="Tất cả",
        error_messages={"invalid_choice": "Năm này không có đợt vận động như vậy."},
    )

    def __init__(self, *args, year: int, **kwargs):
        super().__init__(*args, year=year, **kwargs)
        self.fields["dot"].queryset = Appeal.objects.published().touching(year)

    def narrow(self, records):
        records = super().narrow(records)
        appeal = self.cleaned_data.get("dot")
        return records.filter(appeal=appeal) if appeal else records


class ContributionFilter(EntryFilter):
    q = forms.CharField(
        label="Tìm khoản ủng hộ của mình",
        max_length=100,
        required=False,
        help_text="Tên, số tiền hoặc số phiếu thu. Chỉ tìm được tên của người đồng ý nêu tên.",
    )
    field_order = ["q", "xa", "dot"]

    def narrow(self, records):
        records = super().narrow(records)
        words = " ".join(self.cleaned_data.get("q", "").split())
        return records.found_by(words) if words else records


class DisbursementFilter(EntryFilter):
    mucdich = forms.ChoiceField(
        label="Mục đích",
        required=False,
        choices=[("", "Tất cả"), *Disbursement.Purpose.choices],
        error_messages={"invalid_choice": "Không có mục đích chi như vậy."},
    )
    field_order = ["mucdich", "xa", "dot"]

    def narrow(self, records):
        records = super().narrow(records)
        purpose = self.cleaned_data.get("mucdich")
        return records.filter(purpose=purpose) if purpose else records
