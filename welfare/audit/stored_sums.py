"""The stored sums, of which pages are made, held to the entries and put right by them."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, Model, Sum, Value
from django.db.models.functions import ExtractMonth

from frontportal.kit.values.money import dong
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum

from .finding import Finding

KIND = ("fund", "year", "month", "purpose", "unit", "appeal", "state")  # of entries that have a sum of their own


class Difference(NamedTuple):
    """Entries of one kind whose sum is stored otherwise. `stored`, `counted`: đồng, and how many entries."""

    book: type[Model]
    kind: dict
    stored: tuple[int, int]
    counted: tuple[int, int]

    def __str__(self) -> str:
        name = str(self.book._meta.verbose_name).capitalize()
        return f"{name} tháng {self.kind['month']}, sổ năm {self.kind['year']}, đơn vị {self.kind['unit']}"


def findings() -> Iterator[Finding]:
    for difference in differences():
        pairs = zip(("tổng đồng lưu sẵn", "số khoản lưu sẵn"), difference.counted, difference.stored, strict=True)
        yield from (Finding("sums", str(difference), *pair) for pair in pairs if pair[1] != pair[2])


def differences() -> Iterator[Difference]:
    """Every kind of entries whose stored sum is not what they add up to."""
    for model in (Contribution, Disbursement):
        purpose = {} if hasattr(model, "purpose") else {"purpose": Value("")}
        entries = model.objects.order_by().annotate(month=ExtractMonth("date"), **purpose).values(*KIND)
        counted = by_kind(entries.annotate(value=Sum("amount"), entries=Count("pk")))
        rows = EntrySum.objects.of(model).order_by().values(*KIND)
        stored = by_kind(rows.annotate(value=Sum("amount"), entries=Sum("entries")))
        for key in sorted(counted.keys() | stored.keys(), key=str):
            found, expected = stored.get(key, (0, 0)), counted.get(key, (0, 0))
            if found != expected:
                yield Difference(model, dict(zip(KIND, key, strict=True)), found, expected)


def by_kind(rows) -> dict[tuple, tuple[int, int]]:
    return {tuple(row[name] for name in KIND): (row["value"], row["entries"]) for row in rows}


def put_right() -> list[Difference]:
    """Add to each wrong sum what it lacks, while nobody writes entries; what was wrong. As the owner of the tables."""
    tables = ", ".join(model._meta.db_table for model in (Contribution, Disbursement, EntrySum))
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
        wrong = [*differences()]
        EntrySum.objects.bulk_create(map(correction, wrong))
    return wrong


def correction(wrong: Difference) -> EntrySum:
    """The part of a sum that makes it what its entries add up to."""
    links = {"fund", "unit", "appeal"}
    kind = {f"{name}_id" if name in links else name: value for name, value in wrong.kind.items()}
    amount, entries = (counted - stored for counted, stored in zip(wrong.counted, wrong.stored, strict=True))
    return EntrySum(book=wrong.book._meta.model_name, amount=amount, entries=entries, **kind)


def in_words(wrong: Difference) -> str:
    """`"Khoản chi tháng 5, sổ năm 2023, đơn vị 7: 2.000.001 đồng → 2.000.000 đồng, 1 khoản → 1 khoản"`."""
    (stored, had), (counted, has) = wrong.stored, wrong.counted
    return f"{wrong}: {dong(stored)} đồng → {dong(counted)} đồng, {dong(had)} khoản → {dong(has)} khoản"
