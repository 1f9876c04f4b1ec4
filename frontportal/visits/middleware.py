"""Counts the readings of public pages after they are answered; a failure to count never reaches the reader."""

import logging
from functools import cache, lru_cache

from crawlerdetect import CrawlerDetect
from django.db import DatabaseError
from django.urls import reverse

from frontportal.kit.web.client_address import client_address

from . import waiting
from .counting import reading
from .pages import key_of_response

logger = logging.getLogger(__name__)
crawlers = CrawlerDetect()


class CountVisits:
    """Only a person's GET of a public page that was answered with HTML counts, a page that was kept in memory, too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_page(request, response) and is_person(request):
            count_reading(request, getattr(response, "page_key", None) or request.path[:200])
        return response

    def process_template_response(self, request, response):
        """Under which key it is counted goes with the page, into memory and out of it."""
        response.page_key = key_of_response(request, response)
        return response


def count_reading(request, page: str) -> None:
    """Count that who asks has read `page`, together with others a little later. Never fails."""
    try:
        agent = request.META.get("HTTP_USER_AGENT", "")
        waiting.add(reading(address=client_address(request), agent=agent, page=page))
    except DatabaseError:
        logger.exception("a visit could not be counted")


def is_page(request, response) -> bool:
    """A public page in full, or that it has not changed: not the staff's pages, not parts fetched by scripts, not pages
    fetched ahead of time."""
    inside = request.path_info.startswith((staff_pages(), "/mau/"))
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    is_html = response.get("Content-Type", "").startswith("text/html")
    is_read = (response.status_code == 200 and is_html) or (
        response.status_code == 304 and hasattr(response, "page_key")
    )
    told_not_to = inside or "prefetch" in purpose or getattr(request, "is_preview", False)
    return request.method == "GET" and is_read and not told_not_to


@cache
def staff_pages() -> str:
    """The address below which staff's pages lie."""
    return reverse("admin:index")


def is_person(request) -> bool:
    """Bots and programs without a name are left out."""
    return is_of_person(request.META.get("HTTP_USER_AGENT", "")[:500])


@lru_cache(maxsize=1000)
def is_of_person(agent: str) -> bool:
    return bool(agent) and not crawlers.is_crawler(agent)
