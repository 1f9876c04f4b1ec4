"""What a giver may fill in before scanning."""

from django import forms
from django.core.exceptions import ValidationError

from frontportal.kit.records.fields import MoneyFormField
from frontportal.kit.values.money import dong
from welfare.appeals.vietqr import LARGEST_AMOUNT

LEAST = 1_000


class AmountForm(forms.Form):
    """`?so-tien=500.000`: the amount that the code already holds. Empty means that the giver types it later."""

    def __init__(self, data):
        super().__init__(data if "so-tien" in data else None)
        self.fields["so-tien"] = MoneyFormField(
            label="Số tiền",
            required=False,
            min_value=LEAST,
            help_text="Không bắt buộc. Ví dụ: 200 nghìn. Ghi ở đây thì mã QR có sẵn số tiền.",
        )
        self.fields["so-tien"].widget.attrs["placeholder"] = ""

    def clean(self):
        amount = super().clean().get("so-tien")
        if amount and amount > LARGEST_AMOUNT:
            sentence = f"Mỗi lần quét mã chuyển được nhiều nhất {dong(LARGEST_AMOUNT)} đồng. Với số tiền lớn hơn, hãy đến ngân hàng."
            raise ValidationError({"so-tien": sentence})
        return self.cleaned_data

    @property
    def amount(self) -> int | None:
        """In đồng; None where nothing, or nothing valid, was typed."""
        return self.cleaned_data.get("so-tien") if self.is_valid() else None
