"""Forms of the welfare pages."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminURLInputWidget,
)

from frontportal.places.models import Unit

from .models import Appeal, Disbursement, Disclosure
from .models.funded import overrun


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do ghi đảo",
        max_length=300,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do ghi đảo."},
    )


class DisclosureForm(forms.Form):
    """What was made public, when, and where it can be read; only what is not on record yet is offered."""

    event = forms.ChoiceField(label="Nội dung công khai", widget=UnfoldAdminSelectWidget)
    done_on = forms.DateField(label="Ngày công khai", initial=timezone.localdate, widget=UnfoldAdminDateWidget)
    where = forms.CharField(
        label="Công khai ở đâu",
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text="Ví dụ: Cổng thông tin này và bảng tin Ủy ban.",
    )
    link = forms.URLField(
        label="Liên kết", required=False, assume_scheme="https", max_length=200, widget=UnfoldAdminURLInputWidget
    )

    def __init__(self, *args, appeal, **kwargs):
        super().__init__(*args, **kwargs)
        recorded = {disclosure.event for disclosure in appeal.disclosures.all()}
        self.fields["event"].choices = [choice for choice in Disclosure.Event.choices if choice[0] not in recorded]


class LinesFormSet(BaseInlineFormSet):
    """The other funders of one house or livelihood, checked together with the total typed above them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.lines_in_form = self.is_bound

    def clean(self):
        super().clean()
        if any(self.errors) or not self.instance.ceiling:
            return
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        lines = sum(line["amount"] for line in kept) + (self.instance.from_funds() if self.instance.pk else 0)
        if lines > self.instance.ceiling:
            raise ValidationError(overrun(lines, self.instance.ceiling))


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
