"""Counts the readings of public pages after they are answered; a failure to count never reaches the reader."""

import logging

from crawlerdetect import CrawlerDetect
from django.db import DatabaseError
from django.urls import reverse

from frontportal.kit.web.client_address import client_address

from .counting import count
from .pages import key_of_response

logger = logging.getLogger(__name__)
crawlers = CrawlerDetect()


class CountVisits:
    """Only a person's GET of a public page that was answered with HTML counts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_page(request, response) and is_person(request):
            try:
                agent = request.META.get("HTTP_USER_AGENT", "")
                count(address=client_address(request), agent=agent, page=key_of_response(request, response))
            except DatabaseError:
                logger.exception("a visit could not be counted")
        return response


def is_page(request, response) -> bool:
    """A public page in full: not the staff's pages, not parts fetched by scripts, not pages fetched ahead of time."""
    inside = request.path_info.startswith((reverse("admin:index"), "/mau/"))
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    html = response.get("Content-Type", "").startswith("text/html")
    told_not_to = inside or "prefetch" in purpose or getattr(request, "is_preview", False)
    return request.method == "GET" and response.status_code == 200 and html and not told_not_to


def is_person(request) -> bool:
    """Bots and programs without a name are left out."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    return bool(agent) and not crawlers.is_crawler(agent[:500])
