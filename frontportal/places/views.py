from datetime import date

from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import DetailView, ListView

from .blocks import blocks_of
from .models import Unit


class Units(ListView):
    """The communes of a day: today's, or those of `?ngay=2023-11-18`, each with its number of areas."""

    template_name = "places/unit_list.html"
    context_object_name = "communes"

    def get_queryset(self):
        self.day = day_asked(self.request) or timezone.localdate()
        return Unit.objects.communes().served().on(self.day).with_area_count(self.day).select_related("parent").alphabetical()

    def get_context_data(self, **kwargs):
        days = Unit.objects.communes().served().turning_days()
        return super().get_context_data(**kwargs) | {"day": self.day, "eras": eras(days, self.day)}


class UnitPage(DetailView):
    """A unit's latest life, or the one that ended on `?den=2025-07-01`; what happened there, whence and whither."""

    def get_object(self, queryset=None):
        self.lives = list(Unit.objects.filter(code=self.kwargs["code"]).select_related("parent__parent").order_by("-since"))
        self.lives.sort(key=lambda unit: unit.since or date.min, reverse=True)
        asked = self.request.GET.get("den")
        lives = [unit for unit in self.lives if str(unit.until) == asked] if asked else self.lives
        if not lives:
            raise Http404("Không có đơn vị này.")
        return lives[0]

    def get_template_names(self):
        return ["places/area_detail.html" if self.object.kind == Unit.Kind.AREA else "places/unit_detail.html"]

    def get_context_data(self, **kwargs):
        unit = self.object
        origins, successions = unit.lineage()
        parts = [] if unit.kind == Unit.Kind.AREA else Unit.objects.parts_of(unit)
        return super().get_context_data(**kwargs) | {
            "origins": origins,
            "successions": successions,
            "parts": parts,
            "blocks": blocks_of(unit),
            "other_lives": [life for life in self.lives if life != unit],
        }


def day_asked(request) -> date | None:
    """The day of `?ngay=`; 404 for one that is not in the calendar."""
    text = request.GET.get("ngay")
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise Http404("Ngày không có trong lịch.")
    return day
