"""What people decide about rows of a file that contradict lines that are stored."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from simple_history.models import HistoricalRecords

from .proposal import Proposal
from .statement import Statement


class ConflictDecision(Proposal):
    """About one contradictory row of a statement, or several at once: `numbers` in its file.

    Accepted rows are stored as lines of the statement once the decision is confirmed; others stay out, with the reason.
    A row is in one standing decision only (a trigger).
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="conflict_decisions", verbose_name="sao kê")
    numbers = ArrayField(models.PositiveIntegerField(), verbose_name="dòng của tệp")
    is_accepted = models.BooleanField("ghi vào sổ")

    history = HistoricalRecords()

    class Meta(Proposal.Meta):
        verbose_name = "quyết định về dòng không khớp"
        verbose_name_plural = "quyết định về dòng không khớp"
        constraints = [
            *Proposal.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(numbers__len__gt=0),
                name="statements_conflictdecision_names_rows",
                violation_error_message="Hãy chọn ít nhất một dòng.",
            ),
        ]

    def __str__(self):
        return (
            f"{'Ghi vào' if self.is_accepted else 'Không ghi'} {len(self.numbers)} dòng không khớp của {self.statement}"
        )
