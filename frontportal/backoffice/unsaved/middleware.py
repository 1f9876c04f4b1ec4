"""Tells the browser, and only when it is true, that a form was saved or its person signed out.

A cookie says so and not the next page, for that may be any page, or none where a popup closes.
"""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frontportal.kit.web.site_address import STAFF_SITE

SAVED, SIGNED_OUT = "saved_forms", "signed_out"
FORM_ID = re.compile(r"[0-9a-z]{10}")
MOST = 20  # forms named in one cookie
A_DAY = 24 * 60 * 60  # seconds; then the browser has dropped the form itself


class UnsavedForms:
    """After the middleware that knows the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path_info.startswith(STAFF_SITE):
            return self.get_response(request)
        user = request.user.pk
        response = self.get_response(request)
        if request.path_info == reverse("admin:logout"):
            tell_signed_out(request, response, user)
        elif is_saved(request, response):
            tell_saved(request, response)
        return response


def is_saved(request: HttpRequest, response: Any) -> bool:
    """Whether what was sent is stored: one is sent on without an error, gets a file, or a popup closes."""
    if response.status_code == 302:
        return not is_refused(request, response.url)
    if response.status_code != 200:
        return False
    is_file = response.get("Content-Disposition", "").startswith("attachment")
    return is_file or "popup_response" in str(getattr(response, "template_name", ""))


def is_refused(request: HttpRequest, address: str) -> bool:
    """Whether one is sent on with an error, to sign in, or home because the record has gone meanwhile."""
    queued = getattr(messages.get_messages(request), "_queued_messages", ())
    level = max((message.level for message in queued), default=0)
    has_gone = address == STAFF_SITE and level >= messages.WARNING
    return level >= messages.ERROR or has_gone or address.startswith(reverse("admin:login"))


def tell_saved(request: HttpRequest, response: HttpResponse) -> None:
    """Adds the form to those that the browser may forget."""
    form = request.POST.get("_unsaved", "")
    if FORM_ID.fullmatch(form):
        known = FORM_ID.findall(request.COOKIES.get(SAVED, ""))
        tell(response, SAVED, ".".join([form, *known][:MOST]))


def tell_signed_out(request: HttpRequest, response: HttpResponse, user: int | None) -> None:
    """Names who has signed out; where the session had ended before, the page that was still open knows."""
    named = str(user or request.POST.get(SIGNED_OUT, ""))
    if response.status_code in (200, 302) and named.isascii() and named.isdecimal():
        tell(response, SIGNED_OUT, named[:18])


def tell(response: HttpResponse, name: str, value: str) -> None:
    """A cookie for the script of the admin's pages alone; it decides nothing on the server."""
    path, secure = STAFF_SITE, settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=A_DAY, path=path, secure=secure, samesite="Lax")
