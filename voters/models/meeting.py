from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.numbering import Numbered
from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField
from frontportal.places.events import InUnitOnDay

from ..querysets import MeetingQuerySet
from .council import Council, Session


class Meeting(Numbered, InUnitOnDay, Showable, Stamped):
    """One meeting of deputies with voters. Several councils may hold it together: it is one record."""

    clock_columns = ("start",)  # from then on it is not announced any more

    Council = Council

    class Kind(models.TextChoices):
        BEFORE = "before-session", "Trước kỳ họp"
        AFTER = "after-session", "Sau kỳ họp"
        EXTRAORDINARY = "extraordinary", "Bất thường"
        RESIDENCE = "residence", "Nơi cư trú"
        WORKPLACE = "workplace", "Nơi làm việc"
        TOPIC = "topic", "Theo chuyên đề"
        GROUP = "group", "Theo đối tượng"

    class Form(models.TextChoices):
        IN_PERSON = "in-person", "Trực tiếp"
        ONLINE = "online", "Trực tuyến"
        MIXED = "mixed", "Trực tiếp kết hợp trực tuyến"

    class State(models.TextChoices):
        PLANNED = "planned", "Sắp tổ chức"
        HELD = "held", "Đã tổ chức"
        CANCELLED = "cancelled", "Không tổ chức"

    code_prefix = "TX"
    code = models.CharField(
        "mã",
        max_length=20,
        unique=True,
        blank=True,
        help_text="Để trống để tự đánh số, ví dụ: TX-2023-001.",
        validators=[RegexValidator(r"^TX-\d{4}-\d{3,}$", "Mã có dạng TX-2023-001.")],
        error_messages={"unique": "Mã hội nghị này đã có."},
    )
    year = models.PositiveSmallIntegerField("năm báo cáo")
    start = models.DateTimeField("bắt đầu lúc")
    unit = models.ForeignKey(
        "places.Unit",
        models.PROTECT,
        related_name="meetings",
        verbose_name="xã, thị trấn",
        limit_choices_to={"kind__in": ["district", "commune", "town", "ward"]},
    )
    place = models.CharField("địa điểm", max_length=200)
    councils = ArrayField(models.CharField(max_length=10, choices=Council), verbose_name="đại biểu")
    kind = models.CharField("loại hội nghị", max_length=15, choices=Kind, default=Kind.BEFORE)
    session = models.ForeignKey(
        Session,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name="kỳ họp",
        help_text="Hội nghị trước hoặc sau kỳ họp nào; hội nghị chung thì chọn kỳ họp của cấp cao nhất.",
    )
    form = models.CharField("hình thức", max_length=10, choices=Form, default=Form.IN_PERSON)
    topic = models.CharField("nội dung", max_length=200)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PLANNED)
    voters = models.PositiveIntegerField("số cử tri dự", null=True, blank=True)
    deputies = models.PositiveSmallIntegerField("số đại biểu dự", null=True, blank=True)
    plan_sent_on = models.DateField("ngày gửi kế hoạch cho báo chí", null=True, blank=True)
    synthesis_on = models.DateField("ngày tổng hợp ý kiến", null=True, blank=True)
    minutes = models.TextField("tóm tắt biên bản", blank=True, help_text="Công khai: không ghi tên cử tri.")
    agenda_order = ArrayField(
        models.CharField(max_length=20), verbose_name="thứ tự báo lại", default=list, blank=True, editable=False
    )
    pictures = models.ManyToManyField("news.Picture", blank=True, related_name="+", verbose_name="ảnh")
    folded = FoldedField("chữ không dấu", source=("code", "topic", "place"))

    history = HistoricalRecords(excluded_fields=["folded"], m2m_fields=[pictures])
    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "hội nghị tiếp xúc cử tri"
        verbose_name_plural = "hội nghị tiếp xúc cử tri"
        ordering = ["-start", "-code"]
        indexes = [models.Index(fields=["year", "state"], name="voters_meeting_year")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code=""),
                name="voters_meeting_code_given",
                violation_error_message="Hội nghị phải có mã, ví dụ TX-2023-001.",
            ),
            models.CheckConstraint(
                condition=Q(councils__len__gte=1)
                & Q(councils__contained_by=["assembly", "province", "district", "commune"]),
                name="voters_meeting_has_council",
                violation_error_message="Chọn ít nhất một cấp đại biểu.",
            ),
            models.CheckConstraint(
                condition=Q(state="held")
                | Q(voters__isnull=True, deputies__isnull=True, minutes="", synthesis_on__isnull=True),
                name="voters_meeting_results_when_held",
                violation_error_message="Chỉ ghi số người dự, biên bản và ngày tổng hợp khi hội nghị đã tổ chức.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="voters_meeting_year_range",
                violation_error_message="Năm báo cáo phải từ 2000 đến 2100.",
            ),
        ]

    def __str__(self):
        return f"{self.code} – {self.unit}, {timezone.localtime(self.start):%d/%m/%Y}"

    @property
    def unit_day(self):
        return self.day if self.start else None

    def get_absolute_url(self):
        return reverse("voters:meeting", args=[self.code])

    def last_before(self):
        """The meetings whose petitions this one opens with: a new commune answers for all it was made of."""
        return Meeting.objects.last_before(self).select_related("unit__parent")

    @property
    def day(self):
        """The date in Vietnam, whatever the hour is in UTC."""
        return timezone.localdate(self.start)

    @property
    def council_names(self) -> str:
        """`"Quốc hội, HĐND tỉnh"`, from the highest down."""
        return ", ".join(label for value, label in self.Council.choices if value in (self.councils or []))

    @property
    def is_public(self) -> bool:
        """Its page stands whether it is planned, held or cancelled."""
        return self.shown
