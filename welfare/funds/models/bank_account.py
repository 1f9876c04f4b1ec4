"""Bank accounts of the funds."""

from datetime import date
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from welfare.banks import registry

from ..querysets import BankAccountQuerySet
from .fund import Fund


def banks_today() -> list[tuple[str, str]]:
    """Slug and name of every bank. Called each time, so that a name that changes is no migration."""
    return registry.choices_on(timezone.localdate())


def bin_is_of_bank() -> Q:
    """Whether an account's number of a bank is the one in the list; none at all is another bank's."""
    listed = (Q(bank=slug, bin=bin) for slug, bin in registry.BIN_OF.items())
    return reduce(or_, listed, Q(bin="", bank__in=tuple(registry.BIN_OF)) | Q(bank__in=registry.TYPED))


class BankAccount(Stamped):
    """One bank account of a fund. The number is for staff; the public knows an account by `masked`.

    Only an account that `accepts_donations` is shown whole, on the pages that say how to give. `bank` is a slug of welfare/banks,
    `bin` that bank's number in VietQR; it is typed only for a bank that is not in the list.
    """

    bank = models.CharField("ngân hàng", max_length=20, choices=banks_today)
    number = models.CharField(
        "số tài khoản",
        max_length=24,
        unique=True,
        validators=[RegexValidator(r"^\d{4,24}$", "Số tài khoản chỉ gồm chữ số, không có dấu cách.")],
        error_messages={"unique": "Số tài khoản này đã có."},
    )
    name = models.CharField("tên tài khoản", max_length=150)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="accounts", verbose_name="quỹ")
    active = models.BooleanField("đang dùng", default=True)
    bin = models.CharField(
        "mã ngân hàng (BIN)",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{6}$", "Mã ngân hàng gồm đúng 6 chữ số.")],
        help_text="Sáu chữ số trong mã VietQR. Chỉ gõ khi ngân hàng không có trong danh sách; còn lại lấy theo ngân hàng đã chọn.",
    )
    accepts_donations = models.BooleanField(
        "công khai để nhận ủng hộ",
        default=False,
        help_text="Số tài khoản, tên tài khoản và mã QR sẽ hiện trên trang Ủng hộ.",
    )
    folded = FoldedField("tên không dấu", source=("name", "number"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = BankAccountQuerySet.as_manager()

    class Meta:
        verbose_name = "tài khoản ngân hàng"
        verbose_name_plural = "tài khoản ngân hàng"
        ordering = ["bank", "number"]
        permissions = [("publish_bankaccount", "Công khai tài khoản nhận ủng hộ")]
        constraints = [
            given("funds_bankaccount", "number", "Số tài khoản"),
            models.CheckConstraint(
                condition=Q(accepts_donations=False)
                | Q(active=True, bin__regex=r"^[0-9]{6}$", number__regex=r"^[0-9]{4,19}$"),
                name="funds_bankaccount_donations_reachable",
                violation_error_message="Tài khoản công khai để nhận ủng hộ phải đang dùng và có mã ngân hàng 6 chữ số.",
            ),
            models.CheckConstraint(
                condition=bin_is_of_bank(),
                name="funds_bankaccount_bin_is_of_bank",
                violation_error_message="Mã ngân hàng (BIN) không phải của ngân hàng đã chọn.",
            ),
        ]

    def __str__(self):
        return f"{self.bank_name} {self.number}"

    def clean(self):
        super().clean()
        self.bin = registry.BIN_OF.get(self.bank, self.bin)
        owner = next((slug for slug, bin in registry.BIN_OF.items() if bin == self.bin), self.bank)
        if self.bank in registry.TYPED and owner != self.bank:
            name = registry.short_name(owner, timezone.localdate())
            raise ValidationError({"bank": f"Mã {self.bin} là của {name}: hãy chọn ngân hàng đó."})

    @property
    def bank_name(self) -> str:
        """As the bank is called today."""
        return registry.short_name(self.bank, timezone.localdate())

    @property
    def masked(self) -> str:
        """The only form in which an account appears in public, but for how to give (see `accepts_donations`)."""
        return self.masked_on(timezone.localdate())

    def masked_on(self, on: date) -> str:
        """The same as the bank was called on that day: a statement of 2024 is one of OceanBank, not of MBV."""
        return f"{registry.short_name(self.bank, on)} …{self.number[-3:]}"
