from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from frontportal.kit.records.base import Stamped
from frontportal.kit.records.fields import FoldedField

from ..querysets import PetitionerQuerySet


class Petitioner(Stamped):
    """Who asked: a table of its own, so that no list, export, history or search of petitions can show it.

    Read only with the permission `voters.view_petitioner`. The history tells who changed the record and when, but
    keeps no name: what is erased here is gone.
    """

    class ReplyBy(models.TextChoices):
        MAIL = "mail", "Qua thư điện tử"
        ZALO = "zalo", "Qua Zalo"

    petition = models.OneToOneField(
        "voters.Petition", models.CASCADE, null=True, blank=True, related_name="petitioner", verbose_name="kiến nghị"
    )
    feedback = models.OneToOneField(
        "voters.Feedback", models.CASCADE, null=True, blank=True, related_name="petitioner", verbose_name="góp ý"
    )
    name = models.CharField("họ và tên", max_length=100, blank=True)
    contact = models.CharField("liên hệ", max_length=200, blank=True)
    reply_by = models.CharField(
        "báo khi có trả lời", max_length=5, choices=ReplyBy, blank=True, default="", db_default=""
    )

    folded = FoldedField("tên không dấu", source=("name",))

    history = HistoricalRecords(excluded_fields=["name", "contact", "folded"])
    objects = PetitionerQuerySet.as_manager()

    class Meta:
        verbose_name = "người kiến nghị"
        verbose_name_plural = "người kiến nghị"
        constraints = [
            models.CheckConstraint(
                condition=Q(petition__isnull=False) | Q(feedback__isnull=False),
                name="voters_petitioner_of_something",
                violation_error_message="Người kiến nghị phải gắn với một kiến nghị hoặc góp ý.",
            )
        ]

    def __str__(self):
        """Never the name: this text reaches logs and delete pages."""
        return f"Người kiến nghị số {self.pk}"
