"""Records beside their own history: whoever changes a row in SQL changes one of the two only."""

import heapq
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from django.db.models import Model

from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation.models import Match
from welfare.statements.models.statement import Statement

from .finding import Finding, difference

WATCHED = {
    Contribution: "entry",
    Disbursement: "entry",
    FundYear: "books",
    Statement: "statement",
    Match: "match",
}
PASSING = {"created_at", "updated_at", "updated_by", "folded"}  # may change without anybody's doing
NOW, THEN = 0, 1


def findings(model: type[Model], step: str) -> Iterator[Finding]:
    """Rows that differ from their newest version, have none, or are gone though nobody deleted them."""
    history = model.history.model
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.name not in PASSING and field.name in {each.name for each in history._meta.fields}
    ]
    names = [field.attname for field in fields]
    rows = model._base_manager.order_by("id").values_list("id", *names).iterator()
    versions = history.objects.order_by("id", "-history_id").distinct("id")
    versions = versions.values_list("id", "history_type", *names).iterator()
    both = heapq.merge(((row[0], NOW, row) for row in rows), ((row[0], THEN, row) for row in versions))
    for key, pair in groupby(both, key=itemgetter(0)):
        found = {side: values for _, side, values in pair}
        row, version = found.get(NOW), found.get(THEN)
        record = f"{model._meta.verbose_name.capitalize()} {key}"
        if row and (version is None or version[1] == "-"):
            yield Finding(
                step, described(record, model, row[1:], names), "không có trong lịch sử: được ghi thẳng vào sổ"
            )
        elif version and row is None and version[1] != "-":
            yield Finding(
                step, described(record, model, version[2:], names), "có trong lịch sử nhưng đã bị xoá khỏi sổ"
            )
        elif row and version:
            record = described(record, model, version[2:], names)
            for field, is_now, was in zip(fields, row[1:], version[2:], strict=True):
                yield from difference(step, record, str(field.verbose_name), was, is_now)


def described(record: str, model: type[Model], values: tuple, names: list[str]) -> str:
    """The record with what people know it by: its number and amount."""
    known = dict(zip(names, values, strict=True))
    number = known.get("receipt_number") or known.get("voucher_number")
    words = {Contribution: "phiếu thu", Disbursement: "phiếu chi"}.get(model)
    parts = [f"{words} {number}" if words and number else "", f"năm {known['year']}" if "year" in known else ""]
    if "amount" in known:
        parts.append(f"{known['amount']:,} đồng".replace(",", "."))
    details = ", ".join(filter(None, parts))
    return f"{record} ({details})" if details else record
