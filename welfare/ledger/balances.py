"""What a fund or an appeal holds by its confirmed entries, in đồng."""

from django.db import connection
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from frontportal.kit.values.money import dong

from .account import YearAccount
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry_sum import EntrySum
from .models.fund_year import FundYear


def balance(books: FundYear) -> int:
    """What the fund holds now by its confirmed entries of the year, in đồng."""
    account = YearAccount(books)
    return books.opening + account.sums(Contribution).total() - account.sums(Disbursement).total()


def reserved_for_appeals(books: FundYear) -> int:
    """Đồng that belong to appeals still being distributed; what is left of a finished one is the fund's."""
    lines = {"fund": books.fund_id, "year__lte": books.year, "appeal__isnull": False, "appeal__distributed_on": None}
    sums = EntrySum.objects.confirmed().filter(**lines)
    received, spent = (sums.of(model).total() for model in (Contribution, Disbursement))
    return max(received - spent, 0)


def with_totals(appeals):
    """Appeals with `received`, `spent` and `left`: confirmed đồng that name them."""
    sums = {"received": appeal_sum(Contribution), "spent": appeal_sum(Disbursement)}
    return appeals.annotate(**sums).annotate(left=F("received") - F("spent"))


def appeal_sum(model) -> Coalesce:
    """SQL for the confirmed đồng that name an appeal, as a column of it."""
    sums = EntrySum.objects.of(model).confirmed().filter(appeal=OuterRef("pk"))
    return Coalesce(Subquery(sums.order_by().values("appeal").values(total=Sum("amount"))), 0)


def fold_sums() -> str:
    """Make one row of all of the same kind, with the owner's rights; returns a sentence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_fold_sums()")
        return f"tổng của sổ quỹ gọn còn {dong(cursor.fetchone()[0])} dòng."
