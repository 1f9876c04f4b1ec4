from django.urls import reverse
from django.views.generic import DetailView, ListView, RedirectView, TemplateView

from campaigns.models.activity import Activity
from campaigns.models.campaign import Campaign
from campaigns.models.honour import Honour
from campaigns.participation.presentation import programme_of, years_of
from frontportal.kit.web.not_found import NotFoundWithReason, no_such_year
from frontportal.kit.web.paging import numbered_page

from .areas import commune_table, large_figures, recognised_by_title, years_on_record
from .without_day import areas_without_day, table_of


class Campaigns(ListView):
    """The campaigns that are shown, and the ceremonies of honour."""

    context_object_name = "campaigns"

    def get_queryset(self):
        return Campaign.objects.shown().with_activity_count()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "trail": [{"label": "Phong trào"}],
            "honours": Honour.objects.shown().select_related("unit__parent"),
            "latest": Activity.objects.shown().for_list().select_related("campaign")[:5],
        }


class CampaignPage(DetailView):
    """A campaign with the activities of a year, newest first."""

    def get_queryset(self):
        return Campaign.objects.shown()

    def get_context_data(self, **kwargs):
        activities = self.object.activities.shown()
        counts = dict.fromkeys(years_of(self.object), 0) | activities.count_by_year()
        counts = dict(sorted(counts.items(), reverse=True))
        year = self.year_asked(counts)
        page = numbered_page(activities.in_year(year).for_list() if year else activities, self.request.GET.get("trang"))
        return super().get_context_data(**kwargs) | {
            "trail": [{"label": "Phong trào", "url": reverse("campaigns:campaigns")}, {"label": self.object.name}],
            "year": year,
            "page": page,
            "programme": programme_of(self.object, year),
            "options": [
                {"label": f"{each} ({count})", "url": f"?nam={each}", "current": each == year}
                for each, count in counts.items()
            ],
        }

    def year_asked(self, counts: dict[int, int]) -> int | None:
        """The year of `?nam=`, else the newest with activities; 404 for a year without any."""
        asked = self.request.GET.get("nam")
        years = {str(year): year for year in counts}
        if asked and asked not in years:
            raise NotFoundWithReason("Không có hoạt động nào trong năm này.")
        return years[asked] if asked else max(counts, default=None)


def address_of_year(year: int) -> str:
    return reverse("campaigns:areas-year", args=[year])


class LatestAreas(RedirectView):
    def get_redirect_url(self, *args, **kwargs):
        years = years_on_record()
        if not years:
            raise NotFoundWithReason("Chưa ghi năm nào cho các khu dân cư.")
        return reverse("campaigns:areas-year", args=[years[0]])


class AreasOfYear(TemplateView):
    """The residential areas of a year: recognised ones with their decisions, unity days by commune."""

    template_name = "campaigns/areas.html"

    def get_context_data(self, *, year: int, **kwargs):
        years = years_on_record()
        if year not in years:
            raise no_such_year(f"Chưa ghi gì cho các khu dân cư năm {year}.", year, years, address_of_year)
        table = commune_table(year)
        return super().get_context_data(**kwargs) | {
            "trail": [{"label": "Địa bàn", "url": reverse("places:units")}, {"label": f"Khu dân cư năm {year}"}],
            "year": year,
            "options": [
                {"label": str(each), "url": reverse("campaigns:areas-year", args=[each]), "current": each == year}
                for each in years
            ],
            "table": table,
            "table_caption": f"Khu dân cư năm {year} theo xã, thị trấn",
            "figures": large_figures(year, table),
            "titles": recognised_by_title(year),
        }


class AreasWithoutDay(TemplateView):
    """The areas behind the difference in "161/170"."""

    template_name = "campaigns/areas_without_day.html"

    def get_context_data(self, *, year: int, **kwargs):
        years = years_on_record()
        if year not in years:
            raise no_such_year(f"Chưa ghi gì cho các khu dân cư năm {year}.", year, years, address_of_year)
        total, lacking = commune_table(year).total["areas"], areas_without_day(year)
        above = reverse("campaigns:areas-year", args=[year])
        return super().get_context_data(**kwargs) | {
            "trail": [{"label": f"Khu dân cư năm {year}", "url": above}, {"label": "Không tổ chức đủ Ngày hội"}],
            "year": year,
            "areas": total,
            "held": total - len(lacking),
            "caption": f"Khu dân cư không tổ chức đủ phần lễ và phần hội năm {year}",
            "table": table_of(lacking),
        }
