"""Questions about what payment services told: calls to look at, lines that wait for their statement."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Subquery, Value, When

from frontportal.kit.records.querysets import RecordQuerySet


class FeedQuerySet(RecordQuerySet):
    def with_newest_call(self):
        """Adds `newest_call`: when the provider was heard of last."""
        calls = apps.get_model("feeds", "FeedCall").objects.filter(feed=OuterRef("pk")).order_by("-pk")
        return self.annotate(newest_call=Subquery(calls.values("received")[:1]))


class FeedCallQuerySet(RecordQuerySet):
    def to_review(self):
        """Calls that somebody has to look at, and nobody has."""
        return self.filter(state__in=self.model.TOLD, review__isnull=True)


class ProvisionalLineQuerySet(RecordQuerySet):
    def waiting(self):
        """Lines of which neither a statement nor a person has said what became of them."""
        outcomes = apps.get_model("feeds", "ProvisionalOutcome").objects.filter(line=OuterRef("pk"))
        return self.filter(~Exists(outcomes))

    def unconfirmed(self):
        """Lines for which no statement's line stands yet, dismissed ones included."""
        outcomes = apps.get_model("feeds", "ProvisionalOutcome").objects.filter(line=OuterRef("pk"))
        return self.filter(~Exists(outcomes.filter(kind="confirmed")))

    def untimely(self):
        """Money told on a day on which the appeal it names accepts nothing, and not seen in a statement yet."""
        return self.waiting().filter(untimely_appeal__isnull=False)

    def credits(self):
        return self.filter(credit__gt=0)

    def debits(self):
        return self.filter(debit__gt=0)

    def of_main_fund(self):
        return self.filter(account__fund__is_main=True)

    def missing(self):
        """Lines that wait though a statement has been imported since that reaches over their day."""
        statements = apps.get_model("statements", "Statement").objects.filter(
            account=OuterRef("account"),
            first_day__lte=OuterRef("day"),
            last_day__gte=OuterRef("day"),
            created_at__gt=OuterRef("received"),
        )
        return self.waiting().filter(Exists(statements))

    def with_state(self):
        """Adds `state`: waiting, missing (its statement is in without it), confirmed, differs or dismissed."""
        outcomes = apps.get_model("feeds", "ProvisionalOutcome").objects.filter(line=OuterRef("pk"))
        confirmed = outcomes.filter(kind="confirmed")
        unseen = confirmed.filter(review__isnull=True).exclude(differences=[])
        cases = [
            When(Exists(unseen), then=Value("differs")),
            When(Exists(confirmed), then=Value("confirmed")),
            When(Exists(outcomes), then=Value("dismissed")),
            When(pk__in=self.model.objects.missing().values("pk"), then=Value("missing")),
        ]
        return self.annotate(state=Case(*cases, default=Value("waiting")))

    def overdue(self, today):
        """Lines that wait for longer than their feed allows."""
        last = ExpressionWrapper(F("day") + F("feed__wait_days"), models.DateField())
        return self.waiting().alias(last=last).filter(last__lt=today)

    def with_differences(self):
        """Lines whose statement prints something else, as long as nobody has looked at it."""
        outcomes = apps.get_model("feeds", "ProvisionalOutcome").objects.filter(line=OuterRef("pk"))
        return self.filter(Exists(outcomes.filter(kind="confirmed", review__isnull=True).exclude(differences=[])))
