"""The numbers as rows that a page shows and a file holds; on the page each count leads to its petitions."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from frontportal.places.models import Unit
from frontportal.yearly.figures import commune_of
from voters.models.agency import Agency
from voters.models.petition import Petition
from voters.workflow import ANSWERED, OPEN

from .numbers import Numbers, numbers_by, total_of
from .outcomes import Outcome

NOWHERE = "khong"  # the commune's filter: what lies in no single one
# column of the table → what the list is asked for
COUNTS = {
    "received": ("Tiếp nhận", ""),
    "sent": ("Đã chuyển", "sent"),
    **{outcome.value: (outcome.label, outcome.value) for outcome in Outcome},
    "promises": ("Lời hứa còn mở", "promise"),
}
OF_BODIES = [name for name in COUNTS if name not in ("received", "not-sent")]
DAYS = ("Số ngày làm việc trung bình", "Số ngày làm việc trung vị")


@dataclass(frozen=True)
class Row:
    """`chosen` are the parameters by which the list shows this row's petitions."""

    name: str
    numbers: Numbers
    chosen: dict[str, str] = field(default_factory=dict)


def counts_of(numbers: Numbers, names) -> list[int]:
    whole = {"received": numbers.received, "sent": numbers.sent, "promises": numbers.promises}
    return [whole.get(name, numbers.outcomes[name]) for name in names]


def days_text(days: float | None) -> str:
    """`"12,5"`; nothing where nothing was answered."""
    return "" if days is None else f"{days:.1f}".removesuffix(".0").replace(".", ",")


def rows_by(group: str, petitions) -> list[Row]:
    """The rows of a group in their order, and the sum of all as the last."""
    if group == "co-quan":
        petitions = petitions.filter(state__in=(*OPEN, *ANSWERED))
    path, names = {"co-quan": ("agency", bodies), "dia-ban": ("commune", communes), "linh-vuc": ("field", fields)}[
        group
    ]
    found = numbers_by(petitions.annotate(commune=commune_of("unit")), path)[path]
    rows = [Row(name, found[key], chosen) for key, name, chosen in names(found)]
    return [*rows, Row("Tất cả", total_of(found))] if rows else []


def bodies(found):
    named = Agency.objects.filter(pk__in=found).order_by("sort_name")
    return [(agency.pk, agency.name, {"agency__id__exact": str(agency.pk)}) for agency in named]


def communes(found):
    units = Unit.objects.filter(pk__in=[key for key in found if key]).select_related("parent").alphabetical()
    rows = [(unit.pk, unit.offered_as, {"xa": str(unit.pk)}) for unit in units]
    return rows + ([(None, "Không thuộc riêng xã nào", {"xa": NOWHERE})] if None in found else [])


def fields(found):
    return [(value, label, {"field__exact": value}) for value, label in Petition.Field.choices if value in found]


def shown(group: str) -> list[str]:
    """The counts that make sense of a group: nothing is a body's that was not sent to it."""
    return OF_BODIES if group == "co-quan" else list(COUNTS)


def headers(group: str, name: str) -> list[str]:
    return [name, *(COUNTS[each][0] for each in shown(group)), *DAYS]


def file_rows(group: str, rows: list[Row]):
    for row in rows:
        days = [days_text(row.numbers.mean_days), days_text(row.numbers.median_days)]
        yield [row.name, *counts_of(row.numbers, shown(group)), *days]


def page_rows(group: str, rows: list[Row], asked: dict[str, str]):
    """`{"name", "cells": [(count, address)], "days"}` of each row; `asked` are the list's parameters for all of them."""
    listed = reverse("admin:voters_petition_changelist")
    for row in rows:
        cells = [
            (count, address(listed, asked | row.chosen, COUNTS[name][1]))
            for name, count in zip(shown(group), counts_of(row.numbers, shown(group)), strict=True)
        ]
        yield {
            "name": row.name,
            "cells": cells,
            "days": [days_text(row.numbers.mean_days), days_text(row.numbers.median_days)],
        }


def address(listed: str, chosen: dict[str, str], result: str) -> str:
    """The list of exactly the petitions that a number counts."""
    return f"{listed}?{urlencode({'dem': 'kien-nghi'} | chosen | ({'ket_qua': result} if result else {}))}"
