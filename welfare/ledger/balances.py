from django.apps import apps
from django.db.models import OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from .account import Account
from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.fund_year import FundYear


def balance(books: FundYear) -> int:
    """What the fund holds now by its confirmed entries of the year, in đồng."""
    account = Account(books)
    return books.opening + account.contributions.total() - account.disbursements.total()


def earmarked(books: FundYear) -> int:
    """Đồng that belong to appeals still being distributed; what is left of a finished one is the fund's."""
    lines = {"fund": books.fund_id, "year__lte": books.year, "appeal__isnull": False, "appeal__distributed_on": None}
    received, spent = (model.objects.confirmed().filter(**lines).total() for model in (Contribution, Disbursement))
    return max(received - spent, 0)


def appeal_sum(model: str) -> Coalesce:
    """SQL for the confirmed đồng that name an appeal, as a column of it."""
    entries = apps.get_model("welfare", model).objects.confirmed().filter(appeal=OuterRef("pk"))
    return Coalesce(Subquery(entries.order_by().values("appeal").values(total=Sum("amount"))), 0)
