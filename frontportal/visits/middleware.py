"""Counts the readings of public pages after they are answered; a failure to count never reaches the reader."""

import logging
from functools import lru_cache

from crawlerdetect import CrawlerDetect
from django.db import DatabaseError

from frontportal.kit.web.client_address import address_in
from frontportal.kit.web.site_address import STAFF_SITE

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
        if is_page(request, response):
            count_reading(request.META, getattr(response, "page_key", None) or request.path[:200])
        return response

    def process_template_response(self, request, response):
        """Under which key it is counted goes with the page, into memory and out of it."""
        response.page_key = key_of_response(request, response)
        return response


def count_reading(environ, page: str) -> None:
    """Count that who asks has read `page`, together with others a little later; programs, and pages fetched ahead of time, do not count.
    Never fails.
    """
    agent = environ.get("HTTP_USER_AGENT", "")
    purpose = environ.get("HTTP_SEC_PURPOSE", environ.get("HTTP_PURPOSE", ""))
    if "prefetch" in purpose or not is_person(agent[:500]):
        return
    try:
        waiting.add(reading(address=address_in(environ), agent=agent, page=page))
    except DatabaseError:
        logger.exception("a visit could not be counted")


def is_page(request, response) -> bool:
    """A public page in full, or that it has not changed: not the staff's pages, not parts fetched by scripts."""
    inside = request.path_info.startswith((STAFF_SITE, "/mau/"))
    is_html = response.get("Content-Type", "").startswith("text/html")
    is_read = (response.status_code == 200 and is_html) or (
        response.status_code == 304 and hasattr(response, "page_key")
    )
    return request.method == "GET" and is_read and not inside and not getattr(request, "is_preview", False)


@lru_cache(maxsize=1000)
def is_person(agent: str) -> bool:
    """Bots and programs without a name are left out."""
    return bool(agent) and not crawlers.is_crawler(agent)
