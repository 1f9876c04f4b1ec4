"""What money in and money out have in common: a draft that a second person confirms and nobody changes afterwards."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import MoneyField, staff_member
from frontportal.places.events import InUnitOnDay
from frontportal.yearly.models.values import year_field
from welfare.funds.models.fund import Fund

from .fund_year import FundYear


def list_indexes(table: str) -> list[models.Index]:
    """In the orders of the lists: all, a year's and those that wait, newest first; the public roll of a fund's year."""
    return [
        models.Index(fields=["-date", "-id"], name=f"{table}_newest"),
        models.Index(fields=["year", "-date", "-id"], name=f"{table}_of_year"),
        models.Index(fields=["-date", "-id"], condition=Q(state="draft"), name=f"{table}_drafts"),
        models.Index(fields=["fund", "year", "-id"], condition=Q(state="confirmed"), name=f"{table}_roll"),
    ]


class Entry(InUnitOnDay, Stamped):
    """One line of a fund's books, amounts in đồng. A reversing entry has the negative amount of the one it reverses.

    `created_by` is the maker. Triggers (0002_guards) keep confirmed lines as they are; see `actions`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Chờ xác nhận"
        CONFIRMED = "confirmed", "Đã xác nhận"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="%(class)ss", verbose_name="quỹ")
    year = year_field()
    date = models.DateField("ngày")
    amount = MoneyField("số tiền", least=1)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="%(class)ss", verbose_name="đơn vị")
    appeal = models.ForeignKey(
        "appeals.Appeal",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name="đợt vận động",
        help_text="Tiền ủng hộ một đợt chỉ được chi cho đợt đó.",
    )
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT, editable=False)
    created_by = staff_member("người lập", on_delete=models.PROTECT)
    updated_by = staff_member("người sửa", on_delete=models.PROTECT)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True, editable=False)
    confirmed_by = staff_member("người xác nhận", on_delete=models.PROTECT)
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="reversal",
        verbose_name="ghi đảo cho",
    )
    reason = models.CharField("lý do ghi đảo", max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses__isnull=True, amount__gt=0, reason="")
                | (Q(reverses__isnull=False, amount__lt=0) & ~Q(reason="")),
                name="%(app_label)s_%(class)s_amount_sign",
                violation_error_message="Số tiền phải lớn hơn 0; chỉ bút toán ghi đảo có lý do mới mang số âm.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(
                    state="confirmed", confirmed_at__isnull=False, confirmed_by__isnull=False, created_by__isnull=False
                ),
                name="%(app_label)s_%(class)s_confirmed_by_someone",
                violation_error_message="Khoản đã xác nhận phải có người lập, người xác nhận và thời điểm xác nhận.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(created_by__isnull=True) | ~Q(confirmed_by=F("created_by")),
                name="%(app_label)s_%(class)s_two_persons",
                violation_error_message="Người xác nhận phải khác người lập.",
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=False) | Q(date__year__gte=F("year") - 1, date__year__lte=F("year") + 1),
                name="%(app_label)s_%(class)s_date_near_year",
                violation_error_message="Ngày cách năm ghi sổ quá xa. Hãy kiểm tra lại ngày và năm.",
            ),
        ]

    @property
    def unit_day(self):
        """A reversing entry names the unit of the one it reverses, which may have merged since."""
        return None if self.reverses_id else self.date

    def clean(self):
        super().clean()
        books = FundYear.objects.filter(fund=self.fund_id, year=self.year)
        if self.fund_id and self.year and not books.exists():
            raise ValidationError({"year": f"Quỹ chưa mở sổ năm {self.year}. Hãy thêm sổ quỹ năm trước."})
        if self.appeal_id and self.appeal.fund_id != self.fund_id:
            raise ValidationError({"appeal": "Đợt vận động này thuộc quỹ khác."})

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED
