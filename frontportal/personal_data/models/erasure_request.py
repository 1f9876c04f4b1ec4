from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import staff_member
from frontportal.kit.records.querysets import RecordQuerySet


class ErasureRequest(Stamped):
    """What a person asked to be erased: one officer looks the records up and proposes, another confirms or refuses.

    `records` are pairs [slug of PersonalRecords, key]. The person's name is not among this: what is erased would live on here.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "Chờ người thứ hai"
        DONE = "done", "Đã xoá"
        REFUSED = "refused", "Không xoá"

    reference = models.CharField("đơn, yêu cầu", max_length=200, help_text="Số, ngày của đơn. Không ghi tên người.")
    reason = models.CharField("lý do", max_length=300)
    records = models.JSONField("bản ghi", default=list)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = staff_member("người đề nghị", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField("đề nghị lúc", null=True, editable=False)
    decided_by = staff_member("người quyết định", on_delete=models.PROTECT)
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True, editable=False)
    answer = models.CharField("lý do không xoá", max_length=300, blank=True)

    history = HistoricalRecords()
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "yêu cầu xoá dữ liệu"
        verbose_name_plural = "yêu cầu xoá dữ liệu cá nhân"
        ordering = ["-pk"]
        permissions = [("confirm_erasurerequest", "Quyết định yêu cầu xoá dữ liệu do người khác đề nghị")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reference="") & ~Q(reason="") & Q(proposed_by__isnull=False, proposed_at__isnull=False),
                name="personal_data_erasurerequest_says_why",
                violation_error_message="Yêu cầu phải có đơn, lý do và người đề nghị.",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(state__in=["done", "refused"], decided_by__isnull=False, decided_at__isnull=False),
                name="personal_data_erasurerequest_decided_by_someone",
                violation_error_message="Quyết định phải ghi người quyết định và ngày giờ.",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | ~Q(decided_by=F("proposed_by")),
                name="personal_data_erasurerequest_two_persons",
                violation_error_message="Người xác nhận phải khác người đề nghị.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""),
                name="personal_data_erasurerequest_refusal_says_why",
                violation_error_message="Hãy ghi vì sao không xoá.",
            ),
        ]

    def __str__(self) -> str:
        return f"Yêu cầu số {self.pk} ({self.get_state_display().lower()})"
