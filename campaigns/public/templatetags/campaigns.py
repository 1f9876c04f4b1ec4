"""The campaigns pillar on pages of the roof."""

from django import template
from django.db.models import Count, DateField, F, Func, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from campaigns.models.recognition import Recognition
from frontportal.places.models import Unit
from frontportal.places.public.eras import title_of
from frontportal.places.querysets import alive_on
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.public.templatetags.yearly import FrontYear

register = template.Library()
MOST_TILES = 60
CELLS = {"houses": "nhà", "gift-packages": "suất quà"}  # figure → its word in a commune's tile


@register.inclusion_tag("campaigns/_communes_grid.html")
def communes_grid(front: FrontYear | None = None) -> dict:
    """The communes of the year on the front page, each with its areas, how many were recognised, and its part in those
    figures of `front` that CELLS name; of very many the first. One query."""
    found = list(communes_of_front_year()[: MOST_TILES + 1])
    communes = found[:MOST_TILES]
    year = communes[0].front_year if communes else None
    year_figures = [front.year_figures[slug] for slug in CELLS if slug in front.year_figures] if front else []
    for unit in communes:
        unit.cells = [cell_of(each, unit) for each in year_figures]
    is_cut = len(found) > len(communes)
    title = "Các xã, thị trấn" if is_cut else title_of(communes)
    return {"communes": communes, "title": title, "year": year, "is_cut": is_cut}


def cell_of(year_figure, unit: Unit) -> dict:
    """A number with its word, which opens the commune's records."""
    url = f"{reverse('yearly:figure', args=[year_figure.year, year_figure.figure.slug])}?xa={unit.code}#ho-so"
    return {"number": year_figure.answer.by_commune.get(unit.pk, 0), "word": CELLS[year_figure.figure.slug], "url": url}


def communes_of_front_year():
    """Communes alive on 18 November of the year that staff chose for the front page."""
    chosen = YearSummary.objects.published().order_by("-on_front", "-year").values("year")[:1]
    newest = Recognition.objects.shown().order_by("-year").values("year")[:1]
    year = Coalesce(Subquery(chosen), Subquery(newest))
    day = Func(F("front_year"), Value(11), Value(18), function="make_date", output_field=DateField())
    communes = (
        Unit.objects.communes().served().annotate(front_year=year, front_day=day).filter(alive_on(F("front_day")))
    )
    areas = Unit.objects.residential_areas().filter(alive_on(OuterRef("front_day")), parent=OuterRef("pk"))
    recognised = Recognition.objects.standing().filter(unit__parent=OuterRef("pk"), year=OuterRef("front_year"))
    return communes.annotate(
        area_count=counted(areas, "pk"), recognised_count=counted(recognised, "unit")
    ).alphabetical()


def counted(records, name: str):
    """A subquery for the number of distinct values of a column."""
    rows = (
        records.order_by()
        .annotate(group=Value(1))
        .values("group")
        .annotate(count=Count(name, distinct=True))
        .values("count")
    )
    return Coalesce(Subquery(rows), 0)
