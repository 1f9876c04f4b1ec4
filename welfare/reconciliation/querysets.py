"""Which lines of statements and which entries are still without each other."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.records.querysets import RecordQuerySet
from welfare.statements.querysets import StatementLineQuerySet


class UnmatchedLineManager(models.Manager.from_queryset(StatementLineQuerySet)):
    def get_queryset(self):
        return unmatched_lines(super().get_queryset())


class MatchQuerySet(RecordQuerySet):
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
    return apps.get_model("reconciliation", "Match").objects.standing()


def matched_sum(link: str) -> Coalesce:
    """SQL for the đồng of the decisions that stand about a line or entry, as a column of it."""
    matches = standing_matches().filter(**{link: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(matches.values(link).values(total=Sum("amount"))), 0)


def link_of(records) -> str:
    """The foreign key of a match that leads to such records."""
    return {"statementline": "line", "unmatchedline": "line"}.get(
        records.model._meta.model_name, records.model._meta.model_name
    )


def undecided_lines(lines):
    """Lines about which no decision stands, and that two persons need not decide about first."""
    return without_untimely(lines.current()).filter(~Exists(standing_matches().filter(line=OuterRef("pk"))))


def without_untimely(lines):
    """Lines but for those that wait in the queue of money outside of an appeal's days."""
    waiting = apps.get_model("untimely_credits", "UntimelyCredit").objects.undecided()
    return lines.filter(~Exists(waiting.filter(line=OuterRef("pk"))))


def unmatched_lines(lines):
    """Lines of which something remains to be decided: all of it, or what decisions about parts have left."""
    # A decision about the whole is found by its index; the few parts are summed once for the whole question.
    parts = standing_matches().filter(part=True).order_by().values("line").annotate(matched=Sum("amount"))
    done = parts.filter(matched__gte=F("line__credit") + F("line__debit")).values("line")
    whole = standing_matches().filter(part=False, line=OuterRef("pk"))
    return without_untimely(lines.current()).filter(~Exists(whole)).exclude(pk__in=done)


def with_amount_left(records):
    """Lines or entries with `left`: đồng about which no decision stands."""
    link = link_of(records)
    whole = F("credit") + F("debit") if link == "line" else F("amount")
    return records.annotate(left=whole - matched_sum(link))


def unmatched_entries(entries):
    """What a line of a statement may be: no reversal, not reversed, and no other line's."""
    taken = standing_matches().filter(**{link_of(entries): OuterRef("pk")})
    return entries.filter(~Exists(taken), reverses__isnull=True, reversal__isnull=True)


def partly_matched_entries(entries):
    """What some line is a part of, and another may be the rest of; with `left`."""
    link = link_of(entries)
    begun = standing_matches().filter(part=True, **{f"{link}__isnull": False}).values(link)
    rest = with_amount_left(entries).filter(pk__in=begun, left__gt=0)
    return rest.filter(reverses__isnull=True, reversal__isnull=True)
