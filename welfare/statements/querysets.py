"""Questions to statements, their lines, what is proposed about them, and files that wait."""

from django.apps import apps
from django.db import models
from django.db.models import Func, OuterRef, Subquery, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from frontportal.kit.records.querysets import RecordQuerySet

from .line_search.engine import LineQuery, words_of


class StatementQuerySet(RecordQuerySet):
    def public(self):
        """Statements of the main fund, which its pages list; newest days first."""
        return self.filter(account__fund__is_main=True).select_related("account")

    def with_undecided(self):
        """Statements with contradictory rows about which no decision stands."""
        decisions = apps.get_model("statements", "ConflictDecision").objects.standing()
        decided = decisions.filter(statement=OuterRef("pk")).order_by().values("statement")
        numbers = decided.values(total=Sum(Func("numbers", function="cardinality", output_field=models.IntegerField())))
        rows = Func("conflicts", function="jsonb_array_length", output_field=models.IntegerField())
        return self.annotate(contradicting=rows).filter(contradicting__gt=Coalesce(Subquery(numbers), 0))

    def touching(self, year: int):
        """Statements with at least a day in the year."""
        return self.filter(first_day__year__lte=year, last_day__year__gte=year)


class ProposalQuerySet(RecordQuerySet):
    def open(self):
        """Proposals that wait for a second person."""
        return self.filter(state="proposed")

    def standing(self):
        """Open ones and confirmed ones."""
        return self.exclude(state="refused")

    def confirmed(self):
        return self.filter(state="confirmed")


class StatementLineQuerySet(RecordQuerySet):
    def matching(self, words: str):
        """Lines that hold every word, cut ones too, and codes that begin as asked: from the index of words alone.

        All lines when nothing is asked; none when what is asked holds no word.
        """
        if not words.strip():
            return self.all()
        terms = "&".join(LineQuery(words=words_of(words)).unfinished.terms)
        return (
            self.none()
            if not terms
            else self.filter(RawSQL("statements_statementline.words @@ %s::tsquery", [terms], models.BooleanField()))
        )

    def current(self):
        """Lines that no later reading of their file has replaced."""
        return self.filter(replaced_by=None)

    def credits(self):
        return self.current().filter(credit__gt=0)

    def debits(self):
        return self.current().filter(debit__gt=0)


class UploadQuerySet(RecordQuerySet):
    def waiting(self):
        """Files that somebody still has to look at, or a process is at work on."""
        return self.filter(state__in=["reading", "ready", "storing"])

    def undecided(self):
        """Those of them that may still bring something: not a file that was found to be in already."""
        return self.waiting().exclude(report__statement__gt=0)

    def stale(self, before):
        """Uploads that nobody touched since that moment."""
        return self.filter(updated_at__lt=before)
