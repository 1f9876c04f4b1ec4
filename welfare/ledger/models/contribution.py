"""Money and goods that a fund receives."""

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.consents.models import Consent
from frontportal.kit.records.fields import FoldedField
from frontportal.kit.values.money import dong
from welfare.appeals.memo_codes import codes_in
from welfare.appeals.models import Appeal

from ..querysets import ContributionQuerySet
from .entry import Entry, list_indexes


class Contribution(Entry):
    """One gift to a fund. The donor's name is public only when `publish_name` says that the donor agreed.

    Of a person this is so only as long as `consent` is living (a trigger; its withdrawal takes the name out).

    `carried_from` is the appeal whose code the transfer bore outside of its days; two persons decided what it is instead.

    The name stands on the contribution, not on a donor record: consent is given gift by gift, and one list of all
    donors would be one more list of personal data to keep.
    """

    class DonorKind(models.TextChoices):
        ORGANISATION = "organisation", "Tổ chức, đơn vị"
        PERSON = "person", "Cá nhân, gia đình"

    class Channel(models.TextChoices):
        CASH = "cash", "Tiền mặt"
        TRANSFER = "transfer", "Chuyển khoản"
        KIND = "kind", "Hiện vật"

    UNNAMED = "Nhà hảo tâm"

    donor_name = models.CharField("người ủng hộ", max_length=200)
    donor_kind = models.CharField("loại người ủng hộ", max_length=12, choices=DonorKind, default=DonorKind.ORGANISATION)
    publish_name = models.BooleanField(
        "đồng ý nêu tên", default=False, help_text="Chỉ chọn khi người ủng hộ đã đồng ý cho công khai tên."
    )
    consent = models.ForeignKey(
        Consent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bản ghi đồng ý",
        help_text="Phải có khi nêu tên cá nhân; tổ chức thì không cần.",
    )
    channel = models.CharField("hình thức", max_length=8, choices=Channel, default=Channel.TRANSFER)
    carried_from = models.ForeignKey(
        "appeals.Appeal",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="đến ngoài thời gian của đợt",
    )
    memo = models.CharField("nội dung", max_length=300, blank=True, help_text="Không hiện trên trang công khai.")
    receipt_number = models.PositiveIntegerField(
        "số phiếu thu", null=True, blank=True, help_text="Để trống thì số được cấp khi xác nhận."
    )
    folded = FoldedField("tên không dấu", source=("donor_name",))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = ContributionQuerySet.as_manager()

    class Meta(Entry.Meta):
        abstract = False
        verbose_name = "khoản ủng hộ"
        verbose_name_plural = "khoản ủng hộ"
        permissions = [("confirm_contribution", "Xác nhận khoản ủng hộ")]
        indexes = [
            models.Index(fields=["year", "state"], name="ledger_contribution_year"),
            models.Index(fields=["amount", "date"], name="ledger_contribution_amount"),
            *list_indexes("ledger_contribution"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="ledger_contribution_folded"),
        ]
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(
                fields=["fund", "year", "receipt_number"],
                name="ledger_contribution_receipt_once",
                violation_error_message="Số phiếu thu này đã dùng trong sổ quỹ của năm.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(receipt_number__isnull=False),
                name="ledger_contribution_confirmed_has_receipt",
                violation_error_message="Khoản ủng hộ đã xác nhận phải có số phiếu thu.",
            ),
        ]

    def __str__(self):
        number = f"Phiếu thu {self.receipt_number}" if self.receipt_number else "Phiếu thu chưa có số"
        return f"{number}, năm {self.year}, {dong(self.amount)} đồng"

    def clean(self):
        super().clean()
        self.clean_name()
        if self.appeal_id and self.date and self.carried_from_id is None and not self.reverses_id:
            self.clean_days()
        if self.memo and self.date and not self.appeal_id and self.carried_from_id is None and not self.reverses_id:
            self.clean_memo()
        if self.unit_id and self.unit.kind == "area":
            raise ValidationError(
                {"unit": "Khoản ủng hộ được ghi cho xã, thị trấn hoặc huyện, không ghi cho khu dân cư."}
            )

    def clean_name(self):
        """A person's name is published by a living consent to that, which is the donor's own."""
        if not self.publish_name or self.donor_kind != self.DonorKind.PERSON:
            return
        why = "Nêu tên cá nhân phải có bản ghi đồng ý: hãy chọn trong Sổ đồng ý, hoặc lập ở đó trước."
        if self.consent is not None:
            why = self.consent.why_not_for(Consent.Purpose.DONATION, self.donor_name)
        if why:
            raise ValidationError({"consent": why})

    @property
    def consented_name(self) -> str:
        return self.donor_name if self.publish_name and self.donor_kind == self.DonorKind.PERSON else ""

    def clean_days(self):
        """Nothing is accepted for an appeal before it opens or after it closes; a gift from before this rule stays."""
        before = Contribution.objects.filter(pk=self.pk).values_list("appeal", "date").first() if self.pk else None
        if before != (self.appeal_id, self.date) and not self.appeal.takes_on(self.date):
            raise ValidationError({"date": self.appeal.why_not_on(self.date)})

    def clean_memo(self):
        """A transfer that bears an appeal's code outside of its days is no gift like others because no appeal was chosen: two
        persons decide of it. A gift from before this rule stays, as does one whose words name two appeals."""
        before = Contribution.objects.filter(pk=self.pk).values_list("memo", "date").first() if self.pk else None
        if self.channel != self.Channel.TRANSFER or before == (self.memo, self.date):
            return
        appeals = {appeal.code: appeal for appeal in Appeal.objects.filter(fund=self.fund_id)}
        named = codes_in(self.memo, appeals)
        if len(named) == 1 and not (appeal := appeals[named.pop()]).takes_on(self.date):
            raise ValidationError({"memo": f"Nội dung ghi mã {appeal.code}. {appeal.why_not_on(self.date)}"})

    def get_absolute_url(self) -> str:
        """The year's list for a draft: it has no number and no page; nor have entries of funds beside the main one."""
        if not self.fund.is_main:
            return f"{reverse('welfare:fund-books', args=[self.fund.slug, self.year])}#ung-ho"
        if self.is_confirmed:
            return reverse("welfare:contribution", args=[self.year, self.receipt_number])
        return reverse("welfare:contributions", args=[self.year])

    @property
    def public_donor(self) -> str:
        """The only form in which a donor appears in public."""
        return self.donor_name if self.publish_name else self.UNNAMED
