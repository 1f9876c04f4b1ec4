"""Questions to pledges: how much was promised, how much of it came."""

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from frontportal.places.querysets import PlacedQuerySet


class PledgePaymentQuerySet(PlacedQuerySet):
    unit_path = "pledge__unit"


class PledgeQuerySet(PlacedQuerySet):
    def standing(self):
        """Without those that were taken back."""
        return self.filter(withdrawn_on=None)

    def in_year(self, year: int):
        return self.filter(pledged_on__year=year)

    def with_paid(self):
        """Each with `paid`, đồng of its confirmed contributions, and `open`, what is still promised."""
        own = self.model.payments.rel.related_model.objects.filter(
            pledge=OuterRef("pk"), contribution__state="confirmed"
        )
        total = own.order_by().values("pledge").annotate(total=Sum("contribution__amount")).values("total")
        paid = Coalesce(Subquery(total), 0)
        return self.annotate(paid=paid).annotate(open=F("amount") - F("paid"))

    def overdue(self):
        return self.standing().with_paid().filter(due_on__lt=timezone.localdate(), open__gt=0)

    def totals(self) -> dict[str, int]:
        """`{"pledged", "paid"}` in đồng; of one that gave more than it promised, all."""
        found = self.standing().with_paid().order_by().aggregate(pledged=Sum("amount"), came=Sum("paid"))
        return {"pledged": found["pledged"] or 0, "paid": found["came"] or 0}
