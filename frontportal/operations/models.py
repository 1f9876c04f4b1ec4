"""What was done to keep the portal running, and whether it went well."""

from django.db import models
from django.db.models import Q


class OperationRun(models.Model):
    """One backup, one drill or one nightly run, from its beginning to its end. No row is ever taken away by hand."""

    append_only_except = ("result", "ended_at", "report")

    class Kind(models.TextChoices):
        BACKUP = "backup", "Sao lưu"
        DRILL = "drill", "Thử khôi phục"
        NIGHTLY = "nightly", "Việc ban đêm"

    class Result(models.TextChoices):
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Xong"
        FAILED = "failed", "Có lỗi"

    kind = models.CharField("việc", max_length=8, choices=Kind)
    result = models.CharField("kết quả", max_length=8, choices=Result, default=Result.RUNNING)
    started_at = models.DateTimeField("bắt đầu", auto_now_add=True)
    ended_at = models.DateTimeField("kết thúc", null=True, blank=True)
    report = models.TextField("đã làm", blank=True)

    class Meta:
        verbose_name = "lần vận hành"
        verbose_name_plural = "nhật ký vận hành"
        ordering = ["-started_at"]
        indexes = [models.Index(fields=["kind", "-started_at"], name="operations_run_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(result="running", ended_at__isnull=True) | ~Q(result="running") & Q(ended_at__isnull=False),
                name="operations_operationrun_ended",
                violation_error_message="Lần chạy đã có kết quả thì phải có giờ kết thúc.",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_result_display().lower()}"
