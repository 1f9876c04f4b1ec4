from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.querysets import RecordQuerySet
from welfare.statements.querysets import StatementLineQuerySet


class WaitingLineManager(models.Manager.from_queryset(StatementLineQuerySet)):
    def get_queryset(self):
        return super().get_queryset().waiting()


class StatementMatchQuerySet(RecordQuerySet):
    def standing(self):
        """Decisions that nobody has undone."""
        return self.filter(undone_at__isnull=True)

    def without_entry(self):
        """Money in that is known to be for an appeal or unit, and stands in no books yet."""
        given = Q(appeal__isnull=False) | Q(unit__isnull=False)
        return self.standing().filter(given, contribution__isnull=True, disbursement__isnull=True)

    def with_reversed_entry(self):
        """Decisions that still stand though their entry was taken back: the line needs its new entry."""
        return self.standing().filter(
            Q(contribution__reversal__state="confirmed") | Q(disbursement__reversal__state="confirmed")
        )


def standing_matches():
    return apps.get_model("welfare", "StatementMatch").objects.standing()


def matched_sum(link: str) -> Coalesce:
    """SQL for the đồng of the decisions that stand about a line or entry, as a column of it."""
    matches = standing_matches().filter(**{link: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(matches.values(link).values(total=Sum("amount"))), 0)
