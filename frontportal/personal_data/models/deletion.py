from django.db import models
from django.db.models import Q
from django.utils import timezone

from frontportal.kit.records.fields import staff_member
from frontportal.kit.records.querysets import RecordQuerySet

from ..declared import label_of
from .erasure_request import ErasureRequest
from .retention_rule import RetentionRule


class Deletion(models.Model):
    """One record whose personal data went: by a rule at night, or as a person asked. Names no person, only the key.

    A trigger keeps the lines as they are.
    """

    append_only_except = ()

    at = models.DateTimeField("lúc", default=timezone.now, db_index=True)
    kind = models.CharField("dữ liệu", max_length=40)
    record_key = models.PositiveBigIntegerField("khoá của bản ghi")
    rule = models.ForeignKey(
        RetentionRule, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="theo thời hạn"
    )
    request = models.ForeignKey(
        ErasureRequest, models.PROTECT, null=True, blank=True, related_name="deletions", verbose_name="theo yêu cầu"
    )
    by = staff_member("người xác nhận", on_delete=models.PROTECT)
    reason = models.CharField("lý do", max_length=300)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xoá dữ liệu cá nhân"
        verbose_name_plural = "các lần xoá dữ liệu cá nhân"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule__isnull=False, request__isnull=True, by__isnull=True)
                | Q(rule__isnull=True, request__isnull=False, by__isnull=False),
                name="personal_data_deletion_by_rule_or_request",
                violation_error_message="Mỗi lần xoá theo một thời hạn, hoặc theo một yêu cầu có người xác nhận.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="personal_data_deletion_has_reason",
                violation_error_message="Hãy ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{label_of(self.kind)} số {self.record_key}"
