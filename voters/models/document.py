from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.consents.scans import check_scan
from frontportal.kit.records.base import Stamped, given
from frontportal.kit.records.querysets import RecordQuerySet

OF_LETTER = ("number", "signed_on", "signer")  # what each of its replies repeats


class ReplyDocument(Stamped):
    """One letter of a body that answers many petitions. Its replies repeat its number, day and signer; a trigger says so, too.

    The file is for staff alone: letters name who asked more often than not.
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
        super().save(*args, **options)
        same = {name: getattr(self, name) for name in OF_LETTER}
        for reply in self.replies.exclude(Q(**same)):
            for name, value in same.items():
                setattr(reply, name, value)
            reply.updated_by = self.updated_by
            reply.save()

    @property
    def is_public(self) -> bool:
        """Read with the petitions that it answers, once one of them is published."""
        return self.pk is not None and any(reply.is_public for reply in self.replies.select_related("petition"))
