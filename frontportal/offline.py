"""What a browser keeps of the portal for when there is no network: a page that says so, and the worker that keeps pages."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from frontportal.kit.web.site_address import STAFF_SITE
from frontportal.page_cache.release import release

# What the page without a network is drawn with; the fonts come with the first page that is read.
SHELL = ("css/site.css", "img/emblem.svg", "img/favicon.svg", "js/kept-pages.js")
# Staff's pages, and those into which people type: never kept, whatever is answered. Pillars are named by string only.
NEVER = ("admin:index", "samples", "search", "voters:feedback", "welfare:own-gift", "welfare:lines", "statistics")
ENDS_ITSELF = 'self.addEventListener("activate", () => self.registration.unregister());'


class Offline(TemplateView):
    """Asks the database nothing: it is fetched once and shown much later."""

    template_name = "offline/page.html"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, of the site's root. Another release brings another one, which drops what this one kept.

    While developing it is one that ends itself: files would not follow edits.
    """
    if settings.DEBUG:
        return HttpResponse(ENDS_ITSELF, content_type="text/javascript; charset=utf-8")
    context = {
        "release": release(),
        "offline": json.dumps(reverse("offline")),
        "shell": json.dumps([static(name) for name in SHELL]),
        "staff": json.dumps(STAFF_SITE),
        "never": json.dumps([reverse(name) for name in NEVER]),
    }
    response = render(request, "offline/worker.js", context, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
