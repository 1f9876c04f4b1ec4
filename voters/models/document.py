from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from frontportal.consents.scans import check_scan
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.signatures.files import check_stored
from frontportal.signatures.reports import Check

OF_LETTER = ("number", "signed_on", "signer")  # what each of its replies repeats


class ReplyDocument(Stamped):
    """A letter of a body, for one petition or many. Its replies repeat its number, day and signer; a trigger says so, too.

    The file is for staff alone: letters name who asked more often than not. What its digital signatures say is looked at
    when it is stored.
    """

    agency = models.ForeignKey("voters.Agency", models.PROTECT, related_name="+", verbose_name="cơ quan trả lời")
    number = models.CharField("số văn bản", max_length=50)
    signed_on = models.DateField("ngày ký")
    signer = models.CharField("người ký", max_length=150, help_text="Chức vụ của người ký.")
    file = models.FileField(
        "bản chụp văn bản",
        upload_to="replies/%Y",
        blank=True,
        validators=[check_scan],
        help_text="PDF, JPG hoặc PNG, không quá 10 MB. Chỉ cán bộ xem được.",
    )
    signatures = models.JSONField("chữ ký số", null=True, blank=True, editable=False)

    history = HistoricalRecords()
    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản trả lời nhiều kiến nghị"
        verbose_name_plural = "văn bản trả lời nhiều kiến nghị"
        ordering = ["-signed_on", "-pk"]
        constraints = [
            given("voters_replydocument", "number", "Số văn bản"),
            models.UniqueConstraint(
                fields=["agency", "number", "signed_on"],
                name="voters_replydocument_once",
                violation_error_message="Văn bản này của cơ quan đã được ghi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ngày {self.signed_on:%d/%m/%Y}"

    def clean(self) -> None:
        super().clean()
        if self.pk and self.signed_on:
            for reply in self.replies.select_related("petition"):
                sent = reply.answers_letter_of()
                if sent and self.signed_on < sent:
                    raise ValidationError(
                        {"signed_on": f"Ngày ký trước ngày chuyển kiến nghị {reply.petition.code}, {sent:%d/%m/%Y}."}
                    )

    @transaction.atomic
    def save(self, *args, **options) -> None:
        """A correction is one of each of its replies, with a version of theirs."""
        if not self.file or not self.file._committed:
            self.signatures = check_stored(self.file, timezone.localdate()).as_data if self.file else None
        super().save(*args, **options)
        same = {name: getattr(self, name) for name in OF_LETTER}
        for reply in self.replies.exclude(Q(**same)):
            for name, value in same.items():
                setattr(reply, name, value)
            reply.updated_by = self.updated_by
            reply.save()

    @property
    def signature_check(self) -> Check | None:
        """None without a file, or for one from before signatures were looked at."""
        return Check.of(self.signatures) if self.file else None

    @property
    def is_public(self) -> bool:
        """Read with the petitions that it answers, once one of them is published."""
        return self.pk is not None and any(reply.is_public for reply in self.replies.select_related("petition"))
