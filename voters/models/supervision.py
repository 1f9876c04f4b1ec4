from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField
from frontportal.places.events import InUnitOnDay

from ..querysets import SupervisionQuerySet


def paper(label: str, help_text: str) -> models.CharField:
    """A number of a paper or the name of a body, which the public reads."""
    return models.CharField(label, max_length=200, blank=True, default="", db_default="", help_text=help_text)


class Supervision(Numbered, InUnitOnDay, Showable, Stamped):
    """One supervision by the Front: of whom, of what, and what became of its recommendations."""

    class Form(models.TextChoices):
        DOCUMENTS = "documents", "Nghiên cứu, xem xét văn bản"
        TEAM = "team", "Tổ chức đoàn giám sát"
        INSPECTION = "inspection", "Thông qua Ban Thanh tra nhân dân"
        INVESTMENT = "investment", "Thông qua Ban Giám sát đầu tư của cộng đồng"
        JOINING = "joining", "Tham gia giám sát với cơ quan khác"

    class State(models.TextChoices):
        PLANNED = "planned", "Theo kế hoạch"
        HELD = "held", "Đã giám sát"
        CANCELLED = "cancelled", "Không thực hiện"

    day_field = "starts_on"

    code_prefix = "GS"
    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: GS-2023-001.",
        validators=[RegexValidator(r"^GS-\d{4}-\d{3,}$", "Mã có dạng GS-2023-001.")],
        error_messages={"unique": "Mã cuộc giám sát này đã có."},
    )
    year = models.PositiveSmallIntegerField("năm báo cáo")
    title = models.CharField("nội dung giám sát", max_length=250)
    form = models.CharField("hình thức", max_length=12, choices=Form)
    subject = models.CharField(
        "đối tượng giám sát", max_length=200, help_text="Cơ quan, tổ chức; không ghi tên cá nhân."
    )
    lead = paper("chủ thể giám sát", "Cơ quan, tổ chức chủ trì, ví dụ: Ban Thường trực Ủy ban MTTQ xã.")
    team = paper("đoàn giám sát", "Cơ quan, tổ chức tham gia; không ghi tên cá nhân.")
    unit = models.ForeignKey("places.Unit", models.PROTECT, related_name="supervisions", verbose_name="địa bàn")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PLANNED)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    decision_number = models.CharField(
        "số quyết định", max_length=200, null=True, blank=True, help_text="Quyết định giám sát, ví dụ: 31/QĐ-MTTQ-BTT."
    )
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    plan_number = paper("số kế hoạch", "Ví dụ: 12/KH-MTTQ-BTT.")
    plan_sent_on = models.DateField("ngày gửi kế hoạch", null=True, blank=True)
    subject_report_on = models.DateField("ngày nhận báo cáo của đối tượng", null=True, blank=True)
    report_number = paper("số báo cáo kết quả", "Ví dụ: 40/BC-MTTQ-BTT.")
    report_on = models.DateField("ngày báo cáo kết quả", null=True, blank=True)
    recommendations = models.PositiveSmallIntegerField("số kiến nghị sau giám sát", default=0)
    answered = models.PositiveSmallIntegerField("số kiến nghị đã được trả lời", default=0)
    summary = models.TextField("tóm tắt kết quả", blank=True, help_text="Công khai.")
    shortcomings = models.TextField(
        "tồn tại, hạn chế", blank=True, default="", db_default="", help_text="Công khai: không ghi tên cá nhân."
    )
    folded = FoldedField("chữ không dấu", source=("code", "title", "subject"))

    history = HistoricalRecords(excluded_fields=["folded"])
    objects = SupervisionQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc giám sát"
        verbose_name_plural = "giám sát"
        ordering = ["-starts_on", "-code"]
        constraints = [
            given("voters_supervision", "decision_number", "Số quyết định"),
            models.CheckConstraint(
                condition=~Q(code=""),
                name="voters_supervision_code_given",
                violation_error_message="Cuộc giám sát phải có mã, ví dụ GS-2023-001.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="voters_supervision_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(plan_sent_on__isnull=True) | Q(plan_sent_on__lte=F("starts_on")),
                name="voters_supervision_plan_first",
                violation_error_message="Kế hoạch phải gửi trước ngày giám sát.",
            ),
            models.CheckConstraint(
                condition=Q(report_on__isnull=True) | Q(report_on__gte=F("starts_on")),
                name="voters_supervision_report_after",
                violation_error_message="Báo cáo kết quả phải sau ngày bắt đầu giám sát.",
            ),
            models.CheckConstraint(
                condition=Q(answered__lte=F("recommendations")),
                name="voters_supervision_answers",
                violation_error_message="Số kiến nghị đã trả lời không được lớn hơn số kiến nghị.",
            ),
            models.CheckConstraint(
                condition=Q(state="held") | Q(recommendations=0, report_on__isnull=True),
                name="voters_supervision_results_when_held",
                violation_error_message="Chỉ ghi kiến nghị và báo cáo khi cuộc giám sát đã thực hiện.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="voters_supervision_year_range",
                violation_error_message="Năm báo cáo phải từ 2000 đến 2100.",
            ),
        ]

    def __str__(self):
        return f"{self.code}: {self.title}"

    def clean(self):
        super().clean()
        if bool(self.decision_number) != bool(self.decided_on):
            lacking = "decided_on" if self.decision_number else "decision_number"
            raise ValidationError({lacking: "Quyết định giám sát phải ghi đủ số và ngày."})
        if self.decided_on and self.ends_on and self.decided_on > self.ends_on:
            raise ValidationError({"decided_on": "Ngày quyết định không được sau ngày kết thúc giám sát."})
        if self.report_number and not self.report_on:
            raise ValidationError({"report_on": "Có số báo cáo kết quả thì phải ghi ngày báo cáo."})

    def get_absolute_url(self):
        return f"{reverse('voters:supervisions-of-year', args=[self.year])}#{self.code}"

    @property
    def open_recommendations(self) -> int:
        return self.recommendations - self.answered

    @property
    def is_public(self) -> bool:
        """Planned and held ones are listed."""
        return self.shown and self.state != self.State.CANCELLED
