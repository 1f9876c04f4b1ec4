"""The month for people, the feeds for their programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from frontportal.committee.templatetags.committee import committee_for_pages
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.kit.web.site_address import site_of
from frontportal.places.models import Unit

from .events import Event, days_of_feed, event_of, events_between
from .lunar import lunar_day
from .month import FIRST_YEAR, LAST_YEAR, is_shown, neighbours, weeks_of


class Month(TemplateView):
    """The month of the address, else the one of today."""

    template_name = "event_calendar/month.html"

    def get_context_data(self, *, year: int | None = None, month: int | None = None, **kwargs):
        today = timezone.localdate()
        if year is None or month is None:
            year, month = today.year, today.month
        if not is_shown(year, month):
            raise NotFoundWithReason(f"Lịch có các tháng từ 01/{FIRST_YEAR} đến 12/{LAST_YEAR}.")
        weeks = weeks_of(year, month, today)
        return super().get_context_data(**kwargs) | {
            "year": year,
            "month": month,
            "weeks": weeks,
            "count": sum(len(day.entries) for week in weeks for day in week),
            "today": today,
            "lunar_today": lunar_day(today),
            "others": {name: each and month_link(*each) for name, each in neighbours(year, month).items()},
            "communes": Unit.objects.communes().served().today().alphabetical(),
        }


def month_link(year: int, month: int) -> dict[str, str]:
    return {"label": f"Tháng {month}/{year}", "url": reverse("event_calendar:month", args=[year, month])}


def whole_feed(request: HttpRequest) -> HttpResponse:
    name = f"Lịch Mặt trận {committee_for_pages().name}".strip()
    return file_answer(request, name, events_between(*days_of_feed()), "lich")


def unit_feed(request: HttpRequest, code: str) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.communes().served().latest_lives(), code=code)
    return file_answer(request, f"Lịch Mặt trận: {unit}", events_between(*days_of_feed(), unit), f"lich-{code}")


def event_file(request: HttpRequest, source: str, key: str) -> HttpResponse:
    event = event_of(source, key)
    if event is None:
        raise NotFoundWithReason("Không có sự kiện này.")
    return file_answer(request, event.title, [event], key.lower())


def file_answer(request: HttpRequest, name: str, events: list[Event], file: str) -> HttpResponse:
    from .files import calendar_file  # with a library that no page needs

    content = calendar_file(name, events, site_of(request))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return answer
