"""Published years: editions unharmed, and today's records still saying what the newest edition says."""

from collections.abc import Iterator

from frontportal.yearly.editions.changes import changes_since
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.editions.verification import faults
from frontportal.yearly.models.edition import Edition

from .finding import Finding


def findings() -> Iterator[Finding]:
    for year in Edition.objects.order_by("year").values_list("year", flat=True).distinct():
        editions = list(Edition.objects.filter(year=year).order_by("number"))
        for fault in faults(editions):
            yield Finding("edition", f"Năm {year}", fault.rstrip("."))
        newest = editions[-1]
        if not newest.is_intact:
            continue
        figures = {figure["slug"]: figure["value"] for figure in newest.data["figures"]}
        now = year_content(year)
        values = {figure["slug"]: figure["value"] for figure in now["figures"]}
        for change in changes_since(newest.data, now):
            amounts = (
                (figures.get(change.slug), values.get(change.slug)) if change.aspect == "Giá trị" else (None, None)
            )
            yield Finding("edition", f"Năm {year}, ấn bản {newest.number}", f"khác hồ sơ hiện nay: {change}", *amounts)
