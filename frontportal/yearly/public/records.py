"""The records behind a figure as a table; only a figure's own columns are ever read."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from frontportal.kit.values.money import dong
from frontportal.places.models import Unit
from frontportal.places.querysets import descends_from
from frontportal.sheets.datasets.suppression import SUPPRESSED
from frontportal.yearly.figures import Column, Figure

NUMERIC = ("number", "money")


def commune_asked(request: HttpRequest, year: int) -> Unit | None:
    """The commune that `?xa=` names; 404 for one that the year did not have."""
    code = request.GET.get("xa", "")
    return get_object_or_404(Unit.objects.communes().in_year(year), code=code) if code else None


def records_of(figure: Figure, year: int, commune: Unit | None = None) -> QuerySet:
    """The records behind the figure that the public may see, of one commune if it is given."""
    found = figure.listed(year)
    return in_commune(figure, commune, found) if commune else found


def in_commune(figure: Figure, commune: Unit, records: QuerySet) -> QuerySet:
    """Of records of the figure those in a commune; none where they happen in no unit."""
    return records.filter(descends_from(commune, figure.place)) if figure.place else records.none()


def record_table(figure: Figure, records: Iterable, hidden: Collection[int]) -> dict:
    """What parts/_table.html takes; the first cell leads to the record's public page where it has one. `hidden`: keys of the records whose
    number of people is not told."""
    return {
        "columns": [{"label": column.label, "numeric": column.kind in NUMERIC} for column in figure.columns],
        "rows": [
            [
                cell(column, record, record.pk in hidden) | ({"url": address(record)} if position == 0 else {})
                for position, column in enumerate(figure.columns)
            ]
            for record in records
        ],
    }


def cell(column: Column, record, is_hidden: bool) -> dict:
    if is_hidden and column.tells_people:
        return {"text": SUPPRESSED, "numeric": True}
    value = column.of(record)
    numeric = column.kind in NUMERIC
    if value is None or value == "":
        return {"text": "–", "numeric": numeric}
    if numeric:
        return {"text": dong(value), "numeric": True, "sort": value}
    if column.kind == "day":
        return {"text": f"{value:%d/%m/%Y}", "sort": value.isoformat()}
    return {"text": str(value)}


def address(record) -> str:
    return record.get_absolute_url() if hasattr(record, "get_absolute_url") else ""
