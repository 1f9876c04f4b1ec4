"""A light record of what reports count: what was done, where, when, how much of it, and on which paper that stands."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import MoneyField
from frontportal.kit.web.tags import day
from frontportal.places.events import InUnitOnDay

from .kinds import ASKED, KEPT_ELSEWHERE, OF_ASSOCIATIONS, Body, Kind
from .querysets import LoggedWorkQuerySet

TABLE = "work_log_loggedwork"
ELSEWHERE = (
    "Góp ý, phản biện ghi ở danh sách “Góp ý, phản biện dự thảo”, mỗi dự thảo một dòng. Sổ công việc không nhận thêm, "
    "để không đếm hai lần."
)


def asked_only_of(field: str, words: str) -> models.CheckConstraint:
    """A number stands only where its kind asks for it: elsewhere nobody would add it up."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(kind__in=ASKED[field]),
        name=f"{TABLE}_{field}_of_kind",
        violation_error_message=f"{words} không ghi cho loại việc này.",
    )


class LoggedWork(InUnitOnDay, Stamped):
    """One line of the log. Its title and source are the office's own; the public reads kind, place, day and numbers."""

    Kind, Body = Kind, Body

    kind = models.CharField("loại việc", max_length=12, choices=Kind)
    body = models.CharField("đơn vị thực hiện", max_length=9, choices=Body, default=Body.FRONT)
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="+", verbose_name="địa bàn")
    date = models.DateField("ngày")
    year = models.PositiveSmallIntegerField(
        "năm báo cáo", blank=True, help_text="Để trống thì lấy năm của ngày thực hiện."
    )
    title = models.CharField("nội dung", max_length=200, help_text="Không ghi tên hộ, tên người được thăm.")
    quantity = models.PositiveIntegerField(
        "số lượng",
        default=1,
        validators=[MinValueValidator(1)],
        help_text="Tính bằng đơn vị trong ngoặc của loại việc.",
    )
    people = models.PositiveIntegerField(
        "số người dự", null=True, blank=True, help_text="Tuyên truyền, đối thoại, tập huấn, họp Ủy ban."
    )
    invited = models.PositiveIntegerField(
        "số ủy viên được triệu tập", null=True, blank=True, help_text="Chỉ của cuộc họp Ủy ban Mặt trận."
    )
    opinions = models.PositiveIntegerField(
        "số ý kiến, kiến nghị", null=True, blank=True, help_text="Phản biện, góp ý, đối thoại, kiểm tra."
    )
    amount = MoneyField(
        "số tiền", null=True, blank=True, help_text="Cứu trợ, sửa nhà, thăm hỏi: tiền và hiện vật quy đổi."
    )
    source = models.CharField("nguồn", max_length=200, help_text="Báo cáo, biên bản, văn bản nêu việc này.")
    is_illustration = models.BooleanField("dữ liệu minh hoạ", default=False, editable=False)

    history = HistoricalRecords()
    objects = LoggedWorkQuerySet.as_manager()

    class Meta:
        verbose_name = "việc trong sổ"
        verbose_name_plural = "sổ công việc"
        ordering = ["-date", "-pk"]
        constraints = [
            given(TABLE, "title", "Nội dung"),
            given(TABLE, "source", "Nguồn"),
            models.UniqueConstraint(
                fields=["kind", "body", "unit", "date", "title"],
                name=f"{TABLE}_once",
                violation_error_message="Việc này của đơn vị trong ngày này đã có trong sổ.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=F("date__year")) & Q(year__lte=F("date__year") + 1),
                name=f"{TABLE}_year_near_date",
                violation_error_message="Năm báo cáo phải là năm của ngày thực hiện hoặc năm liền sau.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name=f"{TABLE}_counts",
                violation_error_message="Số lượng phải từ 1.",
            ),
            asked_only_of("people", "Số người dự"),
            asked_only_of("invited", "Số ủy viên được triệu tập"),
            asked_only_of("opinions", "Số ý kiến, kiến nghị"),
            asked_only_of("amount", "Số tiền"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name=f"{TABLE}_amount_not_negative",
                violation_error_message="Số tiền không được âm.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="session") | Q(invited__isnull=False, people__isnull=False, people__lte=F("invited")),
                name=f"{TABLE}_present_of_invited",
                violation_error_message="Họp Ủy ban phải ghi số ủy viên được triệu tập và số dự, không hơn số được triệu tập.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_ASSOCIATIONS) | ~Q(body="front"),
                name=f"{TABLE}_of_association",
                violation_error_message="Việc này là của một đoàn thể: hãy chọn đơn vị thực hiện.",
            ),
        ]
        indexes = [models.Index(fields=["year", "kind"], name=f"{TABLE}_year_kind")]

    def __str__(self):
        return f"{self.title} ({self.date:%d/%m/%Y})" if self.date else self.title

    def clean(self):
        if self.year is None and self.date:
            self.year = self.date.year
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": f"Ngày {day(self.date)} chưa đến: sổ chỉ ghi việc đã làm."})
        if self._state.adding and self.kind in KEPT_ELSEWHERE:
            raise ValidationError({"kind": ELSEWHERE})
        super().clean()
