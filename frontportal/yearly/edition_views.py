"""Editions of a year as they were published; old ones stay readable."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from frontportal.kit.money import dong

from .models import Edition, YearSummary
from .verification import own_faults


class EditionPage(TemplateView):
    """What the year's page said when it was published, with the hash by which anybody can tell."""

    template_name = "yearly/edition.html"

    def get_context_data(self, *, year: int, number: int, **kwargs):
        get_object_or_404(YearSummary.objects.published(), year=year)
        editions = list(Edition.objects.of_year(year))
        edition = get_object_or_404(Edition, year=year, number=number)
        trail = [
            {"label": f"Năm {year}", "url": reverse("yearly:summary", args=[year])},
            {"label": f"Ấn bản {number}", "url": ""},
        ]
        found = {"year": year, "edition": edition, "editions": editions, "trail": trail}
        return super().get_context_data(**kwargs) | found | frozen_table(edition) | {"faults": own_faults(edition)}


def frozen_table(edition: Edition) -> dict:
    """What parts/_table.html takes: a row for each figure of the edition."""
    heads = ("Chỉ tiêu", "Kết quả", "Kế hoạch", "Năm trước", "Số hồ sơ")
    rows = [
        [
            {"text": figure["label"]},
            {"text": figure["text"], "numeric": True},
            *({"text": "–" if value is None else dong(value), "numeric": True} for value in numbers(figure)),
        ]
        for figure in edition.data["figures"]
    ]
    return {"columns": [{"label": head, "numeric": place > 0} for place, head in enumerate(heads)], "rows": rows}


def numbers(figure: dict) -> tuple[int | None, ...]:
    return figure["plan"], figure["last_year"], len(figure["records"])
