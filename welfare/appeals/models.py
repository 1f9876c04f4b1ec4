"""A call for gifts: what for, from when to when, into which account, under which code of a transfer."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.approval.two_persons import DecidedByTwo, two_persons
from frontportal.kit.records.base import Publishable, Stamped, given
from frontportal.kit.records.fields import FoldedField, MoneyField
from frontportal.kit.web.tags import day
from frontportal.places.models import Unit
from frontportal.yearly.models.values import year_field
from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund

from .querysets import AppealQuerySet, LeftoverQuerySet
from .transfer_codes import LONGEST_CODE, memo_code


class Appeal(Stamped, Publishable):
    """One call of a fund. Confirmed gifts and payments may name it; what it received is spent on it alone.

    `code` stands in the memo of a transfer and in the address of the page. It has a digit, which no commune's code
    has, so that a common word is never taken for it; a trigger keeps one code from being the beginning of another.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="appeals", verbose_name="quỹ")
    year = year_field()
    title = models.CharField("tên đợt vận động", max_length=150)
    code = models.CharField(
        "mã chuyển khoản",
        max_length=LONGEST_CODE,
        unique=True,
        validators=[
            RegexValidator(
                r"^(?=.*[0-9])[A-Z][A-Z0-9]{2,11}$",
                "Mã gồm 3 đến 12 chữ cái in hoa không dấu và chữ số, bắt đầu bằng chữ cái, có ít nhất một chữ số.",
            )
        ],
        error_messages={"unique": "Đã có đợt vận động dùng mã này."},
        help_text="Người ủng hộ ghi mã này khi chuyển khoản. Ví dụ: TET2024.",
    )
    text = models.TextField("lời kêu gọi", max_length=4000)
    opened_on = models.DateField("tiếp nhận từ ngày")
    closed_on = models.DateField("tiếp nhận đến hết ngày", null=True, blank=True)
    distributed_on = models.DateField(
        "phân phối xong ngày", null=True, blank=True, help_text="Ngày chi khoản cuối cùng của đợt."
    )
    target = MoneyField("mục tiêu", null=True, blank=True, help_text="Để trống nếu không đặt mục tiêu.")
    account = models.ForeignKey(
        BankAccount,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        verbose_name="tài khoản riêng",
        help_text="Để trống thì dùng tài khoản nhận ủng hộ chung của quỹ.",
    )
    parent_call = models.CharField(
        "văn bản kêu gọi của cấp trên",
        max_length=200,
        blank=True,
        help_text="Số, ngày, nơi ban hành. Ví dụ: Thư kêu gọi số 12/MTTQ-BTT ngày 05/8/2023 của Ủy ban MTTQ tỉnh.",
    )
    folded = FoldedField("tên không dấu", source=("title", "code"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt vận động"
        verbose_name_plural = "đợt vận động"
        ordering = ["-opened_on", "code"]
        permissions = [("publish_appeal", "Đăng đợt vận động")]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z][A-Z0-9]{2,11}$") & Q(code__regex="[0-9]"),
                name="appeals_appeal_code_shape",
                violation_error_message="Mã gồm 3 đến 12 chữ cái in hoa không dấu và chữ số, có ít nhất một chữ số.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="appeals_appeal_ends_after_start",
                violation_error_message="Ngày kết thúc tiếp nhận không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(distributed_on__isnull=True) | Q(distributed_on__gte=F("opened_on")),
                name="appeals_appeal_spent_after_start",
                violation_error_message="Ngày phân phối xong không được trước ngày bắt đầu tiếp nhận.",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gt=0),
                name="appeals_appeal_target_positive",
                violation_error_message="Mục tiêu phải lớn hơn 0.",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("welfare:giving", args=[self.code.lower()])

    def takes_on(self, when) -> bool:
        """Whether a gift of that day is in time."""
        return self.opened_on <= when and (self.closed_on is None or when <= self.closed_on)

    @property
    def days_text(self) -> str:
        """`"từ 17/10/2023 đến hết 18/11/2023"`"""
        return f"từ {day(self.opened_on)}" + (f" đến hết {day(self.closed_on)}" if self.closed_on else "")

    def why_not_on(self, when) -> str:
        """The sentence for a gift of a day on which nothing is accepted."""
        return (
            f"Đợt “{self}” tiếp nhận {self.days_text}; ngày {day(when)} nằm ngoài thời gian đó. "
            "Khoản đến ngoài thời gian phải được quyết định ở danh sách khoản ngoài thời gian tiếp nhận."
        )

    def clean(self):
        super().clean()
        if self.code:
            self.clean_code()
        self.clean_closing()
        if self.account_id and self.fund_id and self.account.fund_id != self.fund_id:
            raise ValidationError({"account": "Tài khoản này thuộc quỹ khác."})

    def clean_code(self):
        """A sentence before the trigger's: codes that begin alike can't be told apart once a bank drops the blanks."""
        others = Appeal.objects.exclude(pk=self.pk).values_list("code", flat=True)
        for code in {*others, *map(memo_code, Unit.objects.communes().served())}:
            if code.startswith(self.code) or self.code.startswith(code):
                raise ValidationError({"code": f"Mã này dễ nhầm với mã {code}. Hãy chọn mã khác."})

    def clean_closing(self):
        """A sentence before the trigger's: what the public was told ends later only by the province's document."""
        before = Appeal.objects.announced().filter(pk=self.pk).first() if self.pk else None
        if before is None or before.closed_on is None or self.closed_on == before.closed_on:
            return
        is_later = self.closed_on is None or self.closed_on > before.closed_on
        if is_later and not self.extensions.filter(closed_on=self.closed_on).exists():
            raise ValidationError(
                {
                    "closed_on": "Đợt đã công bố chỉ được kéo dài khi có văn bản của tỉnh. Hãy dùng nút “Gia hạn tiếp nhận”."
                }
            )


class AppealExtension(Stamped):
    """The province's document by which an announced appeal takes gifts until a later day."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="extensions", verbose_name="đợt vận động")
    closed_on = models.DateField("tiếp nhận đến hết ngày")
    document_number = models.CharField("số văn bản", max_length=60)
    document_date = models.DateField("ngày văn bản")
    issued_by = models.CharField("cơ quan ban hành", max_length=150, help_text="Ví dụ: Ủy ban MTTQ tỉnh Lâm Đồng.")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "lần gia hạn tiếp nhận"
        verbose_name_plural = "lần gia hạn tiếp nhận"
        ordering = ["closed_on"]
        constraints = [
            given("appeals_appealextension", "document_number", "Số văn bản"),
            given("appeals_appealextension", "issued_by", "Cơ quan ban hành"),
            models.UniqueConstraint(
                fields=["appeal", "closed_on"],
                name="appeals_appealextension_once",
                violation_error_message="Đợt này đã được gia hạn đến ngày đó.",
            ),
            models.CheckConstraint(
                condition=Q(document_date__lte=F("closed_on")),
                name="appeals_appealextension_document_before",
                violation_error_message="Văn bản phải có trước ngày kết thúc mới.",
            ),
        ]

    def __str__(self):
        return f"Gia hạn đến hết {day(self.closed_on)} theo văn bản {self.document_number} của {self.issued_by}"


class Leftover(DecidedByTwo, Stamped):
    """`amount` đồng that the books had left of `appeal` when it was proposed; confirmed only while that is still so.

    Neither income nor spending: no entry is made. Until a decision is confirmed the money stays the appeal's (welfare.ledger.balances).
    """

    class Choice(models.TextChoices):
        FUND = "fund", "Chuyển vào quỹ chung"
        APPEAL = "appeal", "Chuyển sang đợt khác"

    appeal = models.OneToOneField(
        Appeal,
        models.PROTECT,
        related_name="leftover",
        verbose_name="đợt vận động",
        error_messages={"unique": "Đợt này đã có đề nghị về tiền còn lại."},
    )
    amount = MoneyField("số tiền còn lại", least=1, editable=False)
    choice = models.CharField("quyết định", max_length=6, choices=Choice)
    next_appeal = models.ForeignKey(
        Appeal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="chuyển sang đợt"
    )
    decision_number = models.CharField("số quyết định", max_length=60)
    decision_date = models.DateField("ngày quyết định")
    reason = models.CharField("lý do", max_length=300)

    history = HistoricalRecords()
    objects = LeftoverQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định về tiền còn lại"
        verbose_name_plural = "quyết định về tiền còn lại của đợt"
        ordering = ["-decision_date", "-pk"]
        permissions = [("confirm_leftover", "Xác nhận quyết định về tiền còn lại của đợt vận động")]
        constraints = [
            given("appeals_leftover", "decision_number", "Số quyết định"),
            given("appeals_leftover", "reason", "Lý do"),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="appeals_leftover_amount_positive",
                violation_error_message="Đợt này không còn tiền để chuyển.",
            ),
            models.CheckConstraint(
                condition=Q(choice="appeal", next_appeal__isnull=False) | Q(choice="fund", next_appeal__isnull=True),
                name="appeals_leftover_next_appeal",
                violation_error_message="Chỉ khi chuyển sang đợt khác mới ghi đợt đó, và khi ấy phải ghi.",
            ),
            models.CheckConstraint(
                condition=Q(next_appeal__isnull=True) | ~Q(next_appeal=F("appeal")),
                name="appeals_leftover_another_appeal",
                violation_error_message="Đợt nhận phải khác đợt còn tiền.",
            ),
            two_persons("appeals_leftover", "Người xác nhận phải khác người đề nghị."),
        ]

    def __str__(self):
        return f"Tiền còn lại của đợt “{self.appeal}”"

    def clean(self):
        super().clean()
        if not self.appeal_id:
            return
        ended = self.appeal.distributed_on
        if ended is None:
            raise ValidationError({"appeal": "Đợt này chưa phân phối xong nên chưa quyết định về tiền còn lại."})
        if self.decision_date and self.decision_date < ended:
            raise ValidationError({"decision_date": "Ngày quyết định không được trước ngày phân phối xong."})
        other = self.next_appeal if self.next_appeal_id else None
        if other and (other.fund_id != self.appeal.fund_id or other.distributed_on):
            raise ValidationError({"next_appeal": "Hãy chọn một đợt của cùng quỹ, chưa phân phối xong."})
