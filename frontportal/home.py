"""The roof: the home page composes rooms by their template tags and imports none of the pillars."""

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.defaults import bad_request as plain_bad_request
from django.views.generic import RedirectView, TemplateView

from frontportal.backoffice.reading.not_found import desk_not_found, is_of_desk
from frontportal.committee.templatetags.committee import committee_for_pages
from frontportal.kit.web.not_found import NotFoundWithReason, PageWithdrawn
from frontportal.redirects.serving import moved

from . import samples
from .front_page import DAYS, front_articles


class Home(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**front_articles()._asdict(), days=DAYS, **kwargs)


class Samples(UserPassesTestMixin, TemplateView):
    """Every part of the house's look with sample content, for staff who build pages."""

    template_name = "mau.html"

    def test_func(self) -> bool:
        return self.request.user.is_staff

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | samples.everything()


class SiteMap(TemplateView):
    """All groups of the menu with what is in them, for people."""

    template_name = "site_map.html"


def manifest(request):
    """What a phone shows of the portal on its first screen."""
    committee = committee_for_pages()
    name = f"Mặt trận {committee.name}".strip()
    icons = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("img/icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    content = {
        "name": f"{committee.level_label} {committee.name}".strip(),
        "short_name": name,
        "lang": "vi",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fdfbf7",
        "theme_color": "#7d0f14",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


class Favicon(RedirectView):
    """Browsers and machines ask for this address whatever a page says."""

    def get_redirect_url(self, *args, **kwargs) -> str:
        return static("img/favicon.png")


class Robots(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"


def bad_request(request, exception):
    """The 400 page in the house's look, or 413 with what was too large; a request too broken for templates never gets here."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return plain_bad_request(request, exception, template_name="400.html")
    return render(request, "413.html", {"is_of_files": isinstance(exception, TooManyFilesSent)}, status=413)


def not_found(request, exception):
    """The page 404, or 410 of what was withdrawn, with the reason where the reader may know it."""
    sentence = str(exception) if isinstance(exception, NotFoundWithReason) else ""
    if is_of_desk(request):
        return desk_not_found(request, sentence)
    status = 410 if isinstance(exception, PageWithdrawn) else 404
    if status == 404 and (answer := moved(request)):
        return answer
    context = {"sentence": sentence, "onward": getattr(exception, "onward", []), "committee": committee_for_pages()}
    return render(request, f"{status}.html", context, status=status)
