"""What a person says about lines of a statement."""

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import (
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from frontportal.places.models import Unit

from ..models import Appeal, Contribution, Disbursement, StatementLine
from .suggestions import Suggestion

OTHER = ""
NUMBERS = {"contribution": (Contribution, "receipt_number"), "disbursement": (Disbursement, "voucher_number")}


def choice(records, label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        records, label=label, required=False, empty_label="Không", widget=UnfoldAdminSelectWidget(),
        error_messages={"invalid_choice": "Không có lựa chọn này."},
    )  # fmt: skip


def words(label: str, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=300, required=required, help_text=help_text,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}), error_messages={"required": f"Hãy ghi {label.lower()}."},
    )  # fmt: skip


class ManyForm(forms.Form):
    """One decision for many lines: an appeal, a unit, or why they are neither gift nor payment."""

    appeal = choice(Appeal.objects.all(), "Đợt vận động")
    unit = choice(Unit.objects.none(), "Ghi nhận cho đơn vị")
    reason = words("Lý do", help_text="Bắt buộc khi không chọn đợt và đơn vị: phí ngân hàng, chuyển giữa tài khoản …")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = credited()

    def clean(self):
        said = super().clean()
        if not (said.get("appeal") or said.get("unit") or said.get("reason")):
            raise ValidationError("Hãy chọn đợt vận động, đơn vị, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
        return said


class BookForm(forms.Form):
    """To make gifts of matched lines."""

    unit = choice(Unit.objects.none(), "Ghi nhận cho đơn vị")
    despite = words("Lý do lập khi sổ đã có khoản cùng ngày, cùng số tiền")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = credited()
        self.fields["unit"].help_text = "Dùng cho dòng không mang mã của xã, thị trấn nào."


class UndoForm(forms.Form):
    reason = words("Lý do bỏ khớp", required=True)


class LineForm(ManyForm):
    """About one line: one of the suggestions, an entry by its number, or what `ManyForm` asks."""

    suggested = forms.ChoiceField(label="Gợi ý", required=False, widget=UnfoldAdminRadioSelectWidget())
    number = forms.IntegerField(
        required=False, min_value=1, widget=UnfoldAdminTextInputWidget(attrs={"inputmode": "numeric"})
    )
    field_order = ["suggested", "number", "appeal", "unit", "reason"]

    def __init__(self, *args, line: StatementLine, suggestions: list[Suggestion], **kwargs):
        super().__init__(*args, **kwargs)
        self.line, self.suggestions = line, {each.key: each for each in suggestions}
        options = [(key, f"{each.label} ({each.reason})") for key, each in self.suggestions.items()]
        self.fields["suggested"].choices = [*options, (OTHER, "Không theo gợi ý")]
        self.kind = "contribution" if line.credit else "disbursement"
        self.fields["number"].label = f"{'Số phiếu thu' if line.credit else 'Số phiếu chi'} năm {line.day.year}"
        if line.credit:
            self.fields["appeal"].queryset = Appeal.objects.filter(fund=line.account.fund_id)
        else:
            del self.fields["appeal"], self.fields["unit"]
        if not suggestions:
            del self.fields["suggested"]

    def clean_number(self):
        number, (model, name) = self.cleaned_data["number"], NUMBERS[self.kind]
        if number is None:
            return None
        fund, year = self.line.account.fund_id, self.line.day.year
        entry = model.objects.unmatched().filter(fund=fund, year=year, **{name: number}).first()
        if entry is None:
            raise ValidationError("Không có phiếu mang số này, hoặc phiếu đã khớp, đã ghi đảo.")
        return entry

    def clean(self):
        said = self.cleaned_data
        suggestion, entry = self.suggestions.get(said.get("suggested")), said.get("number")
        others = {name: said[name] for name in ("appeal", "unit") if said.get(name)}
        if suggestion and (entry or others):
            raise ValidationError("Hãy chọn một gợi ý, hoặc tự ghi; không làm cả hai.")
        self.named = suggestion.named if suggestion else others | ({self.kind: entry} if entry else {})
        self.why = said.get("reason") or (suggestion.said if suggestion else "")
        if not self.errors and not self.named and not self.why:
            raise ValidationError("Hãy chọn dòng này là gì, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
        return said


def credited():
    """Units that a gift may be credited to: communes, towns and the district, of then and of today."""
    return Unit.objects.served().exclude(kind__in=["area", "province"]).alphabetical()
