"""Questions about money, gifts, houses and livelihoods."""

from contextlib import suppress

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Subquery, Sum
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from frontportal.kit.money import parse_money
from frontportal.kit.querysets import PublishableQuerySet, RecordQuerySet
from frontportal.places.querysets import PlacedQuerySet, posted

from .statements.search import Question, words_of


class YearQuerySet(PlacedQuerySet):
    def in_year(self, year: int):
        """Records of a year of account."""
        return self.filter(year=year)


class EntryQuerySet(YearQuerySet):
    """Money in or out of a fund. Only confirmed entries count anywhere."""

    def confirmed(self):
        return self.filter(state="confirmed")

    def unconfirmed(self):
        return self.filter(state="draft")

    def of_main_fund(self):
        return self.filter(fund__is_main=True)

    def total(self) -> int:
        """The sum of the amounts in đồng; reversing entries count as the negative amounts they are."""
        return self.order_by().aggregate(total=Sum("amount"))["total"] or 0

    def unmatched(self):
        """What a line of a statement may be: no reversal, not reversed, and no other line's."""
        taken = standing_matches().filter(**{self.model._meta.model_name: OuterRef("pk")})
        return self.filter(~Exists(taken), reverses__isnull=True, reversal__isnull=True)

    def with_left(self):
        """Adds `left`: đồng for which no line of a statement is known yet."""
        return self.annotate(left=F("amount") - matched_sum(self.model._meta.model_name))

    def partly_matched(self):
        """What some line is a part of, and another may be the rest of; with `left`."""
        link = self.model._meta.model_name
        begun = standing_matches().filter(part=True, **{f"{link}__isnull": False}).values(link)
        rest = self.with_left().filter(pk__in=begun, left__gt=0)
        return rest.filter(reverses__isnull=True, reversal__isnull=True)


class ContributionQuerySet(EntryQuerySet):
    def found_by(self, words: str):
        """What a citizen may find: by receipt number, by exact amount, by name where the donor agreed to be named."""
        found = Q(pk__in=self.filter(publish_name=True).matching(words).values("pk"))
        if words.isascii() and words.isdigit() and len(words) < 10:
            found |= Q(receipt_number=int(words))
        with suppress(ValueError):
            found |= Q(amount=parse_money(words))
        return self.filter(found)


class DisbursementQuerySet(EntryQuerySet):
    def counted_in_lines(self):
        """What a house or livelihood holds from funds: drafts too, but a reversal only once it is confirmed."""
        return self.filter(Q(state="confirmed") | Q(amount__gt=0))


class FundYearQuerySet(RecordQuerySet):
    def public(self):
        """The years of the fund that the public pages show, newest first."""
        return self.filter(fund__is_main=True).select_related("fund").order_by("-year")

    def with_totals(self):
        """Adds `received`, `spent`, `closing` and `expected` (the closing of the year before, None without one)."""
        before = self.model.objects.filter(fund=OuterRef("fund"), year=OuterRef("year") - 1).with_closing()
        return self.with_closing().annotate(expected=Subquery(before.values("closing")))

    def with_provisional(self):
        """Adds `waits_in` and `waits_from`: whether money in that no statement confirms yet was told in this year, or
        since its beginning."""
        told = apps.get_model("welfare", "ProvisionalLine").objects.waiting().credits()
        told = told.filter(account__fund=OuterRef("fund"))
        return self.annotate(
            waits_in=Exists(told.filter(day__year=OuterRef("year"))),
            waits_from=Exists(told.filter(day__year__gte=OuterRef("year"))),
        )

    def with_closing(self):
        return self.annotate(received=confirmed_sum("Contribution"), spent=confirmed_sum("Disbursement")).annotate(
            closing=F("opening") + F("received") - F("spent")
        )


class GiftRoundQuerySet(RecordQuerySet):
    def of_year(self, year: int):
        """Rounds a year's report counts: the Tết of that year whenever handed out, other visits by year of account."""
        return self.filter(counted_in(year))


class GiftQuerySet(PlacedQuerySet):
    def of_year(self, year: int):
        return self.filter(counted_in(year, "round__"))

    def packages(self) -> int:
        return self.order_by().aggregate(total=Sum("packages"))["total"] or 0


class HouseQuerySet(YearQuerySet):
    def supported(self):
        """Houses begun or handed over; a planned one is not yet support."""
        return self.exclude(state="planned")


class LivelihoodQuerySet(YearQuerySet):
    def at_launch(self):
        """Handed over at the launch of the peak month."""
        return self.filter(occasion="launch")


class CoFundingQuerySet(RecordQuerySet):
    def visible_to(self, user):
        return self.filter(
            Q(house__isnull=False) & posted(user, "house__unit")
            | Q(livelihood__isnull=False) & posted(user, "livelihood__unit")
        )


class AppealQuerySet(PublishableQuerySet):
    def begun(self, day):
        """Appeals whose code a transfer of that day may carry: opened by then; gifts come in after the end too."""
        return self.filter(opened_on__lte=day)

    def announced(self):
        """Appeals that were opened to the public, withdrawn ones included: what they owe stays owed."""
        return self.filter(state__in=["published", "withdrawn"])

    def open(self, day):
        """Appeals that take gifts on a day."""
        return self.begun(day).filter(Q(closed_on__isnull=True) | Q(closed_on__gte=day))

    def touching(self, year: int):
        """Appeals of a year, and those of others that took gifts or were still being distributed in it."""
        lasting = Q(opened_on__year__lte=year) & (Q(closed_on__isnull=True) | Q(ended__year__gte=year))
        return self.alias(ended=Coalesce("distributed_on", "closed_on")).filter(Q(year=year) | lasting)

    def with_totals(self):
        """Adds `received`, `spent` and `left`: confirmed đồng that name the appeal."""
        sums = {"received": appeal_sum("Contribution"), "spent": appeal_sum("Disbursement")}
        return self.annotate(**sums).annotate(left=F("received") - F("spent"))


class DisclosureRuleQuerySet(RecordQuerySet):
    def in_force(self, event: str, day):
        """The row for an event on a day; None when no rule was in force yet."""
        return self.filter(event=event, since__lte=day).order_by("-since").first()


class BankAccountQuerySet(RecordQuerySet):
    def giving(self):
        """Accounts that are published for gifts, the oldest first."""
        return self.filter(giving=True, active=True).order_by("pk")


class StatementQuerySet(RecordQuerySet):
    def public(self):
        """Statements of the main fund, which its pages list; newest days first."""
        return self.filter(account__fund__is_main=True).select_related("account")

    def with_undecided(self):
        """Statements with contradictory rows about which no decision stands."""
        decisions = apps.get_model("welfare", "ConflictDecision").objects.standing()
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
        terms = "&".join(Question(words=words_of(words)).unfinished.terms)
        return (
            self.none()
            if not terms
            else self.filter(RawSQL("welfare_statementline.words @@ %s::tsquery", [terms], models.BooleanField()))
        )

    def current(self):
        """Lines that no later reading of their file has replaced."""
        return self.filter(replaced_by=None)

    def credits(self):
        return self.current().filter(credit__gt=0)

    def debits(self):
        return self.current().filter(debit__gt=0)

    def untouched(self):
        """Lines about which no decision stands."""
        return self.current().filter(~Exists(standing_matches().filter(line=OuterRef("pk"))))

    def waiting(self):
        """Lines of which something remains to be decided: all of it, or what decisions about parts have left."""
        # A decision about the whole is found by its index; the few parts are summed once for the whole question.
        parts = standing_matches().filter(part=True).order_by().values("line").annotate(matched=Sum("amount"))
        done = parts.filter(matched__gte=F("line__credit") + F("line__debit")).values("line")
        whole = standing_matches().filter(part=False, line=OuterRef("pk"))
        return self.current().filter(~Exists(whole)).exclude(pk__in=done)

    def with_left(self):
        """Adds `left`: đồng about which no decision stands."""
        return self.annotate(left=F("credit") + F("debit") - matched_sum("line"))


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


class NormQuerySet(RecordQuerySet):
    def in_force(self, per: str, first, last):
        """The highest norm in force on a day from first to last; None where none was."""
        begun = self.filter(Q(until__isnull=True) | Q(until__gte=first), per=per, since__lte=last)
        return begun.order_by("-amount").first()


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


def standing_matches():
    return apps.get_model("welfare", "StatementMatch").objects.standing()


def matched_sum(link: str) -> Coalesce:
    """SQL for the đồng of the decisions that stand about a line or entry, as a column of it."""
    matches = standing_matches().filter(**{link: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(matches.values(link).values(total=Sum("amount"))), 0)


def confirmed_sum(model: str) -> Coalesce:
    """SQL for the confirmed đồng of a fund's year, as a column of its books."""
    entries = apps.get_model("welfare", model).objects.confirmed().filter(fund=OuterRef("fund"), year=OuterRef("year"))
    return Coalesce(Subquery(entries.order_by().values("fund", "year").values(total=Sum("amount"))), 0)


def appeal_sum(model: str) -> Coalesce:
    """SQL for the confirmed đồng that name an appeal, as a column of it."""
    entries = apps.get_model("welfare", model).objects.confirmed().filter(appeal=OuterRef("pk"))
    return Coalesce(Subquery(entries.order_by().values("appeal").values(total=Sum("amount"))), 0)


def counted_in(year: int, prefix: str = "") -> Q:
    return Q(**{f"{prefix}tet_year": year}) | Q(**{f"{prefix}tet_year__isnull": True, f"{prefix}year": year})
