"""The kept file of a statement read again, because it had been read wrongly."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from .proposal import Proposal
from .statement import Statement


class Rereading(Proposal):
    """`number`: which reading of the file it is, 2 or more. `difference` is what whoever confirms was shown: counts of
    rows that stay, go and come, and `digest`, a hash of all rows as read. `before`: the statement's figures until then.

    Confirmed, its lines take the place of those that differ: these stay, and name it in `replaced_by`.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="rereadings", verbose_name="sao kê")
    number = models.PositiveSmallIntegerField("lần đọc")
    difference = models.JSONField("khác nhau")
    before = models.JSONField("số liệu trước khi đọc lại")

    history = HistoricalRecords(excluded_fields=["difference", "before"])

    class Meta(Proposal.Meta):
        verbose_name = "lần đọc lại tệp"
        verbose_name_plural = "lần đọc lại tệp"
        constraints = [
            *Proposal.Meta.constraints,
            models.UniqueConstraint(
                fields=["statement", "number"],
                condition=~Q(state="refused"),
                name="statements_rereading_number_once",
                violation_error_message="Đã có đề nghị đọc lại tệp này.",
            ),
        ]

    def __str__(self):
        return f"Đọc lại lần {self.number}: {self.statement}"
