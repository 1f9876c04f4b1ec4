"""What an area aspires to in a year, and how far it came."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from campaigns.models.area_record import AreaRecord
from campaigns.models.recognition import Recognition
from campaigns.models.titles import Title
from frontportal.kit.records.base import given
from frontportal.kit.values.decimals import decimal_text
from frontportal.kit.values.text import slug

from ..querysets import RegistrationQuerySet
from .criteria import CriteriaSet
from .decision import Decision


class Registration(AreaRecord):
    """Registered → inspected by a criteria set → in a list for decision → recognised. Each rung is a column of its own."""

    code = models.SlugField(
        "mã đăng ký",
        max_length=90,
        unique=True,
        blank=True,
        help_text="Để trống thì lấy theo danh hiệu, năm và khu dân cư.",
        error_messages={"unique": "Mã đăng ký này đã có."},
    )
    title = models.CharField("danh hiệu", max_length=10, choices=Title)
    registered_on = models.DateField("ngày đăng ký")
    criteria_set = models.ForeignKey(
        CriteriaSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name="bộ tiêu chí",
        help_text="Để trống thì lấy bộ áp dụng cho năm đó khi ghi ngày kiểm tra.",
    )
    inspected_on = models.DateField("ngày kiểm tra", null=True, blank=True)
    inspectors = models.CharField(
        "đoàn kiểm tra", max_length=200, blank=True, help_text="Tên đoàn hoặc cơ quan, ví dụ: Đoàn kiểm tra số 2."
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="registrations",
        verbose_name="danh sách trình",
    )
    recognition = models.OneToOneField(
        Recognition,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="registration",
        verbose_name="công nhận",
    )

    history = HistoricalRecords()
    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "đăng ký danh hiệu"
        verbose_name_plural = "đăng ký, kiểm tra danh hiệu"
        ordering = ["-year", "title", "unit__sort_name"]
        constraints = [
            given("recognition_registration", "code", "Mã đăng ký"),
            models.UniqueConstraint(
                fields=["unit", "year", "title"],
                name="recognition_registration_once",
                violation_error_message="Khu dân cư này đã đăng ký danh hiệu này trong năm này.",
            ),
            models.CheckConstraint(
                condition=Q(inspected_on__isnull=True, criteria_set__isnull=True)
                | Q(inspected_on__isnull=False, criteria_set__isnull=False),
                name="recognition_registration_inspected_by_a_set",
                violation_error_message="Bộ tiêu chí và ngày kiểm tra phải ghi cùng nhau.",
            ),
            models.CheckConstraint(
                condition=Q(inspected_on__isnull=True) | Q(inspected_on__gte=F("registered_on")),
                name="recognition_registration_inspected_after",
                violation_error_message="Ngày kiểm tra không được trước ngày đăng ký.",
            ),
            models.CheckConstraint(
                condition=Q(registered_on__year__gte=F("year") - 1) & Q(registered_on__year__lte=F("year")),
                name="recognition_registration_in_its_year",
                violation_error_message="Ngày đăng ký phải thuộc năm đăng ký danh hiệu hoặc năm liền trước.",
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) | Q(inspected_on__isnull=False),
                name="recognition_registration_listed_when_inspected",
                violation_error_message="Chỉ đưa vào danh sách trình khu dân cư đã kiểm tra.",
            ),
            models.CheckConstraint(
                condition=Q(recognition__isnull=True) | Q(decision__isnull=False),
                name="recognition_registration_recognised_by_decision",
                violation_error_message="Chỉ công nhận theo một danh sách đã có quyết định.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_title_display()} năm {self.year}"

    def clean(self):
        if self.unit_id and self.year and self.title:
            self.code = self.code or slug(f"{self.title} {self.year} {self.unit.code}", most=90)
            if self.inspected_on and not self.criteria_set_id:
                self.criteria_set = CriteriaSet.objects.of(self.title, self.year)
                if self.criteria_set is None:
                    raise ValidationError(
                        {"criteria_set": f"Chưa có bộ tiêu chí nào cho danh hiệu này năm {self.year}."}
                    )
        super().clean()
        self.check_inspection()

    def check_inspection(self):
        if self.criteria_set_id and self.criteria_set.title != self.title:
            raise ValidationError({"criteria_set": "Bộ tiêu chí này dành cho danh hiệu khác."})
        if self.criteria_set_id and not self.inspected_on:
            raise ValidationError({"inspected_on": "Hãy ghi ngày kiểm tra."})
        if self.criteria_set_id and (why := self.criteria_set.why_unusable()):
            raise ValidationError({"criteria_set": why})
        if self.inspected_on and not self.year_of_inspection_fits(self.inspected_on):
            raise ValidationError({"inspected_on": "Ngày kiểm tra phải thuộc năm đăng ký hoặc năm liền sau."})

    def year_of_inspection_fits(self, day: date) -> bool:
        return not self.year or self.year <= day.year <= self.year + 1

    def points(self) -> Decimal:
        """All points together, as far as they were given."""
        return sum((score.points for score in self.scores.all()), Decimal(0))

    def why_not_passed(self) -> str:
        """The sentence for what is missing; "" where the area has reached every threshold."""
        if self.criteria_set is None:
            return "Chưa kiểm tra."
        given_points = {score.criterion_id: score.points for score in self.scores.all()}
        criteria = list(self.criteria_set.criteria.all())
        open_ones = [each.number for each in criteria if each.pk not in given_points]
        if open_ones:
            return f"Chưa chấm tiêu chí {', '.join(open_ones)}."
        low = [each.number for each in criteria if given_points[each.pk] < each.least]
        if low:
            return f"Dưới điểm tối thiểu ở tiêu chí {', '.join(low)}."
        total, threshold = sum(given_points.values()), self.criteria_set.threshold
        return "" if total >= threshold else f"{decimal_text(total)} điểm, dưới mức đạt {decimal_text(threshold)} điểm."

    @property
    def state_text(self) -> str:
        if self.recognition_id:
            return "Đã thu hồi" if self.recognition.is_withdrawn else "Đã công nhận"
        if self.decision_id:
            return "Không được công nhận" if self.decision.is_decided else "Trong danh sách trình"
        if self.inspected_on is None:
            return "Đã đăng ký"
        return "Chưa đạt" if self.why_not_passed() else "Đạt, chờ lập danh sách"
