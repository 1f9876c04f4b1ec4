from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.approval.showable import Showable
from frontportal.kit.records.base import given

from ..querysets import RecognitionQuerySet
from .area_record import AreaRecord
from .titles import Level, Title, level_on

NOT_WITHDRAWN = Q(withdrawn_on=None, withdrawal_number="", withdrawal_reason="")


class Recognition(Showable, AreaRecord):
    """An area recognised for a year, with the decision that says so. Not the village-of-culture title.

    One that is withdrawn stays on record and is counted no more. The public reads one, and figures count it, once a second person
    has shown it; a list that was decided by two persons shows its own.
    """

    title = models.CharField("danh hiệu", max_length=10, choices=Title)
    level = models.CharField(
        "cấp công nhận",
        max_length=10,
        choices=Level,
        blank=True,
        default="",
        help_text="Cấp ra quyết định. Để trống thì lấy cấp có thẩm quyền vào ngày quyết định.",
    )
    decision_number = models.CharField("số quyết định", max_length=60, help_text="Ví dụ: 112/QĐ-MTTQ-BTT.")
    decision_date = models.DateField("ngày quyết định")
    note = models.CharField("ghi chú", max_length=300, blank=True)
    withdrawn_on = models.DateField("ngày thu hồi", null=True, blank=True)
    withdrawal_number = models.CharField("số quyết định thu hồi", max_length=60, blank=True, default="")
    withdrawal_reason = models.CharField(
        "lý do thu hồi",
        max_length=300,
        blank=True,
        default="",
        help_text="Không ghi tên người; không hiện trên trang công khai.",
    )

    authorities = None  # read once for many records, as for those of a sheet

    history = HistoricalRecords()
    objects = RecognitionQuerySet.as_manager()

    class Meta:
        verbose_name = "công nhận khu dân cư"
        verbose_name_plural = "công nhận khu dân cư"
        ordering = ["-year", "-title", "unit__sort_name"]
        constraints = [
            given("campaigns_recognition", "decision_number", "Số quyết định"),
            models.UniqueConstraint(
                fields=["unit", "year", "title"],
                name="campaigns_recognition_once_a_title",
                violation_error_message="Khu dân cư này đã được công nhận danh hiệu này trong năm này.",
            ),
            models.CheckConstraint(
                condition=~Q(decision_number=""),
                name="campaigns_recognition_has_decision",
                violation_error_message="Hãy ghi số quyết định công nhận.",
            ),
            models.CheckConstraint(
                condition=Q(decision_date__year__gte=F("year")) & Q(decision_date__year__lte=F("year") + 1),
                name="campaigns_recognition_decided_in_time",
                violation_error_message="Ngày quyết định phải thuộc năm công nhận hoặc năm liền sau.",
            ),
            models.CheckConstraint(
                condition=NOT_WITHDRAWN
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal_number="") & ~Q(withdrawal_reason="")),
                name="campaigns_recognition_withdrawn_with_reason",
                violation_error_message="Thu hồi danh hiệu phải ghi đủ ngày, số quyết định và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("decision_date")),
                name="campaigns_recognition_withdrawn_after",
                violation_error_message="Ngày thu hồi không được trước ngày quyết định công nhận.",
            ),
        ]
        indexes = [models.Index(fields=["year", "title"], name="campaigns_recognition_title")]

    def __str__(self):
        return f"{self.unit}: {self.get_title_display()} năm {self.year}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_on is not None

    def clean(self):
        super().clean()
        if self.title in Title.values and self.decision_date and self.has_other_authority():
            self.level = level_on(self.title, self.decision_date, self.level, self.authorities)

    def has_other_authority(self) -> bool:
        """Whether who recognises what when is asked anew: not of what is stored and only gets a note, or is withdrawn."""
        names = ("title", "level", "decision_date")
        stored = Recognition.objects.filter(pk=self.pk).values_list(*names).first() if self.pk else None
        return stored != tuple(getattr(self, name) for name in names)

    @property
    def is_public(self) -> bool:
        """Whether the pages of campaigns and areas name it and figures count it."""
        return self.shown
