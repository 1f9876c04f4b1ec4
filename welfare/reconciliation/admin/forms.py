"""What a person says about lines of a statement."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from unfold.widgets import (
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from frontportal.backoffice.inputs import MoneyInput
from frontportal.kit.records.fields import MoneyFormField, WholeFormField
from frontportal.kit.values.money import dong
from frontportal.places.models import Unit
from welfare.appeals.models import Appeal
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.statements.models.line import StatementLine

from ..querysets import with_amount_left
from ..suggestions.amounts_left import Portion
from ..suggestions.suggestion import Suggestion

OTHER = ""
MOST_PORTIONS = 30
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
        self.fields["unit"].queryset = choices_of_units()

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("appeal") or cleaned.get("unit") or cleaned.get("reason")):
            raise ValidationError("Hãy chọn đợt vận động, đơn vị, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
        return cleaned


class CreateEntryForm(forms.Form):
    """To make gifts of matched lines."""

    unit = choice(Unit.objects.none(), "Ghi nhận cho đơn vị")
    override_reason = words("Lý do lập khi sổ đã có khoản cùng ngày, cùng số tiền")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = choices_of_units()
        self.fields["unit"].help_text = "Dùng cho dòng không mang mã của xã, thị trấn nào."


class UndoForm(forms.Form):
    reason = words("Lý do bỏ khớp", required=True)


class LineFieldsForm:
    """For a form about `line`, of which `left` đồng wait: fields that go with its side, an entry by its number."""

    def limit_choices(self) -> None:
        self.kind = "contribution" if self.line.credit else "disbursement"
        noun = "phiếu thu" if self.line.credit else "phiếu chi"
        self.fields["number"].label = f"Số {noun} năm {self.line.day.year}"
        if self.line.credit:
            self.fields["appeal"].queryset = Appeal.objects.filter(fund=self.line.account.fund_id)
        else:
            del self.fields["appeal"], self.fields["unit"]

    def clean_number(self):
        """The entry with this number, with its `left`."""
        number, (model, name) = self.cleaned_data["number"], NUMBERS[self.kind]
        if number is None:
            return None
        entries = model.objects.filter(fund=self.line.account.fund_id, year=self.line.day.year, **{name: number})
        entry = with_amount_left(entries).filter(reverses__isnull=True, reversal__isnull=True, left__gt=0).first()
        if entry is None:
            raise ValidationError("Không có phiếu mang số này, hoặc phiếu đã khớp, đã ghi đảo.")
        return entry


def number_field() -> WholeFormField:
    return WholeFormField(
        required=False, min_value=1, widget=UnfoldAdminTextInputWidget(attrs={"inputmode": "numeric"})
    )


class LineForm(LineFieldsForm, ManyForm):
    """What all that waits of one line is: one of the suggestions, an entry by its number, or what `ManyForm` asks."""

    suggested = forms.ChoiceField(label="Gợi ý", required=False, widget=UnfoldAdminRadioSelectWidget())
    number = number_field()
    field_order = ["suggested", "number", "appeal", "unit", "reason"]

    def __init__(self, *args, line: StatementLine, left: int, suggestions: list[Suggestion], **kwargs):
        super().__init__(*args, **kwargs)
        self.line, self.left, self.suggestions = line, left, {each.key: each for each in suggestions}
        options = [(key, f"{each.label} ({each.reason})") for key, each in self.suggestions.items()]
        self.fields["suggested"].choices = [*options, (OTHER, "Không theo gợi ý")]
        self.limit_choices()
        if not suggestions:
            del self.fields["suggested"]

    def clean_number(self):
        entry = super().clean_number()
        if entry and entry.left != self.left:
            raise ValidationError(
                f"Dòng còn {dong(self.left)} đồng, phiếu còn {dong(entry.left)} đồng: không cùng số tiền. "
                "Muốn khớp một phần, hãy chọn “Chia cho nhiều khoản”."
            )
        return entry

    def clean(self):
        cleaned = self.cleaned_data
        suggestion, entry = self.suggestions.get(cleaned.get("suggested")), cleaned.get("number")
        others = {name: cleaned[name] for name in ("appeal", "unit") if cleaned.get(name)}
        if suggestion and (entry or others or "number" in self.errors):
            raise ValidationError("Hãy chọn một gợi ý, hoặc tự ghi; không làm cả hai.")
        named, reason = others | ({self.kind: entry} if entry else {}), cleaned.get("reason") or ""
        if suggestion:
            self.portions = [
                replace(portion, reason=reason or suggestion.reason_text) for portion in suggestion.portions
            ]
        else:
            self.portions = [Portion(self.left, named, reason)]
        if not self.errors and not suggestion and not named and not reason:
            raise ValidationError("Hãy chọn dòng này là gì, hoặc ghi lý do dòng không thuộc thu, chi của quỹ.")
        return cleaned


class PortionForm(LineFieldsForm, forms.Form):
    """One part of a line."""

    amount = MoneyFormField(
        label="Số tiền", min_value=1, widget=MoneyInput(), error_messages={"required": "Hãy ghi số tiền."}
    )
    number = number_field()
    appeal = choice(Appeal.objects.all(), "Đợt vận động")
    unit = choice(Unit.objects.none(), "Ghi nhận cho đơn vị")
    reason = words("Lý do", help_text="Bắt buộc khi phần này không thuộc thu, chi của quỹ.")

    def __init__(self, *args, line: StatementLine, units, offered: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.line = line
        self.fields["unit"].queryset = units
        self.limit_choices()
        for name in offered.keys() & self.fields.keys():
            self.fields[name].choices = offered[name]

    def clean(self):
        cleaned = self.cleaned_data
        entry, amount = cleaned.get("number"), cleaned.get("amount")
        if entry and amount and amount > entry.left:
            self.add_error("amount", f"Phiếu này chỉ còn {dong(entry.left)} đồng chưa khớp.")
        named = {name: cleaned[name] for name in ("appeal", "unit") if cleaned.get(name)} | (
            {self.kind: entry} if entry else {}
        )
        if not self.errors and not named and not cleaned.get("reason"):
            raise ValidationError("Hãy chọn phần này là gì, hoặc ghi lý do phần này không thuộc thu, chi của quỹ.")
        self.portion = Portion(amount or 0, named, cleaned.get("reason") or "")
        return cleaned


class PortionFormSet(forms.BaseFormSet):
    """The parts of a line; together no more than what is `left` of it."""

    def __init__(self, *args, left: int, **kwargs):
        self.left = left
        super().__init__(*args, **kwargs)

    def clean(self):
        entries, total = set(), 0
        for form in self.filled:
            total += (amount := form.cleaned_data.get("amount") or 0)
            if total > self.left and total - amount <= self.left:
                form.add_error(
                    "amount",
                    f"Cộng đến khoản này được {dong(total)} đồng, dòng chỉ còn {dong(self.left)} đồng chưa khớp.",
                )
            if (entry := form.cleaned_data.get("number")) in entries:
                form.add_error("number", "Phiếu này đã ghi ở một khoản bên trên.")
            entries |= {entry} - {None}
        if not self.filled:
            raise ValidationError("Hãy ghi ít nhất một khoản.")

    @property
    def filled(self) -> list[PortionForm]:
        return [form for form in self.forms if form.has_changed() and form.errors is not None]

    @property
    def portions(self) -> list[Portion]:
        return [form.portion for form in self.filled]

    @property
    def is_readable(self) -> bool:
        """Whether amounts were typed, and all of them are understood."""
        return self.is_bound and not any("amount" in form.errors for form in self.forms)

    @property
    def total(self) -> int:
        """Đồng typed so far, as far as they can be read."""
        return sum(form.cleaned_data.get("amount") or 0 for form in self.filled) if self.is_bound else 0


def portion_formset(line: StatementLine, left: int, data=None) -> PortionFormSet:
    made = forms.formset_factory(
        PortionForm, formset=PortionFormSet, extra=3, max_num=MOST_PORTIONS, absolute_max=MOST_PORTIONS
    )
    # One question for the choices of all forms.
    asked = (
        {"unit": choices_of_units(), "appeal": Appeal.objects.filter(fund=line.account.fund_id)} if line.credit else {}
    )
    offered = {
        name: [("", "Không"), *((record.pk, str(record)) for record in records)] for name, records in asked.items()
    }
    given = {"line": line, "units": choices_of_units(), "offered": offered}
    return made(data, left=left, prefix="phan", form_kwargs=given)


def choices_of_units():
    """Units that a gift may be credited to: communes, towns and the district, of then and of today."""
    return Unit.objects.served().exclude(kind__in=["area", "province"]).alphabetical()
