"""What the search of the site finds of years and figures."""

from django.urls import reverse

from frontportal.kit.web.searching import SearchedPage
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary


def pages() -> list[SearchedPage]:
    found = []  # one query
    for year in YearSummary.objects.published().order_by("-year").values_list("year", flat=True):
        found.append(
            SearchedPage(
                f"Số liệu năm {year}",
                reverse("yearly:summary", args=[year]),
                "bao cao nam tong hop bang con so tong ket word excel",
                year=year,
                rank=0,
            )
        )
        found += [
            SearchedPage(
                f"{figure.label}, năm {year}", reverse("yearly:figure", args=[year, figure.slug]), year=year, rank=2
            )
            for figure in registry.values()
        ]
    return found
