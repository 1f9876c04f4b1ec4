"""Questions to the fund's books: entries in and out, and the years they add up to."""

from contextlib import suppress

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.records.querysets import RecordQuerySet
from frontportal.kit.values.money import parse_money
from frontportal.places.querysets import YearQuerySet
from welfare.transfers.models import FundTransfer


class EntryQuerySet(YearQuerySet):
    """Money in or out of a fund. Only confirmed entries count anywhere."""

    def confirmed(self):
        return self.filter(state="confirmed")

    def unconfirmed(self):
        return self.filter(state="draft")

    def of_main_fund(self):
        return self.filter(fund__is_main=True)

    def of_other_funds(self):
        """In the books of funds beside the main one, which are public once two persons stand for their opening."""
        books = apps.get_model("ledger", "FundYear").objects.published_of_others()
        return self.filter(Exists(books.filter(fund=OuterRef("fund"), year=OuterRef("year"))))

    def total(self) -> int:
        """The sum of the amounts in đồng; reversing entries count as the negative amounts they are."""
        return self.order_by().aggregate(total=Sum("amount"))["total"] or 0


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


class GiftConditionQuerySet(RecordQuerySet):
    def holding(self, fund: int, year: int):
        """Those of the fund's confirmed gifts by that year; what was given to an appeal is held by the appeal."""
        given = {"fund": fund, "year__lte": year, "state": "confirmed", "appeal": None, "reversal": None}
        return self.filter(**{f"contribution__{name}": value for name, value in given.items()})


class EntrySumQuerySet(EntryQuerySet):
    """Parts of sums: what is asked of entries is asked of them, `amount` and `entries` added up."""

    def of(self, model):
        """Of contributions or of disbursements."""
        return self.filter(book=model._meta.model_name)

    def grouped(self, *names: str):
        """Dictionaries of `names` with `value` (đồng) and `entries`, of kinds that have entries."""
        return self.order_by().values(*names).annotate(value=Sum("amount"), entries=Sum("entries")).exclude(entries=0)


class FundYearQuerySet(RecordQuerySet):
    def published(self):
        """The years of every fund that the public may read: those whose opening two persons stand for."""
        return self.filter(opening_confirmed_at__isnull=False).select_related("fund")

    def public(self):
        """Those of the main fund, which most public pages are about, newest first."""
        return self.published().filter(fund__is_main=True).order_by("-year")

    def published_of_others(self):
        """Those of the funds beside the main one."""
        return self.published().filter(fund__is_main=False)

    def with_totals(self):
        """Adds `received`, `spent`, `closing` and `expected` (the closing of the year before, None without one)."""
        before = self.model.objects.filter(fund=OuterRef("fund"), year=OuterRef("year") - 1).with_closing()
        return self.with_closing().annotate(expected=Subquery(before.values("closing")))

    def with_closing(self):
        """Adds what was received, spent, moved between levels (what came less what went), and what is left."""
        sums = {"received": confirmed_sum("Contribution"), "spent": confirmed_sum("Disbursement")}
        moved = FundTransfer.objects.confirmed().of_books(OuterRef("fund"), OuterRef("year")).column()
        return self.annotate(**sums, moved=moved).annotate(
            closing=F("opening") + F("received") - F("spent") + F("moved")
        )


def confirmed_sum(model: str) -> Coalesce:
    """SQL for the confirmed đồng of a fund's year, as a column of its books."""
    sums = apps.get_model("ledger", "EntrySum").objects.of(apps.get_model("ledger", model)).confirmed()
    own = sums.filter(fund=OuterRef("fund"), year=OuterRef("year")).order_by()
    return Coalesce(Subquery(own.values("fund", "year").values(total=Sum("amount"))), 0)
