from django.db import models
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.fields import FoldedField

from ..querysets import RemarkQuerySet
from .council import Council


class DeputyRemark(Stamped):
    """What voters said of a deputy at a meeting: reported to the council, read by few, counted, never public.

    The history keeps nothing of what was said.
    """

    class Kind(models.TextChoices):
        PRAISE = "praise", "Ghi nhận, biểu dương"
        CRITICISM = "criticism", "Góp ý, phê bình"
        PROMISE = "promise", "Về lời hứa của đại biểu"

    meeting = models.ForeignKey(
        "voters.Meeting", models.PROTECT, related_name="remarks", verbose_name="nêu tại hội nghị"
    )
    council = models.CharField("đại biểu của", max_length=10, choices=Council)
    kind = models.CharField("loại", max_length=10, choices=Kind)
    content = models.TextField("nội dung", max_length=4_000, help_text="Không công khai, không vào tệp nào.")
    reported_on = models.DateField("ngày báo cáo Thường trực", null=True, blank=True)
    folded = FoldedField("chữ không dấu", source=("content",))

    history = HistoricalRecords(excluded_fields=["content", "folded"])
    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "nhận xét về đại biểu"
        verbose_name_plural = "nhận xét về đại biểu"
        ordering = ["-meeting__start", "-pk"]
        constraints = [given("voters_deputyremark", "content", "Nội dung")]

    def __str__(self) -> str:
        """Never what was said: this text reaches logs and delete pages."""
        return f"Nhận xét số {self.pk} về đại biểu {self.get_council_display()}"
