"""The year's page and the page of each figure, down to its records."""

from django.urls import reverse
from django.views.generic import RedirectView, TemplateView

from frontportal.kit.values.money import dong
from frontportal.kit.web.not_found import NotFoundWithReason, no_such_year
from frontportal.kit.web.paging import numbered_page
from frontportal.sheets.datasets.suppression import NOTE
from frontportal.yearly.communes import commune_table
from frontportal.yearly.editions.publishing import is_over
from frontportal.yearly.figures import registry
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.public.presentation.figures import figure_view, headers, month_rows
from frontportal.yearly.small_counts.records import hidden_records_of
from frontportal.yearly.summary import YearFigure, figures_of_year

from .presentation.overview import TableChoice
from .presentation.year_view import FigureContext, year_view
from .records import commune_asked, record_table, records_of


class LatestYearRedirect(RedirectView):
    def get_redirect_url(self, *args, **kwargs) -> str:
        summary = YearSummary.objects.for_front()
        if summary is None:
            raise NotFoundWithReason("Chưa có năm nào được tổng hợp.")
        return summary.get_absolute_url()


class YearMixin:
    """Pages of one year that the public may read; `?donvi=hien-nay` asks for today's communes."""

    @property
    def in_todays_units(self) -> bool:
        return self.request.GET.get("donvi") == "hien-nay"

    def address_of(self, year: int) -> str:
        """The same page of another year."""
        match = self.request.resolver_match
        return reverse(match.view_name, kwargs=match.kwargs | {"year": year})

    def get_context_data(self, *, year: int, **kwargs):
        summaries = list(YearSummary.objects.published().select_related("published_by").order_by("year"))
        summary = next((each for each in summaries if each.year == year), None)
        years = [each.year for each in summaries]
        if summary is None:
            raise no_such_year(f"Năm {year} chưa được tổng hợp.", year, years, self.address_of)
        return super().get_context_data(
            summary=summary, year=year, years=years, in_todays_units=self.in_todays_units, **kwargs
        )


class Summary(YearMixin, TemplateView):
    template_name = "yearly/summary.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        year = context["year"]
        compare = self.compared_year(year)
        asked = TableChoice.of(*(self.request.GET.get(name, "") for name in ("bang", "xep", "bando")))
        context |= headers(year, compare) | year_view(year, compare, self.in_todays_units, asked)
        context["is_over"] = is_over(year)
        context["compare_years"] = [each for each in context["years"] if each != year]
        return context

    def compared_year(self, year: int) -> int:
        asked = self.request.GET.get("sovoi", "")
        return (
            int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 and int(asked) != year else year - 1
        )


class FigurePage(YearMixin, TemplateView):
    """One figure: its value, breakdowns and, where they are public, exactly the records that make it."""

    template_name = "yearly/figure.html"

    def get_context_data(self, *, slug: str, **kwargs):
        context = super().get_context_data(**kwargs)
        figure, year = registry.get(slug), context["year"]
        if figure is None:
            raise NotFoundWithReason(f"Không có chỉ tiêu “{slug}”.")
        beside = FigureContext.of(figure, year, self.in_todays_units)
        year_figure = figures_of_year(year, figures=[figure], declared=beside.declared)[0]
        table = commune_table([year_figure], year, in_todays_units=self.in_todays_units, communes=beside.communes)
        context |= headers(year, year - 1) | {"figure": figure, "year_figure": year_figure, "table": table}
        context |= figure_view(year_figure, table, beside.shapes, self.in_todays_units)
        context["months"] = month_rows(year_figure, beside.months, beside.months_before)
        return context | (self.records(year_figure, beside.suppressed) if figure.columns else {})

    def records(self, year_figure: YearFigure, suppressed: set[int] | None) -> dict:
        """A page of the records, of one commune where `?xa=` names it."""
        figure, year = year_figure.figure, year_figure.year
        commune = commune_asked(self.request, year)
        total = year_figure.answer.records if figure.sums and not commune else None
        page = numbered_page(records_of(figure, year, commune), self.request.GET.get("trang"), size=50, total=total)
        found = {"page": page, "commune": commune}
        hidden = hidden_records_of(figure, year) if suppressed is None else suppressed
        found |= {"records": record_table(figure, page, hidden), "records_note": NOTE if hidden else ""}
        title = f"Hồ sơ của {commune} ({dong(page.paginator.count)})"
        return found | ({"records_title": title} if commune else {})
