"""Stored sums of the books beside what entries add up to."""

from django.db.models import Count, Sum, Value
from django.db.models.functions import ExtractMonth

from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum

KIND = ("fund", "year", "month", "purpose", "unit", "appeal", "state")


def counted(model) -> dict:
    purpose = {} if model is Disbursement else {"purpose": Value("")}
    rows = model.objects.order_by().annotate(month=ExtractMonth("date"), **purpose).values_list(*KIND)
    return {row[:7]: row[7:] for row in rows.annotate(Sum("amount"), Count("pk"))}


def stored(model) -> dict:
    rows = EntrySum.objects.of(model).grouped(*KIND)
    return {tuple(row[name] for name in KIND): (row["value"], row["entries"]) for row in rows}


def agree() -> bool:
    return all(counted(model) == stored(model) for model in (Contribution, Disbursement))
