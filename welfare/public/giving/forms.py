"""What a giver may fill in before scanning."""

import re

from django import forms
from django.core.exceptions import ValidationError

from frontportal.kit.records.fields import MoneyFormField
from frontportal.kit.values.money import dong
from welfare.appeals.transfer_codes import ascii_words
from welfare.appeals.vietqr import LARGEST_AMOUNT

LEAST = 1_000


class AmountForm(forms.Form):
    """`?so-tien=500.000&ten=Nguyễn Văn An`: what the code already holds. Empty means that the giver types it later."""

    def __init__(self, data):
        super().__init__(data if "so-tien" in data or "ten" in data else None)
        self.fields["so-tien"] = MoneyFormField(
            label="Số tiền",
            required=False,
            min_value=LEAST,
            help_text="Không bắt buộc. Ví dụ: 200 nghìn. Ghi ở đây thì mã QR có sẵn số tiền.",
        )
        self.fields["so-tien"].widget.attrs["placeholder"] = ""
        self.fields["ten"] = forms.CharField(
            label="Tên người, đơn vị gửi",
            required=False,
            max_length=60,
            help_text="Không bắt buộc. Ghi vào nội dung chuyển khoản để sau này tìm lại được khoản của mình.",
        )
        self.fields["ten"].widget.attrs["autocomplete"] = "name"

    def clean_ten(self) -> str:
        """Words that fit into a memo; a word with digits could be taken for an appeal's code or be a phone number."""
        words = ascii_words(self.cleaned_data["ten"])
        if self.cleaned_data["ten"] and not words:
            raise ValidationError("Hãy ghi tên bằng chữ.")
        if any(re.search(r"[A-Z]\d|\d[A-Z]|\d{4}", word) for word in words.split()):
            raise ValidationError("Tên không ghi kèm mã hay số điện thoại: nội dung chuyển khoản được công khai.")
        return words

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

    @property
    def giver(self) -> str:
        """In capitals without diacritics, as a memo has it; "" where nothing, or nothing valid, was typed."""
        return self.cleaned_data.get("ten", "") if self.is_valid() else ""
