"""What a fund or an appeal holds by its confirmed entries, in đồng."""

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from frontportal.kit.values.money import dong
from welfare.appeals.models import Leftover

from .account import YearAccount
from .models.condition import ConditionPayment, GiftCondition
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry_sum import EntrySum
from .models.fund_year import FundYear


def balance(books: FundYear) -> int:
    """What the fund holds now by its confirmed entries of the year, in đồng."""
    account = YearAccount(books)
    return (
        books.opening
        + account.sums(Contribution).total()
        - account.sums(Disbursement).total()
        + account.transfers.net()
    )


def reserved_for_appeals(books: FundYear) -> int:
    """Đồng that belong to appeals; what is left of a finished one is the fund's when two persons have decided so."""
    ended = Leftover.objects.to_fund().values("appeal")
    lines = {"fund": books.fund_id, "year__lte": books.year, "appeal__isnull": False}
    sums = EntrySum.objects.confirmed().filter(**lines).exclude(appeal__in=ended)
    received, spent = (sums.of(model).total() for model in (Contribution, Disbursement))
    # What one appeal carried into another that has become the fund's since is no longer any appeal's.
    carried = Leftover.objects.confirmed().filter(next_appeal__in=ended, appeal__fund=books.fund_id)
    return max(received - spent - (carried.aggregate(total=Sum("amount"))["total"] or 0), 0)


def reserved_for_conditions(books: FundYear) -> int:
    """Đồng of gifts with a condition that no payment has kept yet."""
    holding = GiftCondition.objects.holding(books.fund_id, books.year)
    given = holding.aggregate(total=Sum("contribution__amount"))["total"] or 0
    payments = ConditionPayment.objects.filter(condition__in=holding, disbursement__state="confirmed")
    return given - (payments.aggregate(total=Sum("disbursement__amount"))["total"] or 0)


def with_totals(appeals):
    """Appeals with `received`, `spent` and `left`: confirmed đồng that name them; and what they may spend: `available`, with what
    decisions carried in and out."""
    sums = {"received": appeal_sum(Contribution), "spent": appeal_sum(Disbursement)}
    decisions = Leftover.objects.confirmed().order_by()
    carried = {
        "carried_in": carried_sum(decisions.filter(next_appeal=OuterRef("pk")).values("next_appeal")),
        "carried_out": carried_sum(decisions.filter(appeal=OuterRef("pk")).values("appeal")),
    }
    totals = appeals.annotate(**sums, **carried).annotate(left=F("received") - F("spent"))
    return totals.annotate(available=F("left") + F("carried_in") - F("carried_out"))


def with_undecided_leftover(appeals):
    """Appeals whose distribution has ended with money left, of which nobody has proposed where it goes."""
    ended = appeals.filter(distributed_on__lte=timezone.localdate(), leftover=None)
    return with_totals(ended).filter(available__gt=0)


def carried_sum(decisions) -> Coalesce:
    return Coalesce(Subquery(decisions.values(total=Sum("amount"))), 0)


def appeal_sum(model) -> Coalesce:
    """SQL for the confirmed đồng that name an appeal, as a column of it."""
    sums = EntrySum.objects.of(model).confirmed().filter(appeal=OuterRef("pk"))
    return Coalesce(Subquery(sums.order_by().values("appeal").values(total=Sum("amount"))), 0)


def fold_sums() -> str:
    """Make one row of all of the same kind, with the owner's rights; returns a sentence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_fold_sums()")
        return f"tổng của sổ quỹ gọn còn {dong(cursor.fetchone()[0])} dòng."
