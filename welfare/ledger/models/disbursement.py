"""Money that a fund spends."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import given
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.money import dong
from welfare.assistance.models.funding import check_funding_total
from welfare.assistance.models.gift import GiftRound
from welfare.assistance.models.house import House
from welfare.assistance.models.livelihood import Livelihood
from welfare.assistance.models.norm import Norm, check_norm, norm_reason_field

from ..querysets import DisbursementQuerySet
from .entry import Entry, list_indexes


def belongs_to(purpose: str, link: str) -> Q:
    """`link` is filled in exactly when the money is for `purpose`."""
    return Q(purpose=purpose, **{f"{link}__isnull": False}) | (~Q(purpose=purpose) & Q(**{f"{link}__isnull": True}))


class Disbursement(Entry):
    """One payment out of a fund; a house, livelihood or gift round it pays for is named, never a household."""

    class Purpose(models.TextChoices):
        GIFT = "gift", "Quà Tết, thăm hỏi"
        HOUSE = "house", "Nhà ở"
        LIVELIHOOD = "livelihood", "Sinh kế"
        STUDY = "study", "Học bổng"
        MEDICAL = "medical", "Khám chữa bệnh"
        EMERGENCY = "emergency", "Cứu trợ đột xuất"
        ENTRUSTED = "entrusted", "Uỷ thác vốn qua Ngân hàng Chính sách xã hội"
        OTHER = "other", "Việc khác"

    LINKS = {"gift": "gift_round", "house": "house", "livelihood": "livelihood"}

    purpose = models.CharField("mục đích", max_length=10, choices=Purpose)
    gift_round = models.ForeignKey(
        GiftRound, models.PROTECT, null=True, blank=True, related_name="disbursements", verbose_name="đợt quà"
    )
    house = models.ForeignKey(
        House, models.PROTECT, null=True, blank=True, related_name="disbursements", verbose_name="căn nhà"
    )
    livelihood = models.ForeignKey(
        Livelihood, models.PROTECT, null=True, blank=True, related_name="disbursements", verbose_name="sinh kế"
    )
    decision_number = models.CharField("số quyết định chi", max_length=60)
    decision_date = models.DateField("ngày quyết định")
    voucher_number = models.PositiveIntegerField(
        "số phiếu chi", null=True, blank=True, editable=False, help_text="Được cấp liên tục khi xác nhận."
    )
    norm_reason = norm_reason_field()
    folded = FoldedField("số quyết định không dấu", source=("decision_number",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = DisbursementQuerySet.as_manager()

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "khoản chi"
        verbose_name_plural = "khoản chi"
        permissions = [("confirm_disbursement", "Xác nhận khoản chi")]
        indexes = [
            models.Index(fields=["year", "state"], name="ledger_disbursement_year"),
            models.Index(fields=["amount", "date"], name="ledger_disbursement_amount"),
            *list_indexes("ledger_disbursement"),
        ]
        constraints = [
            *Entry.Meta.constraints,
            given("ledger_disbursement", "decision_number", "Số quyết định chi"),
            models.CheckConstraint(
                condition=belongs_to("gift", "gift_round")
                & belongs_to("house", "house")
                & belongs_to("livelihood", "livelihood"),
                name="ledger_disbursement_purpose_link",
                violation_error_message="Khoản chi cho quà, nhà ở, sinh kế phải ghi đúng đợt quà, căn nhà, sinh kế đó.",
            ),
            models.UniqueConstraint(
                fields=["fund", "year", "voucher_number"],
                name="ledger_disbursement_voucher_once",
                violation_error_message="Số phiếu chi này đã dùng trong sổ quỹ của năm.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", voucher_number__isnull=True)
                | Q(state="confirmed", voucher_number__isnull=False),
                name="ledger_disbursement_confirmed_has_voucher",
                violation_error_message="Khoản chi có số phiếu chi khi và chỉ khi đã xác nhận.",
            ),
        ]

    def __str__(self):
        number = f"Phiếu chi {self.voucher_number}" if self.voucher_number else "Phiếu chi chưa có số"
        return f"{number}, năm {self.year}, {dong(self.amount)} đồng"

    def get_absolute_url(self) -> str:
        """The year's list for a draft: it has no number and no page; nor have entries of funds beside the main one."""
        if not self.fund.is_main:
            return f"{reverse('welfare:fund-books', args=[self.fund.slug, self.year])}#khoan-chi"
        if self.is_confirmed:
            return reverse("welfare:disbursement", args=[self.year, self.voucher_number])
        return reverse("welfare:disbursements", args=[self.year])

    def clean(self):
        super().clean()
        self.clean_link()
        target = self.house or self.livelihood
        if target and self.unit_id and target.unit_id != self.unit_id:
            raise ValidationError({"unit": f"Khoản chi này thuộc {target.unit}. Hãy chọn đúng đơn vị."})
        if target and self.amount and not self.reverses_id:
            check_funding_total(target, self.amount, "amount", disbursement=self.pk)
        if self.amount and self.amount > 0 and self.decision_date:
            self.clean_norm()

    def clean_norm(self):
        """One payment for study, illness …, or all that funds pay for one livelihood, against the norm of its day."""
        if self.purpose in Norm.Per.values:
            check_norm(self, self.purpose, self.amount, self.decision_date)
        if self.livelihood:
            paid = self.livelihood.from_funds(leaving_out=self.pk) + self.amount
            check_norm(self, Norm.Per.HOUSEHOLD, paid, self.decision_date, times=self.livelihood.households)

    def clean_link(self):
        """A sentence at the field that is missing or too many, before the database's own check says it for the row."""
        for purpose, link in self.LINKS.items():
            label = self._meta.get_field(link).verbose_name
            if self.purpose == purpose and getattr(self, f"{link}_id") is None:
                raise ValidationError({link: f"Khoản chi này phải ghi rõ {label}."})
            if self.purpose != purpose and getattr(self, f"{link}_id") is not None:
                raise ValidationError({link: f"Mục đích “{self.get_purpose_display()}” không đi với {label}."})
