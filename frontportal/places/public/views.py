from datetime import date

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import DetailView, TemplateView

from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.kit.web.paging import numbered_page

from ..models import Unit
from ..sections import onward_links, sections_of
from .eras import eras_of, title_of
from .trails import trail_of

SIZE = 200  # units on one page


class Units(TemplateView):
    """The communes of today, or of the day in `?ngay=2023-11-18`, each with its residential areas; `?trang=` turns pages."""

    template_name = "places/unit_list.html"

    def get_context_data(self, **kwargs):
        day = day_asked(self.request) or timezone.localdate()
        eras = eras_of(Unit.objects.communes().served().select_related("parent").alphabetical())
        era = next((era for era in eras if era.holds(day)), None)
        sizes = Unit.objects.residential_areas().on(era.day).sizes() if era else {}
        page = numbered_page(era.units if era else (), self.request.GET.get("trang"), size=SIZE)
        return super().get_context_data(**kwargs) | {
            "era": era,
            "page": page,
            "cards": [(unit, sizes.get(unit.pk)) for unit in page],
            "areas": sum(sizes[unit.pk]["areas"] for unit in era.units if unit.pk in sizes) if era else 0,
            "trail": [{"label": "Địa bàn"}],
            "links": onward_links(),
            "options": [
                {"label": f"{each.title} {each.span}", "url": f"?ngay={each.day}", "current": each == era}
                for each in eras
            ],
        }


class UnitPage(DetailView):
    """A unit's latest life, or the one that ended on `?den=2025-07-01`: whence, whither, and what happened there."""

    def get_object(self, queryset=None):
        lives = Unit.objects.filter(code=self.kwargs["code"]).select_related("parent__parent")
        self.lives = sorted(lives, key=lambda unit: unit.since or date.min, reverse=True)
        asked = self.request.GET.get("den")
        found = [unit for unit in self.lives if not asked or str(unit.until) == asked]
        if not found:
            raise NotFoundWithReason("Không có đơn vị này.")
        return found[0]

    def get_template_names(self):
        return ["places/area_detail.html" if self.object.kind == Unit.Kind.AREA else "places/unit_detail.html"]

    def get_context_data(self, **kwargs):
        origins, successions = self.object.lineage()
        parts = [] if self.object.kind == Unit.Kind.AREA else list(Unit.objects.parts_of(self.object))
        page = numbered_page(parts, self.request.GET.get("trang"), size=SIZE)
        return super().get_context_data(**kwargs) | {
            "unit": self.object,
            "trail": trail_of(self.object),
            "origins": origins,
            "successions": successions,
            "page": page,
            "parts": list(page),
            "parts_title": title_of(parts),
            "illustrated": any(unit.is_illustration for unit in (self.object, *page)),
            "sections": sections_of(self.object),
            "other_lives": [life for life in self.lives if life != self.object],
        }


class Predecessors(UnitPage):
    """What happened in the units that became this one, each for itself: their records stay theirs."""

    def get_template_names(self):
        return ["places/predecessors.html"]

    def get_context_data(self, **kwargs):
        found = super().get_context_data(**kwargs)
        if not found["origins"]:
            raise NotFoundWithReason("Đơn vị này không hình thành từ đơn vị nào khác.")
        here = {"label": "Trước ngày thành lập"}
        past = [(step, sections_of(step.predecessor)) for step in found["origins"]]
        return found | {
            "past": past,
            "trail": [*found["trail"][:-1], {**found["trail"][-1], "url": self.object.get_absolute_url()}, here],
        }


def day_asked(request) -> date | None:
    """The day of `?ngay=`; 404 for one that is not in the calendar."""
    text = request.GET.get("ngay")
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise NotFoundWithReason("Ngày không có trong lịch.")
    return day
