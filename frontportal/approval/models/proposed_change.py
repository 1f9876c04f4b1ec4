"""A change of what the public reads, until a second person has decided about it."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from ..querysets import ProposedChangeQuerySet


class ProposedChange(models.Model):
    """What somebody wants a public record to say instead.

    `changes` is {field: [what it says, what it shall say]}, each as a form would store it; related records by key, lines of
    a record (its attachments) as lists of their fields. `base_version` is the record's newest version at the time.
    """

    append_only_except = ("state", "decided_by", "decided_at", "decision_note", "is_self_approved")

    class State(models.TextChoices):
        PROPOSED = "proposed", "Chờ duyệt"
        APPROVED = "approved", "Đã duyệt"
        REJECTED = "rejected", "Trả lại"
        WITHDRAWN = "withdrawn", "Người đề nghị rút"

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="loại nội dung")
    object_id = models.PositiveBigIntegerField("mã của mục")
    record = GenericForeignKey()
    subject = models.CharField("nội dung được sửa", max_length=300)
    unit = models.ForeignKey(
        "places.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn"
    )
    changes = models.JSONField("thay đổi", encoder=DjangoJSONEncoder)
    base_version = models.PositiveBigIntegerField("phiên bản gốc", null=True, blank=True)
    reason = models.CharField("lý do sửa", max_length=1000, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    proposed_at = models.DateTimeField("đề nghị lúc", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    decision_note = models.CharField("ý kiến của người duyệt", max_length=1000, blank=True)
    is_self_approved = models.BooleanField("tự duyệt", default=False)

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "đề nghị sửa"
        verbose_name_plural = "đề nghị sửa"
        ordering = ["-proposed_at", "-pk"]
        permissions = [("decide_proposedchange", "Duyệt đề nghị sửa nội dung đã công khai")]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="approval_proposed_record"),
            models.Index(fields=["proposed_at"], condition=Q(state="proposed"), name="approval_proposed_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="approval_proposedchange_decided_once",
                violation_error_message="Đề nghị đã quyết định phải có người và giờ quyết định.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "rejected"))
                | ~Q(decided_by=F("proposed_by"))
                | Q(is_self_approved=True),
                name="approval_proposedchange_two_persons",
                violation_error_message="Người đề nghị không tự duyệt đề nghị của mình.",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(decided_by=F("proposed_by")),
                name="approval_proposedchange_withdrawn_by_proposer",
                violation_error_message="Chỉ người đề nghị được rút đề nghị.",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(decision_note=""),
                name="approval_proposedchange_rejected_with_reason",
                violation_error_message="Hãy ghi lý do trả lại.",
            ),
            models.CheckConstraint(
                condition=~Q(changes={}),
                name="approval_proposedchange_not_empty",
                violation_error_message="Đề nghị phải sửa ít nhất một mục.",
            ),
        ]

    def __str__(self):
        return f"Đề nghị sửa số {self.pk}: {self.subject}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.PROPOSED


class ProposalStep(models.Model):
    """What became of a proposal, step by step; written once. `note` is what was said with it."""

    append_only_except = ()

    proposal = models.ForeignKey(ProposedChange, models.PROTECT, related_name="steps", verbose_name="đề nghị sửa")
    to_state = models.CharField("bước", max_length=10, choices=ProposedChange.State)
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người làm")
    note = models.CharField("ghi chú", max_length=1000, blank=True)

    class Meta:
        verbose_name = "bước của đề nghị sửa"
        verbose_name_plural = "các bước của đề nghị sửa"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.get_to_state_display()} {timezone.localtime(self.at):%d/%m/%Y %H:%M}"
