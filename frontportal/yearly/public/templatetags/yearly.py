"""A year's figures for pages of other rooms."""

from dataclasses import dataclass

from django import template

from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.public.presentation.figures import large_figure
from frontportal.yearly.summary import YearFigure, front_figures

register = template.Library()


@dataclass(frozen=True)
class FrontYear:
    """The year staff chose for the front page, with some of its figures: slug → figure of that year."""

    summary: YearSummary
    year_figures: dict[str, YearFigure]

    @property
    def year(self) -> int:
        return self.summary.year


@register.simple_tag
def front_year(slugs: str) -> FrontYear | None:
    """With the figures named by `slugs` (parted by blanks); None before a year is published. Three queries."""
    summary = YearSummary.objects.for_front()
    if summary is None:
        return None
    figures = [registry[slug] for slug in slugs.split() if slug in registry]
    return FrontYear(summary, {each.figure.slug: each for each in front_figures(summary.year, figures)})


@register.inclusion_tag("yearly/_year_in_figures.html")
def year_in_figures(front: FrontYear | None) -> dict:
    """Its figures in large numbers."""
    if front is None:
        return {"summary": None}
    return {
        "summary": front.summary,
        "title": f"Số liệu năm {front.year}",
        "figures": [large_figure(each) for each in front.year_figures.values()],
    }
