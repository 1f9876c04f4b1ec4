"""A year's figures for pages of other rooms."""

from django import template

from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.public.presentation.figures import large_figure
from frontportal.yearly.summary import front_lines

register = template.Library()


@register.inclusion_tag("yearly/_year_in_figures.html")
def year_in_figures(slugs: str) -> dict:
    """The year staff chose for the front page, in the large figures named by `slugs` (parted by blanks)."""
    summary = YearSummary.objects.for_front()
    if summary is None:
        return {"summary": None}
    figures = [registry[slug] for slug in slugs.split() if slug in registry]
    return {
        "summary": summary,
        "title": f"Năm {summary.year} bằng con số",
        "figures": [large_figure(line) for line in front_lines(summary.year, figures)],
    }
